//! Wherever the phone thinks it is, an event takes place when it takes place.

use anyhow::{Context, Result, ensure};
use serde_json::json;
use zhihui_backend_tests::{Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::journeys::sees_the_time_in_shanghai;
use crate::steps::{opens_the_event, registers, signs_in};

#[test]
fn a_time_without_a_zone_is_the_same_on_every_phone() -> Result<(), Broken> {
    visit("times", Language::Chinese, || Setup::of("django", "ruoyi"), on_two_phones)
}

async fn on_two_phones(visit: &mut Visit) -> Result<()> {
    let mut shown = vec![];
    for zone in ["Asia/Shanghai", "UTC"] {
        visit.phone.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await?;
        opens_the_event(visit).await?;
        sees_the_time_in_shanghai(visit).await?;
        visit.phone.settles().await?;
        shown.push(visit.phone.words().await?);
    }
    ensure!(shown[0] == shown[1], "in Shanghai:\n{}\nin UTC:\n{}", shown[0], shown[1]);

    // Still in UTC: what goes back is written as this backend writes.
    signs_in(visit).await?;
    opens_the_event(visit).await?;
    registers(visit).await?;
    let register = visit.profile.requests("registrations.create")?;
    let (method, path) = register.split_once(' ').context("a method and a path")?;
    let asked = visit.site.asked();
    let sent = asked.iter().find(|seen| seen.method == method && seen.path.starts_with(path));
    let body = sent.context("nobody registered")?.text();
    let sent: serde_json::Value = serde_json::from_str(&body).context("what was sent is no JSON")?;
    let foreign: Vec<_> = texts_in(&sent).into_iter().filter(|text| is_other_instant(text)).collect();
    ensure!(foreign.is_empty(), "instants in another form than the backend's: {foreign:?}");
    Ok(())
}

fn texts_in(value: &serde_json::Value) -> Vec<&str> {
    match value {
        serde_json::Value::String(text) => vec![text],
        serde_json::Value::Array(items) => items.iter().flat_map(texts_in).collect(),
        serde_json::Value::Object(fields) => fields.values().flat_map(texts_in).collect(),
        _ => vec![],
    }
}

/// Begins like a date with a time, and is not `yyyy-MM-dd HH:mm:ss`.
fn is_other_instant(text: &str) -> bool {
    let pattern = |form: &str| {
        form.len() == text.len()
            && form.bytes().zip(text.bytes()).all(|(wanted, found)| match wanted {
                b'0' => found.is_ascii_digit(),
                _ => wanted == found,
            })
    };
    let begins_like_a_date = text.get(..5).is_some_and(|year| year.ends_with('-') && year[..4].parse::<u32>().is_ok());
    begins_like_a_date && text.len() > 10 && !pattern("0000-00-00 00:00:00")
}
