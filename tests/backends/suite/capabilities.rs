//! What the backend cannot do is nowhere to be seen.

use anyhow::{Result, ensure};
use serde_json::{Map, Value, json};
use zhihui_backend_tests::{Profile, Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

/// One whose own words speak of nothing that is looked for below.
const EVENT: &str = "/e/demo-day";

/// All that the app says of cards, matters, accounts and registering.
const OF_OTHER_THINGS: [&str; 18] = [
    "app.tab_card",
    "app.tab_cases",
    "app.sign_in",
    "account.signed_out_title",
    "account.signed_out_body",
    "account.registrations",
    "account.no_registrations_body",
    "account.my_card",
    "account.my_cases",
    "account.sign_out",
    "home.pitch_title",
    "home.pitch_body",
    "home.voice_title",
    "home.voice_body",
    "home.voice_action",
    "events.register",
    "events.request",
    "events.join_waitlist",
];

/// Words that stand in any sentence about them.
const TELLTALES: [&str; 6] = ["英才卡", "诉求", "建言", "登录", "报名参加", "票码"];

const ELSEWHERE: [&str; 10] = [
    "/card",
    "/card/apply/identity",
    "/cases",
    "/cases/new",
    "/cases/ZH-2611-0001",
    "/sign-in",
    "/sign-in?next=%2Fcard",
    "/r/1",
    "/e/optics/register",
    "/e/optics/register/check",
];

#[test]
fn a_backend_with_events_alone_makes_an_app_of_events_alone() -> Result<(), Broken> {
    visit("events-only", Language::Chinese, events_only, shows_events_alone)
}

fn events_only() -> Result<Setup> {
    let profile = Profile::of_reference()?;
    let others = profile.operations()?.into_iter().filter(|operation| !operation.starts_with("events."));
    let taken_away: Map<String, Value> = others.map(|operation| (operation, Value::Null)).collect();
    ensure!(taken_away.len() > 10, "the reference backend can do more than that: {:?}", taken_away.keys());
    let profile = profile.with(json!({ "signIn": null, "operations": taken_away }));
    ensure!(profile.operations()? == ["events.get", "events.list"], "{:?}", profile.operations()?);
    Ok(Setup::with("reference", profile))
}

async fn shows_events_alone(visit: &mut Visit) -> Result<()> {
    let screens =
        [("home", "/"), ("events", "/events"), ("past", "/events?when=past"), ("event", EVENT), ("me", "/me")];
    for (name, address) in screens {
        visit.phone.open(address).await?;
        visit.phone.settles().await?;
        speaks_of_nothing_else(visit, address).await?;
        visit.screen(name).await?;
    }
    for address in ELSEWHERE {
        visit.phone.open(address).await?;
        visit.phone.sees_heading(&visit.text("app.not_found_title")).await?;
        speaks_of_nothing_else(visit, address).await?;
    }
    visit.screen("not-found").await?;
    let asked = visit.site.asked();
    let others: Vec<_> = asked.iter().filter(|seen| !seen.path.starts_with("/api/v1/events")).collect();
    ensure!(others.is_empty() && !asked.is_empty(), "asked for other things than events: {others:?}");
    Ok(())
}

async fn speaks_of_nothing_else(visit: &Visit, address: &str) -> Result<()> {
    // What is read aloud counts as well: names of buttons, and words for screen readers alone.
    let words = format!("{}\n{}", visit.phone.words().await?, visit.phone.spoken().await?);
    let said: Vec<_> = OF_OTHER_THINGS.iter().map(|key| visit.text(key)).filter(|text| words.contains(text)).collect();
    ensure!(said.is_empty(), "{address} says {said:?}");
    let said: Vec<_> = TELLTALES.iter().filter(|word| words.contains(*word)).collect();
    ensure!(said.is_empty(), "{address} speaks of {said:?}:\n{words}");
    let links = visit.phone.links().await?;
    let leads_elsewhere = |link: &&String| {
        ["/card", "/cases", "/sign-in", "/r/"].iter().any(|path| link.starts_with(path)) || link.contains("/register")
    };
    let astray: Vec<_> = links.iter().filter(leads_elsewhere).collect();
    ensure!(astray.is_empty(), "{address} leads to {astray:?}");
    Ok(())
}
