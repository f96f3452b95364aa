//! Instants in the forms that backends write. Read and written digit by digit: chrono's parser and formatter for forms of
//! every kind would weigh half as much as this whole crate.

use chrono::{Datelike, NaiveDate};
use zhihui_json::Value;

use crate::pointer::count;

/// A point in time, and how far east of UTC the clock stood that it was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// Since 1970.
    pub seconds: i64,
    pub nanos: u32,
    pub offset: i32,
}

const DAY: i64 = 86400;
/// Of 1970-01-01, counted from the first day of the year 1.
const EPOCH_DAY: i64 = 719_163;

impl Moment {
    /// Reads what stands on the wire in `form`; a form without an offset means the clock of `zone`.
    pub fn read(text: &str, form: &str, zone: i32) -> Option<Self> {
        let (separators, has_offset): (&[u8], _) = match form {
            "rfc3339" => (b"Tt ", true),
            "yyyy-MM-dd HH:mm:ss.SSSX" => (b" ", true),
            "yyyy-MM-dd HH:mm:ss" => (b" ", false),
            "yyyy-MM-dd'T'HH:mm:ss" => (b"T", false),
            "yyyy-MM-dd" => {
                return Some(Self { seconds: day_of(text)? * DAY - i64::from(zone), nanos: 0, offset: zone });
            }
            "epochSeconds" => return Self::since_epoch(text, 1, zone),
            "epochMillis" => return Self::since_epoch(text, 1000, zone),
            _ => return None,
        };
        let mut rest = Text(text.as_bytes());
        let day = rest.day()?;
        rest.one_of(separators)?;
        let (second, nanos) = rest.time()?;
        let offset = if has_offset { rest.offset()? } else { zone };
        let is_all = rest.0.is_empty();
        let seconds = day * DAY + i64::from(second) - i64::from(offset);
        // Who writes all times in UTC says nothing about the clock that people look at.
        let offset = if form == "rfc3339" { offset } else { zone };
        is_all.then_some(Self { seconds, nanos, offset })
    }

    /// Reads the contract's own form.
    pub fn of_contract(text: &str) -> Option<Self> {
        Self::read(text, "rfc3339", 0)
    }

    fn since_epoch(text: &str, parts: i64, offset: i32) -> Option<Self> {
        let count = whole(text)?;
        let nanos = u32::try_from(count.rem_euclid(parts)).ok()? * 1_000_000;
        Some(Self { seconds: count.div_euclid(parts), nanos, offset })
    }

    /// The wire's form of it. `None` for years that do not have four digits.
    pub fn write(self, form: &str, zone: i32) -> Option<Value> {
        let local = Self { offset: zone, ..self };
        Some(Value::String(match form {
            "rfc3339" => self.rfc3339()?,
            "yyyy-MM-dd HH:mm:ss.SSSX" => {
                let mut text = Self { offset: 0, ..self }.date_and_clock(' ')?;
                text.push('.');
                push(&mut text, self.nanos / 1_000_000, 3);
                text.push('Z');
                text
            }
            "yyyy-MM-dd HH:mm:ss" => local.date_and_clock(' ')?,
            "yyyy-MM-dd'T'HH:mm:ss" => local.date_and_clock('T')?,
            "yyyy-MM-dd" => local.date()?,
            "epochSeconds" => return Some(Value::from(self.seconds)),
            "epochMillis" => {
                let millis = self.seconds.checked_mul(1000)?.checked_add(i64::from(self.nanos / 1_000_000))?;
                return Some(Value::from(millis));
            }
            _ => return None,
        }))
    }

    /// The contract's own form, with a fraction where there is one.
    pub fn rfc3339(self) -> Option<String> {
        let mut text = self.date_and_clock('T')?;
        let fraction = match self.nanos {
            0 => None,
            nanos if nanos % 1_000_000 == 0 => Some((nanos / 1_000_000, 3)),
            nanos if nanos % 1000 == 0 => Some((nanos / 1000, 6)),
            nanos => Some((nanos, 9)),
        };
        if let Some((fraction, digits)) = fraction {
            text.push('.');
            push(&mut text, fraction, digits);
        }
        if self.offset == 0 {
            text.push('Z');
            return Some(text);
        }
        text.push(if self.offset < 0 { '-' } else { '+' });
        let minutes = self.offset.unsigned_abs() / 60;
        push(&mut text, minutes / 60, 2);
        text.push(':');
        push(&mut text, minutes % 60, 2);
        Some(text)
    }

    /// On the clock at its offset.
    fn local_seconds(self) -> i64 {
        self.seconds.saturating_add(i64::from(self.offset))
    }

