use anyhow::Result;
use zhihui_browser_tests::{Fault, Walk, in_both_languages, in_one_language};

use crate::people::STRANGER;
use crate::steps::{EVENT, go_to_check, sees_ticket};

in_both_languages!(a_server_error_can_be_tried_again);

async fn a_server_error_can_be_tried_again(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 500");
    network.breaks(&format!("GET /api/v1/events/{EVENT}"), Fault::status(500));
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.sees(&walk.text("failure.server")).await?;
    walk.screen("1").await?;
    network.mend();
    walk.phone.press(&walk.text("app.retry")).await?;
    walk.phone.sees(&walk.text("events.register")).await
}

in_one_language!(a_server_error_keeps_what_was_typed, English);

async fn a_server_error_keeps_what_was_typed(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 502");
    go_to_check(walk, STRANGER).await?;
    network.breaks("POST /api/v1/events/", Fault::status(502));
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("failure.server")).await?;
    walk.phone.sees(&walk.text("outbox.waiting")).await?;
    walk.phone.sees(STRANGER.name).await?;
    walk.screen("1").await?;
    network.mend();
    sees_ticket(walk).await
}

in_one_language!(a_home_page_without_events_still_stands, Chinese);

/// One part that cannot be read must not take the others with it.
async fn a_home_page_without_events_still_stands(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 503");
    network.breaks("GET /api/v1/events", Fault::status(503));
    walk.phone.open("/").await?;
    walk.phone.sees(&walk.text("failure.server")).await?;
    walk.phone.sees(&walk.text("home.pitch_title")).await?;
    walk.phone.sees(&walk.text("home.voice_action")).await?;
    walk.screen("1").await?;
    network.mend();
    walk.phone.press(&walk.text("app.retry")).await?;
    walk.phone.sees_no_more(&walk.text("failure.server")).await
}
