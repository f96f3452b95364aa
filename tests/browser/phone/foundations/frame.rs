use anyhow::{Result, ensure};
use serde_json::json;
use thirtyfour::Key;
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Walk, in_both_languages, in_one_language, shown_instant};

use crate::steps::EVENT;

in_one_language!(the_keyboard_reaches_the_primary_action, English);

async fn the_keyboard_reaches_the_primary_action(walk: &mut Walk) -> Result<()> {
    let phone = &walk.phone;
    phone.open(&format!("/e/{EVENT}")).await?;
    phone.sees(&walk.text("events.register")).await?;
    phone.settles().await?;
    phone.key(Key::Tab).await?;
    ensure!(phone.focused().await? == walk.text("app.skip"), "the first stop skips to the content");
    phone.key(Key::Enter).await?;
    phone.has_focus_on("page-title").await?;
    let wanted = walk.text("events.register");
    let mut passed = Vec::new();
    while passed.last() != Some(&wanted) {
        ensure!(passed.len() < 12, "Tab did not reach “{wanted}” but {passed:?}");
        phone.key(Key::Tab).await?;
        passed.push(phone.focused().await?);
    }
    ensure!(phone.focus_is_visible().await?, "one sees where the focus is");
    phone.key(Key::Enter).await?;
    phone.is_at(&format!("/e/{EVENT}/register")).await?;
    phone.has_focus_on("page-title").await
}

in_both_languages!(every_tab_has_its_title_and_takes_the_focus);

async fn every_tab_has_its_title_and_takes_the_focus(walk: &mut Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.open("/").await?;
    phone.sees(&texts.get("home.events")).await?;
    ensure!(phone.focused().await? != texts.get("home.title"), "the first page leaves the focus alone");
    let mut titles = vec![phone.window_title().await?];
    let tabs = [("events", "/events"), ("card", "/card"), ("cases", "/cases"), ("me", "/me"), ("home", "/")];
    for (tab, path) in tabs {
        phone.press(&texts.get(&format!("app.tab_{tab}"))).await?;
        phone.is_at(path).await?;
        phone.has_focus_on("page-title").await?;
        phone.settles().await?;
        titles.push(phone.window_title().await?);
    }
    ensure!(titles.first() == titles.last(), "home is called the same again");
    titles.pop();
    let all = titles.len();
    titles.sort();
    titles.dedup();
    ensure!(titles.len() == all, "every page has a title of its own: {titles:?}");
    Ok(())
}

in_one_language!(going_back_is_going_back, Chinese);

async fn going_back_is_going_back(walk: &mut Walk) -> Result<()> {
    let phone = &walk.phone;
    phone.open("/events").await?;
    phone.press(&walk.text("events.past")).await?;
    phone.is_at("/events?when=past").await?;
    let past = Api::guest(&walk.server).get("/events?when=past").await?;
    phone.press_row(&walk.texts.language.of(&past["items"][0]["title"])).await?;
    phone.sees(&walk.text("events.ended")).await?;
    phone.go_back().await?;
    phone.is_at("/events?when=past").await?;
    phone.go_back().await?;
    phone.is_at("/events").await?;
    phone.sees(&walk.text("events.upcoming")).await
}

in_both_languages!(a_phone_far_away_shows_the_time_of_the_zone);

async fn a_phone_far_away_shows_the_time_of_the_zone(walk: &mut Walk) -> Result<()> {
    walk.phone.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "America/New_York" })).await?;
    let event = Api::guest(&walk.server).get(&format!("/events/{EVENT}")).await?;
    let closes = event["registrationClosesAt"].as_str().unwrap_or_default();
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.sees("14:00–17:30").await?;
    let time = shown_instant(walk.texts.language, closes);
    walk.phone.sees(&walk.texts.with("events.closes", &[("time", &time)])).await
}
