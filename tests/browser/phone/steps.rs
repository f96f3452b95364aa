//! What people do in more than one journey.

use anyhow::{Context, Result};
use zhihui_browser_tests::Walk;
use zhihui_browser_tests::api::Api;

use crate::people::Person;

/// The open event of the demo: no questions, 200 seats.
pub const EVENT: &str = "optics";

/// A photo as a camera makes it, with its notes.
pub fn photo() -> std::path::PathBuf {
    zhihui_browser_tests::project().join("tests/data/photo.jpg")
}

/// Fills in the registration form, wherever it stands.
pub async fn fill_in_registration(walk: &Walk, person: Person) -> Result<()> {
    let phone = &walk.phone;
    phone.fill(&walk.text("events.name"), person.name).await?;
    phone.fill(&walk.text("events.phone"), person.phone).await?;
    phone.tick(&consent(walk).await?).await
}

/// The sentence of the event's consent.
pub async fn consent(walk: &Walk) -> Result<String> {
    let event = Api::guest(&walk.server).get(&format!("/events/{EVENT}")).await?;
    Ok(walk.texts.with("events.consent", &[("days", &event["retentionDays"].to_string())]))
}

/// From the poster to the page where the answers are checked.
pub async fn go_to_check(walk: &Walk, person: Person) -> Result<()> {
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    fill_in_registration(walk, person).await?;
    walk.phone.press(&walk.text("events.to_check")).await?;
    walk.phone.sees_heading(&walk.text("events.check_title")).await
}

/// From the poster to a ticket.
pub async fn register(walk: &Walk, person: Person) -> Result<()> {
    go_to_check(walk, person).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await
}

/// Signs in by the code that arrives on the phone; on the sign-in page already.
pub async fn sign_in_here(walk: &Walk, number: &str) -> Result<()> {
    let phone = &walk.phone;
    walk.server.forget_messages();
    phone.fill(&walk.text("account.phone"), number).await?;
    phone.press(&walk.text("account.send_code")).await?;
    phone.fill(&walk.text("account.code"), &walk.server.code_for(number)?).await?;
    phone.press(&walk.text("account.enter")).await
}

/// Opens the app and signs in.
pub async fn sign_in(walk: &Walk, number: &str) -> Result<()> {
    walk.phone.open("/sign-in").await?;
    sign_in_here(walk, number).await?;
    walk.phone.is_at("/").await
}

/// The server as the person signed in on this phone sees it.
pub async fn own_api(walk: &Walk) -> Result<Api> {
    let session = walk.phone.session().await?;
    let token = session["accessToken"].as_str().context("the session has no token")?;
    Ok(Api::guest(&walk.server).with_token(token))
}

/// The number of the newest ticket, spaced as the app does; waits until there is one.
pub async fn ticket_number(walk: &Walk) -> Result<String> {
    let code = walk.phone.eventually("a ticket that the phone keeps", || async {
        let mut kept = walk.phone.records("registration/").await?;
        kept.sort_by_key(|registration| registration["createdAt"].to_string());
        Ok(kept.last().and_then(|newest| newest["ticket"]["code"].as_str().map(str::to_owned)))
    });
    let letters: Vec<char> = code.await?.chars().collect();
    Ok(letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" "))
}

/// Waits until the ticket's picture is on the screen.
pub async fn sees_ticket(walk: &Walk) -> Result<()> {
    let number = ticket_number(walk).await?;
    walk.phone.sees(&number).await?;
    walk.phone.sees_picture(&walk.texts.with("events.ticket_alt", &[("code", &number)])).await
}

/// Waits until some ticket's picture is on the screen.
pub async fn sees_ticket_picture(walk: &Walk) -> Result<()> {
    walk.phone.sees(&walk.text("events.ticket_hint")).await?;
    let alternative = walk.text("events.ticket_alt");
    walk.phone.sees_picture_like(alternative.split('{').next().unwrap_or_default()).await
}

/// From anywhere to the form of a new matter, filled in.
pub async fn writes_a_matter(walk: &Walk, words: &str) -> Result<()> {
    walk.phone.writes_a_matter(words).await
}

/// The person's matters on the server with these words.
pub async fn has_raised(api: &Api, words: &str) -> Result<Vec<serde_json::Value>> {
    let own = api.get("/cases").await?;
    let all = own["items"].as_array().cloned().unwrap_or_default();
    Ok(all.into_iter().filter(|case| case["text"] == words).collect())
}

/// Fills in every page of the card's application, from the first to the consent of the last.
pub async fn fill_in_application(walk: &Walk, document: &str) -> Result<()> {
    walk.phone.fills_in_application("林小舟", document).await
}
