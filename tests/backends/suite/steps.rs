//! What people do in more than one test.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use zhihui_backend_tests::{LIN, Visit};
use zhihui_browser_tests::Language;
use zhihui_browser_tests::forms::RESIDENT_ID;

/// The event that everybody registers for.
pub fn event_title(language: Language) -> &'static str {
    match language {
        Language::Chinese => "智汇开发区·光电人才对接会",
        Language::English => "Optics Matchmaking",
    }
}

/// One of the others, so that there are three pages.
fn further_title(language: Language, number: usize) -> String {
    match language {
        Language::Chinese => format!("人才交流会 第{number}场"),
        Language::English => format!("Talent Meetup {number}"),
    }
}

/// How long every event's organiser keeps what people say of themselves, in days.
const RETENTION: &str = "30";

/// Signs in as the backend wants it; where a gateway has done that already, there is nothing to do.
pub async fn signs_in(visit: &Visit) -> Result<()> {
    if visit.profile.text("/signIn/style")?.as_deref() == Some("none") {
        return Ok(());
    }
    visit.phone.open("/sign-in").await?;
    signs_in_here(visit).await?;
    visit.phone.is_at("/").await?;
    // Kept: what is opened next is a page of somebody who is signed in.
    visit.phone.session().await.map(drop)
}

/// The same, on the sign-in page already.
pub async fn signs_in_here(visit: &Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    match visit.profile.text("/signIn/style")?.as_deref() {
        Some("password") => {
            phone.fill(&texts.get("account.user_name"), LIN.user_name).await?;
            phone.fill(&texts.get("account.password"), LIN.password).await?;
        }
        Some("phoneCode") => {
            let server = visit.server.reference()?;
            server.forget_messages();
            phone.fill(&texts.get("account.phone"), LIN.phone).await?;
            phone.press(&texts.get("account.send_code")).await?;
            phone.fill(&texts.get("account.code"), &server.code_for(LIN.phone)?).await?;
        }
        other => bail!("nobody signs in by {other:?} here"),
    }
    phone.press(&texts.get("account.enter")).await
}

/// Goes through the list to its end: every event stands there once.
pub async fn sees_every_event(visit: &Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.open("/events").await?;
    phone.sees(event_title(texts.language)).await?;
    let more = texts.get("events.more");
    while phone.reads(&more).await? {
        let shown = phone.rows().await?.len();
        phone.press(&more).await?;
        phone
            .eventually("more events, or the end of them", || async {
                let is_longer = phone.rows().await?.len() > shown;
                Ok((is_longer || !phone.reads(&more).await?).then_some(()))
            })
            .await?;
    }
    let rows = phone.rows().await?;
    let mut wanted: Vec<_> = (1..=44).map(|number| further_title(texts.language, number)).collect();
    wanted.push(event_title(texts.language).to_owned());
    for title in &wanted {
        let times = rows.iter().filter(|row| *row == title).count();
        ensure!(times == 1, "“{title}” stands {times} times in the list: {rows:#?}");
    }
    ensure!(rows.len() == wanted.len(), "{} events and not {}: {rows:#?}", rows.len(), wanted.len());
    Ok(())
}

/// From the list to the event.
pub async fn opens_the_event(visit: &Visit) -> Result<()> {
    let title = event_title(visit.texts.language);
    visit.phone.open("/events").await?;
    visit.phone.press_row(title).await?;
    visit.phone.is_within("/e/", "").await?;
    visit.phone.sees_heading(title).await
}

/// From the event to the form, filled in.
pub async fn fills_in_registration(visit: &Visit, phone_number: &str) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.press(&texts.get("events.register")).await?;
    phone.is_within("/e/", "/register").await?;
    phone.fill(&texts.get("events.name"), LIN.name).await?;
    phone.fill(&texts.get("events.phone"), phone_number).await?;
    phone.tick(&texts.with("events.consent", &[("days", RETENTION)])).await
}

/// From the event to the confirmation.
pub async fn registers(visit: &Visit) -> Result<()> {
    fills_in_registration(visit, LIN.phone).await?;
    visit.phone.press(&visit.text("events.to_check")).await?;
    visit.phone.press(&visit.text("events.submit")).await?;
    visit.phone.sees(&visit.text("events.done_confirmed")).await
}

/// Applies for the card; answers the application's reference.
pub async fn applies_for_the_card(visit: &Visit) -> Result<String> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.open("/card").await?;
    phone.press(&texts.get("card.apply")).await?;
    phone.is_at("/card/apply/identity").await?;
    phone.fills_in_application(LIN.name, RESIDENT_ID).await?;
    phone.press(&texts.get("card.submit")).await?;
    phone.is_at("/card").await?;
    phone.sees(&texts.get("card.received")).await?;
    reference_in(visit, "copy/card/", "/application/reference").await
}

/// Writes a matter and sends it.
pub async fn presses_a_matter(visit: &Visit, words: &str) -> Result<()> {
    visit.phone.writes_a_matter(words).await?;
    visit.phone.press(&visit.text("cases.to_check")).await?;
    visit.phone.is_within("/cases/new/", "/check").await?;
    visit.phone.press(&visit.text("cases.submit")).await
}

/// Raises a matter; answers its reference.
pub async fn raises_a_matter(visit: &Visit, words: &str) -> Result<String> {
    presses_a_matter(visit, words).await?;
    visit.phone.sees(&visit.text("cases.sent")).await?;
    visit.phone.sees(words).await?;
    reference_in(visit, "copy/case/", "/reference").await
}

/// A reference that the backend has given, out of what the phone keeps of its answer.
async fn reference_in(visit: &Visit, kept: &str, pointer: &str) -> Result<String> {
    let found = visit.phone.eventually("a reference", || async {
        let records = visit.phone.records(kept).await?;
        Ok(records.last().and_then(|record| record.pointer(pointer)?.as_str().map(str::to_owned)))
    });
    found.await
}

/// What an expression comes to on the page.
pub async fn evaluated(visit: &Visit, expression: &str) -> Result<Value> {
    let parameters = serde_json::json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
    let mut answer = visit.phone.devtools("Runtime.evaluate", parameters).await?;
    ensure!(answer["exceptionDetails"].is_null(), "{expression}: {}", answer["exceptionDetails"]);
    answer.pointer_mut("/result/value").map(Value::take).with_context(|| format!("{expression} comes to nothing"))
}
