use zhihui_domain::progress::TimeLeft;
use zhihui_domain::time::{Instant, in_zone};

use super::Texts;
use crate::platform::intl::{self, DateStyle};

impl Texts {
    /// One instant in one style, in the zone.
    pub fn date(self, instant: Instant, style: DateStyle) -> String {
        intl::date(self.language().tag(), instant, style)
    }

    /// 11月28日 14:00
    pub fn day_and_time(self, instant: Instant) -> String {
        format!("{} {}", self.date(instant, DateStyle::MonthDay), self.date(instant, DateStyle::Time))
    }

    /// 11月28日周六 14:00–17:30; the second day is named when it is another.
    pub fn span(self, start: Instant, end: Instant) -> String {
        let first = self.date(start, DateStyle::MonthDayWeekday);
        let (from, to) = (self.date(start, DateStyle::Time), self.date(end, DateStyle::Time));
        if in_zone(&start).date_naive() == in_zone(&end).date_naive() {
            format!("{first} {from}–{to}")
        } else {
            format!("{first} {from} – {} {to}", self.date(end, DateStyle::MonthDayWeekday))
        }
    }

    /// 今天 / 明天 / 还有 6 天; nothing for what is past.
    pub fn days_ahead(self, instant: Instant, now: Instant) -> Option<String> {
        let days = (in_zone(&instant).date_naive() - in_zone(&now).date_naive()).num_days();
        match days {
            0 => Some(self.app_today().to_owned()),
            1 => Some(self.app_tomorrow().to_owned()),
            2.. => Some(self.app_in_days(u32::try_from(days).unwrap_or(u32::MAX))),
            _ => None,
        }
    }

    /// 还剩 1 天 3 小时 / 已超时 2 小时: the two largest units.
    pub fn time_left(self, due: Instant, now: Instant) -> String {
        match TimeLeft::until(due, now) {
            TimeLeft::Left { days, hours, minutes } => self.app_time_left(&self.distance(days, hours, minutes)),
            TimeLeft::Overdue { days, hours, minutes } => self.app_overdue(&self.distance(days, hours, minutes)),
        }
    }

    fn distance(self, days: i64, hours: i64, minutes: i64) -> String {
        let count = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let parts = match (days, hours) {
            (0, 0) => vec![self.app_minutes(count(minutes))],
            (0, _) => vec![self.app_hours(count(hours)), self.app_minutes(count(minutes))],
            (_, 0) => vec![self.app_days(count(days))],
            _ => vec![self.app_days(count(days)), self.app_hours(count(hours))],
        };
        parts.join(" ")
    }
}
