//! What the server does not take: it waits for the person, who changes it, sends it again or throws it away.

use anyhow::{Result, ensure};
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Walk, in_both_languages};

use crate::people::{Person, RARE_NAME, STRANGER};
use crate::steps::{EVENT, go_to_check, register, sees_ticket_picture};

in_both_languages!(what_was_refused_can_be_changed_or_thrown_away);

async fn what_was_refused_can_be_changed_or_thrown_away(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("status of 409");
    let api = Api::guest(&walk.server);
    register(walk, STRANGER).await?;
    let taken = api.seats_taken(EVENT).await?;
    // Somebody else's phone, and the same number by mistake.
    walk.phone.forgets_everything().await?;
    go_to_check(walk, STRANGER).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("failure.registered")).await?;
    walk.screen("1-refused").await?;

    // It is not lost, nor is it tried again by itself.
    walk.phone.open("/me").await?;
    walk.phone.sees(&walk.text("outbox.title")).await?;
    walk.phone.sees(&walk.text("failure.registered")).await?;
    walk.screen("2-waiting-for-me").await?;
    walk.phone.press(&walk.text("outbox.change")).await?;
    walk.phone.holds(&walk.text("events.phone"), STRANGER.phone).await?;
    walk.phone.fill(&walk.text("events.phone"), RARE_NAME.phone).await?;
    walk.phone.press(&walk.text("events.to_check")).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    sees_ticket_picture(walk).await?;
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "the corrected one took a place");
    walk.phone.keeps("outbox/", 0).await?;

    walk.phone.forgets_everything().await?;
    let Person { name, .. } = STRANGER;
    go_to_check(walk, Person { name, phone: RARE_NAME.phone }).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("failure.registered")).await?;
    walk.phone.open("/me").await?;
    walk.phone.press(&walk.text("outbox.discard")).await?;
    walk.phone.sees(&walk.text("outbox.discard_ask")).await?;
    walk.screen("3-throwing-away").await?;
    walk.phone.press(&walk.text("outbox.discard_yes")).await?;
    walk.phone.sees_no_more(&walk.text("outbox.title")).await?;
    walk.phone.keeps("outbox/", 0).await?;
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "nothing more was taken");
    Ok(())
}
