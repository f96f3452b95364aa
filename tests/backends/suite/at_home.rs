//! The same journey over the project's own backend, whose events are others.

use anyhow::{Context, Result};
use zhihui_backend_tests::{LIN, Profile, Setup, Visit, visit};
use zhihui_browser_tests::api::{Api, OFFICER};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{applies_for_the_card, raises_a_matter, signs_in};

const WORDS: &str = "建议在创新中心增加夜间班车。";
const ANSWER: &str = "您好，夜间班车下月开通，时刻表会贴在创新中心一楼。";

#[test]
fn the_reference_backend() -> Result<(), Broken> {
    visit("reference", Language::Chinese, || Ok(Setup::with("reference", Profile::of_test("reference")?)), journey)
}

async fn journey(visit: &mut Visit) -> Result<()> {
    let (phone, texts, server) = (&visit.phone, &visit.texts, visit.server.reference()?);
    let event = Api::guest(server).get("/events/optics").await?;
    let title = event["title"]["zh"].as_str().context("the event has a title")?;
    phone.open("/events").await?;
    phone.press_row(title).await?;
    phone.sees_heading(title).await?;
    signs_in(visit).await?;

    phone.open("/e/optics").await?;
    phone.press(&texts.get("events.register")).await?;
    phone.fill(&texts.get("events.name"), LIN.name).await?;
    phone.fill(&texts.get("events.phone"), LIN.phone).await?;
    phone.tick(&texts.with("events.consent", &[("days", &event["retentionDays"].to_string())])).await?;
    phone.press(&texts.get("events.to_check")).await?;
    phone.press(&texts.get("events.submit")).await?;
    phone.sees(&texts.get("events.done_confirmed")).await?;
    phone.press(&texts.get("events.cancel")).await?;
    phone.press(&texts.get("events.cancel_yes")).await?;
    phone.sees(&texts.get("events.done_cancelled")).await?;

    let officer = Api::signed_in(server, OFFICER).await?;
    let application = applies_for_the_card(visit).await?;
    officer.approve(&application, "B").await?;
    phone.open("/card").await?;
    let category = texts.get("card.category_science");
    phone.sees(&texts.with("card.level_line", &[("level", "B"), ("category", &category)])).await?;

    let matter = raises_a_matter(visit, WORDS).await?;
    officer.answer(&matter, ANSWER).await?;
    phone.reload().await?;
    phone.sees(ANSWER).await
}
