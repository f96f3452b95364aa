/// The calendar around today, the person of the tests, and the office that answers them.

const DAY = 86400000;
/// Midnight in Asia/Shanghai, as many days from today.
const midnight = (days) => Math.floor((Date.now() + 8 * 3600000) / DAY + days) * DAY - 8 * 3600000;
const at = (days, hour, minute) => new Date(midnight(days) + (hour * 60 + (minute || 0)) * 60000).toISOString().replace("T", " ");

const event = (id, days, title, about) => ({
  id,
  title_zh: title[0], title_en: title[1],
  about_zh: about[0], about_en: about[1],
  host_zh: "开发区人才服务中心", host_en: "Zone Talent Service Centre",
  venue_zh: "创新中心报告厅", venue_en: "Innovation Centre hall",
  held: "on_site", entry: "open",
  starts_at: at(days, 14), ends_at: at(days, 17, 30), closes_at: at(days - 1, 18),
  places: 200, keep_days: 30,
});

const OPTICS = [
  "光电企业与人才面对面交流。现场可递交简历。",
  "Optics companies and talents meet face to face. Bring your CV along.",
];
const MEETUP = ["每天一场的人才交流。欢迎带朋友来。", "A meetup for talents every day. Bring a friend."];
const FORUM = ["已经结束的论坛。资料可向人才服务中心索取。", "A forum that is over. Ask the service centre for its papers."];
const numbered = (prefix, number) => prefix + String(number).padStart(15 - prefix.length, "0");

migrate((app) => {
  const seed = (name, records) => {
    const collection = app.findCollectionByNameOrId(name);
    for (const fields of records) {
      const record = new Record(collection);
      record.load(fields);
      app.save(record);
    }
  };

  const events = [event("optics000000001", 3, ["智汇开发区·光电人才对接会", "Optics Matchmaking"], OPTICS)];
  for (let n = 1; n <= 44; n++) {
    events.push(event(numbered("meetup", n), n + 4, [`人才交流会 第${n}场`, `Talent Meetup ${n}`], MEETUP));
  }
  for (let n = 1; n <= 3; n++) {
    events.push(event(numbered("forum", n), -7 * n, [`往期论坛 ${n}`, `Past Forum ${n}`], FORUM));
  }
  seed("events", events);
  seed("users", [{
    username: "linxiaozhou", email: "linxiaozhou@zone.example", verified: true,
    name: "林小舟", phone: "19900001234", password: "zhihui-demo-1",
  }]);
  seed("_superusers", [{ email: "office@zone.example", password: "zhihui-office-1" }]);
});
