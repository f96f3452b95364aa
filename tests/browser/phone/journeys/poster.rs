use anyhow::{Result, ensure};
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Walk, in_both_languages};

use crate::people::{Person, STRANGER};
use crate::steps::{EVENT, consent, sees_ticket};

in_both_languages!(a_poster_leads_to_a_ticket_and_back);

pub async fn a_poster_leads_to_a_ticket_and_back(walk: &mut Walk) -> Result<()> {
    let api = Api::guest(&walk.server);
    let event = api.get(&format!("/events/{EVENT}")).await?;
    let (title, taken) = (walk.texts.language.of(&event["title"]), api.seats_taken(EVENT).await?);

    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.sees_heading(&title).await?;
    walk.phone.sees(&walk.texts.language.of(&event["place"]["name"])).await?;
    walk.screen("1-event").await?;
    walk.phone.press(&walk.text("events.register")).await?;
    walk.phone.is_at(&format!("/e/{EVENT}/register")).await?;
    walk.phone.has_focus_on("page-title").await?;
    walk.screen("2-form").await?;

    says_what_is_wrong(walk).await?;
    corrects_and_checks(walk).await?;

    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    sees_ticket(walk).await?;
    walk.screen("5-ticket").await?;
    walk.screen_in_the_dark("5-ticket").await?;
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "one seat is taken");

    finds_the_ticket_again(walk, &title).await?;

    gives_the_seat_back(walk).await?;
    ensure!(api.seats_taken(EVENT).await? == taken, "the seat is free again");
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.press(&walk.text("events.register")).await?;
    walk.phone.holds(&walk.text("events.name"), "").await
}

/// Beside each field, and in a summary that takes the focus and leads to each.
async fn says_what_is_wrong(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let (name, number) = (texts.get("events.name"), texts.get("events.phone"));
    phone.is_ticked(&consent(walk).await?, false).await?;
    phone.fill(&number, "1991234567").await?;
    phone.press(&texts.get("events.to_check")).await?;

    phone.has_focus_on("error-summary").await?;
    phone.sees(&texts.count("app.faults", 3)).await?;
    let missing = texts.with("fault.fill", &[("label", &name)]);
    phone.sees_fault(&name, &missing).await?;
    phone.sees_fault(&number, &texts.get("fault.phone")).await?;
    phone.sees_fault(&consent(walk).await?, &texts.get("fault.consent")).await?;
    walk.screen("3-faults").await?;
    walk.screen_in_the_dark("3-faults").await?;
    phone.press(&missing).await?;
    phone.has_focus_on("field-name").await?;
    phone.is_at(&format!("/e/{EVENT}/register")).await
}

async fn corrects_and_checks(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let Person { name, phone: number } = STRANGER;
    phone.fill(&texts.get("events.name"), name).await?;
    phone.fill(&texts.get("events.phone"), number).await?;
    phone.tick(&consent(walk).await?).await?;
    phone.press(&texts.get("events.to_check")).await?;

    phone.sees_heading(&texts.get("events.check_title")).await?;
    phone.sees(name).await?;
    phone.sees(number).await?;
    walk.screen("4-check").await?;
    // The link's name says which answer it changes.
    phone.press(&format!("{} {}", texts.get("app.change"), texts.get("events.name"))).await?;
    phone.is_at(&format!("/e/{EVENT}/register")).await?;
    phone.holds(&texts.get("events.name"), name).await?;
    phone.holds(&texts.get("events.phone"), number).await?;
    phone.is_ticked(&consent(walk).await?, true).await?;
    phone.press(&texts.get("events.to_check")).await?;
    phone.sees_heading(&texts.get("events.check_title")).await
}

/// From the poster once more, and from one's own page.
async fn finds_the_ticket_again(walk: &mut Walk, title: &str) -> Result<()> {
    walk.phone.close_browser().await?;
    walk.phone.open_browser().await?;
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.press(&walk.text("events.see_ticket")).await?;
    sees_ticket(walk).await?;

    walk.phone.open("/me").await?;
    walk.phone.sees_heading(&walk.text("account.me")).await?;
    walk.screen("6-me").await?;
    walk.phone.press_row(title).await?;
    sees_ticket(walk).await
}

async fn gives_the_seat_back(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let number = crate::steps::ticket_number(walk).await?;
    phone.press(&texts.get("events.cancel")).await?;
    phone.sees(&texts.get("events.cancel_ask")).await?;
    walk.screen("7-cancelling").await?;
    phone.press(&texts.get("events.cancel_yes")).await?;
    phone.sees(&texts.get("events.done_cancelled")).await?;
    phone.sees_no_more(&number).await?;
    walk.screen("8-cancelled").await
}
