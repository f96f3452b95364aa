//! Dates, numbers and distances in time as people in the zone read them, by the browser's `Intl`.
//!
//! `Intl` and not chrono's `format`: the browser has the words of every language already.

use js_sys::{Array, Date, Intl, Object, Reflect};
use wasm_bindgen::JsValue;
use zhihui_domain::time::Instant;

/// How an instant is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// 11月28日 / Nov 28
    MonthDay,
    /// 11月28日周六 / Sat, Nov 28
    MonthDayWeekday,
    /// 2026年11月28日 / Nov 28, 2026
    YearMonthDay,
    /// 周六 / Sat
    Weekday,
    /// 28
    Day,
    /// 11月 / Nov
    Month,
    /// 14:00
    Time,
}

impl DateStyle {
    fn options(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::MonthDay => &[("month", "short"), ("day", "numeric")],
            Self::MonthDayWeekday => &[("month", "short"), ("day", "numeric"), ("weekday", "short")],
            Self::YearMonthDay => &[("year", "numeric"), ("month", "short"), ("day", "numeric")],
            Self::Weekday => &[("weekday", "short")],
            Self::Day => &[("day", "2-digit")],
            Self::Month => &[("month", "short")],
            Self::Time => &[("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")],
        }
    }
}

/// `instant` in `style` for the language `tag`, in the zone Asia/Shanghai.
pub fn date(tag: &str, instant: Instant, style: DateStyle) -> String {
    let options = Object::new();
    set(&options, "timeZone", "Asia/Shanghai");
    for (name, value) in style.options() {
        set(&options, name, value);
    }
    let format = Intl::DateTimeFormat::new(&Array::of1(&JsValue::from_str(tag)), &options);
    let date = Date::new(&JsValue::from_f64(instant.timestamp_millis() as f64));
    let parts = format.format_to_parts(&date);
    // "28日" and "28" differ by a literal: the date block wants the number alone.
    let wanted = match style {
        DateStyle::Day => Some("day"),
        _ => None,
    };
    parts
        .iter()
        .filter(|part| wanted.is_none_or(|kind| text_of(part, "type") == kind))
        .map(|part| text_of(&part, "value"))
        .collect()
}

fn set(options: &Object, name: &str, value: &str) {
    // `Reflect::set` fails only on frozen objects and proxies; this one is ours.
    let _ = Reflect::set(options, &JsValue::from_str(name), &JsValue::from_str(value));
}

fn text_of(part: &JsValue, name: &str) -> String {
    Reflect::get(part, &JsValue::from_str(name)).ok().and_then(|v| v.as_string()).unwrap_or_default()
}
