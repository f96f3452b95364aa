//! The same journey over every backend: browse, register, cancel, get the card, raise a matter and read its answer.

use anyhow::{Result, ensure};
use zhihui_backend_tests::{Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{
    applies_for_the_card, event_title, opens_the_event, raises_a_matter, registers, sees_every_event, signs_in,
};

const WORDS: &str = "建议在创新中心增加夜间班车。";
const ANSWER: &str = "您好，夜间班车下月开通，时刻表会贴在创新中心一楼。";

/// The seed's number, which no floating-point number can hold (2^53 is some two hundred times smaller).
const NUMBER: &str = "1790000000000000123";

/// A column of RuoYi's that the app knows nothing of, which a full update gives back.
const DEPARTMENT: &str = "1790000000000000201";

#[test]
fn django_with_tokens() -> Result<(), Broken> {
    visit("drf", Language::Chinese, || Setup::of("django", "drf"), journey)
}

#[test]
fn django_with_a_session_cookie() -> Result<(), Broken> {
    visit("session", Language::Chinese, || Setup::of("django", "drf-session"), journey)
}

#[test]
fn json_api() -> Result<(), Broken> {
    visit("jsonapi", Language::English, || Setup::of("django", "drf-jsonapi"), journey)
}

#[test]
fn ruoyi() -> Result<(), Broken> {
    visit("ruoyi", Language::Chinese, || Setup::of("django", "ruoyi"), journey_with_large_numbers)
}

#[test]
fn jeecg() -> Result<(), Broken> {
    visit("jeecg", Language::Chinese, || Setup::of("django", "jeecg"), journey_with_large_numbers)
}

#[test]
fn pocketbase() -> Result<(), Broken> {
    visit("pocketbase", Language::Chinese, || Setup::of("pocketbase", "pocketbase"), journey)
}

#[test]
fn json_server_at_another_origin() -> Result<(), Broken> {
    let setup = || Ok(Setup::of("json-server", "json-server")?.elsewhere());
    visit("json-server", Language::Chinese, setup, journey)
}

async fn journey(visit: &mut Visit) -> Result<()> {
    browses(visit).await?;
    signs_in(visit).await?;
    comes_and_cancels(visit).await?;
    gets_the_card(visit).await?;
    is_answered(visit).await
}

/// Snowflake numbers, as RuoYi and Jeecg have them: back and forth to the digit.
async fn journey_with_large_numbers(visit: &mut Visit) -> Result<()> {
    journey(visit).await?;
    let asked = visit.site.asked();
    let near = &NUMBER[..NUMBER.len() - 3];
    for seen in &asked {
        for text in [seen.path.clone(), seen.text()] {
            let is_exact = |at: usize| [NUMBER, DEPARTMENT].iter().any(|number| text[at..].starts_with(number));
            let rounded = text.match_indices(near).find(|(at, _)| !is_exact(*at));
            ensure!(rounded.is_none(), "another number than {NUMBER} in {} {}", seen.method, seen.path);
        }
    }
    let get = visit.profile.requests("events.get")?;
    let register = visit.profile.requests("registrations.create")?;
    let carries = |requests: &str| {
        let (method, path) = requests.split_once(' ').unwrap_or_default();
        let mut those = asked.iter().filter(|seen| seen.method == method && seen.path.starts_with(path));
        those.any(|seen| seen.path.contains(NUMBER) || seen.text().contains(NUMBER))
    };
    for requests in [get, register] {
        ensure!(carries(&requests), "no {requests} has asked for {NUMBER}");
    }
    let updates: Vec<_> =
        asked.iter().filter(|seen| seen.method == "PUT" && seen.path.ends_with("/registration")).collect();
    ensure!(updates.iter().all(|seen| seen.text().contains(DEPARTMENT)), "a full update has lost {DEPARTMENT}");
    Ok(())
}

async fn browses(visit: &Visit) -> Result<()> {
    sees_every_event(visit).await?;
    visit.screen("1-list").await?;
    opens_the_event(visit).await?;
    sees_the_time_in_shanghai(visit).await?;
    visit.screen("2-event").await
}

pub async fn sees_the_time_in_shanghai(visit: &Visit) -> Result<()> {
    visit.phone.sees("14:00").await?;
    visit.phone.sees("17:30").await
}

async fn comes_and_cancels(visit: &Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    let title = event_title(texts.language);
    opens_the_event(visit).await?;
    registers(visit).await?;
    visit.screen("3-registered").await?;
    phone.open("/me").await?;
    phone.sees_heading(&texts.get("account.me")).await?;
    phone.press_row(title).await?;
    phone.sees(&texts.get("events.done_confirmed")).await?;
    phone.press(&texts.get("events.cancel")).await?;
    phone.press(&texts.get("events.cancel_yes")).await?;
    phone.sees(&texts.get("events.done_cancelled")).await?;
    phone.keeps("outbox/", 0).await?;
    // Free again, as far as this phone knows.
    phone.open("/events").await?;
    phone.press_row(title).await?;
    phone.sees(&texts.get("events.register")).await
}

async fn gets_the_card(visit: &Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    let reference = applies_for_the_card(visit).await?;
    visit.server.office(&["approve", &reference, "B"])?;
    phone.open("/card").await?;
    let category = texts.get("card.category_science");
    phone.sees(&texts.with("card.level_line", &[("level", "B"), ("category", &category)])).await?;
    visit.screen("4-card").await
}

async fn is_answered(visit: &Visit) -> Result<()> {
    let reference = raises_a_matter(visit, WORDS).await?;
    visit.server.office(&["answer", &reference, ANSWER])?;
    visit.phone.reload().await?;
    visit.phone.sees(ANSWER).await?;
    visit.phone.sees(&visit.text("cases.outcome_resolved")).await?;
    visit.screen("5-answered").await
}
