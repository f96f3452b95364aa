use anyhow::{Result, ensure};
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::people::{RARE_NAME, STRANGER};
use crate::steps::{EVENT, consent, fill_in_registration, go_to_check, register, sees_ticket};

in_one_language!(a_server_that_is_down_loses_nothing, Chinese);

async fn a_server_that_is_down_loses_nothing(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    let (taken, consent) = (Api::guest(&walk.server).seats_taken(EVENT).await?, consent(walk).await?);
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.sees(&walk.text("events.register")).await?;

    walk.phone.keeps_the_app().await?;
    walk.server.stop();
    walk.phone.press(&walk.text("events.register")).await?;
    walk.phone.sees(&walk.before(&walk.text("app.down_kept"))).await?;
    walk.screen("1-reading").await?;
    walk.phone.fill(&walk.text("events.name"), RARE_NAME.name).await?;
    walk.phone.fill(&walk.text("events.phone"), RARE_NAME.phone).await?;
    walk.phone.tick(&consent).await?;
    walk.phone.press(&walk.text("events.to_check")).await?;
    walk.phone.sees(RARE_NAME.name).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("outbox.waiting")).await?;
    walk.phone.sees(RARE_NAME.name).await?;
    walk.screen("2-sending").await?;
    walk.server.start_again()?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    walk.phone.sees(RARE_NAME.name).await?;
    ensure!(Api::guest(&walk.server).seats_taken(EVENT).await? == taken + 1, "one place was taken");
    Ok(())
}

in_one_language!(what_is_typed_survives_a_page_that_went_away, English);

async fn what_is_typed_survives_a_page_that_went_away(walk: &mut Walk) -> Result<()> {
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    fill_in_registration(walk, STRANGER).await?;
    walk.phone.close_browser().await?;
    walk.phone.open_browser().await?;
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    walk.phone.holds(&walk.text("events.name"), STRANGER.name).await?;
    walk.phone.holds(&walk.text("events.phone"), STRANGER.phone).await
}

in_one_language!(a_lost_answer_makes_one_registration, Chinese);

/// The server has done it, and the phone does not know: pressing again must not take a second place.
async fn a_lost_answer_makes_one_registration(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let api = Api::guest(&walk.server);
    let (taken, registering) = (api.seats_taken(EVENT).await?, format!("POST /api/v1/events/{EVENT}/registrations"));
    walk.phone.expects_failures_of("/registrations");
    go_to_check(walk, STRANGER).await?;
    network.breaks(&registering, Fault::AnswerLost);
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("outbox.waiting")).await?;
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "the server had done it");

    network.mend();
    walk.phone.press(&walk.text("outbox.send_now")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    sees_ticket(walk).await?;
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "one place, not two");
    ensure!(network.count(&registering) >= 2, "it was sent again");
    Ok(())
}

in_one_language!(a_ticket_opens_without_a_signal, English);

async fn a_ticket_opens_without_a_signal(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    register(walk, STRANGER).await?;
    let event = Api::guest(&walk.server).get(&format!("/events/{EVENT}")).await?;
    let title = walk.texts.language.of(&event["title"]);
    walk.phone.press(&walk.text("events.see_event")).await?;
    walk.phone.sees(&walk.text("events.see_ticket")).await?;
    walk.server.stop();
    walk.phone.press(&walk.text("events.see_ticket")).await?;
    walk.phone.sees(&walk.before(&walk.text("app.down_kept"))).await?;
    walk.phone.sees(&title).await?;
    sees_ticket(walk).await?;
    walk.screen("1").await
}
