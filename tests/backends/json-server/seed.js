// Prints the whole database: the calendar around today, and the one person whom json-server takes everybody for.
// Ids are texts, because a JavaScript server would lose digits of 1790000000000000123 as a number.

const DAY = 86400000;
const ZONE = 8 * 3600000;

/// ISO 8601 with the zone's offset, so that instants sort and compare as texts.
function at(days, hour, minute = 0) {
  const midnight = Math.floor((Date.now() + ZONE) / DAY + days) * DAY;
  return new Date(midnight + (hour * 60 + minute) * 60000).toISOString().slice(0, 19) + "+08:00";
}

function event(id, days, title, description) {
  return {
    id,
    title,
    description,
    host: { zh: "开发区人才服务中心", en: "Zone Talent Service Centre" },
    venue: { zh: "创新中心报告厅", en: "Innovation Centre hall" },
    starts_at: at(days, 14),
    ends_at: at(days, 17, 30),
    closes_at: at(days - 1, 18),
    places: 200,
    keep_days: 30,
  };
}

const OPTICS = {
  zh: "光电企业与人才面对面交流。现场可递交简历。",
  en: "Optics companies and talents meet face to face. Bring your CV along.",
};
const MEETUP = { zh: "每天一场的人才交流。欢迎带朋友来。", en: "A meetup for talents every day. Bring a friend." };
const FORUM = {
  zh: "已经结束的论坛。资料可向人才服务中心索取。",
  en: "A forum that is over. Ask the service centre for its papers.",
};

const numbers = (last) => Array.from({ length: last }, (_, index) => index + 1);
const database = {
  events: [
    event("1790000000000000123", 3, { zh: "智汇开发区·光电人才对接会", en: "Optics Matchmaking" }, OPTICS),
    ...numbers(44).map((n) => event(`meetup-${n}`, n + 4, { zh: `人才交流会 第${n}场`, en: `Talent Meetup ${n}` }, MEETUP)),
    ...numbers(3).map((n) => event(`forum-${n}`, -7 * n, { zh: `往期论坛 ${n}`, en: `Past Forum ${n}` }, FORUM)),
  ],
  registrations: [],
  applications: [],
  cases: [],
  me: { id: "linxiaozhou", name: "林小舟", phone: "19900001234" },
};

process.stdout.write(JSON.stringify(database, null, 2));