    /// `yyyy-MM-dd` at its offset.
    pub fn date(self) -> Option<String> {
        let days = i32::try_from(self.local_seconds().div_euclid(DAY) + EPOCH_DAY).ok()?;
        let date = NaiveDate::from_num_days_from_ce_opt(days)?;
        let year = u32::try_from(date.year()).ok().filter(|year| *year < 10_000)?;
        let mut text = String::new();
        push(&mut text, year, 4);
        for part in [date.month(), date.day()] {
            text.push('-');
            push(&mut text, part, 2);
        }
        Some(text)
    }

    /// `yyyy-MM-dd`, a separator and `HH:mm:ss`, at its offset.
    fn date_and_clock(self, separator: char) -> Option<String> {
        let mut text = self.date()?;
        let second = u32::try_from(self.local_seconds().rem_euclid(DAY)).unwrap_or(0);
        for (before, part) in [(separator, second / 3600), (':', second / 60 % 60), (':', second % 60)] {
            text.push(before);
            push(&mut text, part, 2);
        }
        Some(text)
    }
}

/// The whole part of a decimal number.
pub(crate) fn whole(text: &str) -> Option<i64> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, whole),
    };
    let is_number = digits.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    i64::try_from(count(digits)?).ok().filter(|_| is_number).map(|count| sign * count)
}

/// Seconds east of UTC of `+08:00`, `-03:30` or `Z`.
pub(crate) fn zone_seconds(text: &str) -> Option<i32> {
    const BELOW: u32 = 19 * 3600;
    let is_of_form = text == "Z" || (text.len() == 6 && text.as_bytes()[3] == b':');
    let mut rest = Text(text.as_bytes());
    let seconds = rest.offset()?;
    (is_of_form && rest.0.is_empty() && seconds.unsigned_abs() < BELOW).then_some(seconds)
}

/// Whether a text is a real date, `yyyy-MM-dd`.
pub(crate) fn is_date(text: &str) -> bool {
    day_of(text).is_some()
}

/// Days since 1970.
fn day_of(text: &str) -> Option<i64> {
    let mut rest = Text(text.as_bytes());
    rest.day().filter(|_| rest.0.is_empty())
}

/// With zeros in front.
fn push(text: &mut String, number: u32, digits: u32) {
    for place in (0..digits).rev() {
        text.extend(char::from_digit(number / 10_u32.pow(place) % 10, 10));
    }
}

/// What is left to be read.
struct Text<'t>(&'t [u8]);

impl Text<'_> {
    fn one_of(&mut self, choices: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        choices.contains(first).then(|| self.0 = rest).map(|()| *first)
    }

    fn digit(&mut self) -> Option<u32> {
        self.one_of(b"0123456789").map(|digit| u32::from(digit - b'0'))
    }

    fn number(&mut self, digits: usize, below: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..digits {
            number = number * 10 + self.digit()?;
        }
        Some(number).filter(|number| *number < below)
    }

    fn day(&mut self) -> Option<i64> {
        let year = i32::try_from(self.number(4, 10_000)?).ok()?;
        self.one_of(b"-")?;
        let month = self.number(2, 13)?;
        self.one_of(b"-")?;
        let date = NaiveDate::from_ymd_opt(year, month, self.number(2, 32)?)?;
        Some(i64::from(date.num_days_from_ce()) - EPOCH_DAY)
    }

    /// The second of the day, and what is left of it. ISO 8601 lets whole minutes end there.
    fn time(&mut self) -> Option<(u32, u32)> {
        let hour = self.number(2, 24)?;
        self.one_of(b":")?;
        let minute = self.number(2, 60)?;
        let second = if self.one_of(b":").is_some() { self.number(2, 60)? } else { 0 };
        let mut nanos = 0;
        if self.one_of(b".,").is_some() {
            let mut unit = 100_000_000;
            nanos = self.digit()? * unit;
            while let Some(digit) = self.digit() {
                unit /= 10;
                nanos += digit * unit;
            }
        }
        Some((hour * 3600 + minute * 60 + second, nanos))
    }

    /// `Z`, `+08:00`, `+0800` or `+08`, in seconds.
    fn offset(&mut self) -> Option<i32> {
        let sign = match self.one_of(b"Zz+-")? {
            b'+' => 1,
            b'-' => -1,
            _ => return Some(0),
        };
        let hours = self.number(2, 24)?;
        let minutes = if self.one_of(b":").is_some() || !self.0.is_empty() { self.number(2, 60)? } else { 0 };
        Some(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?)
    }
}
