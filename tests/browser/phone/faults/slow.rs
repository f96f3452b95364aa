use std::time::{Duration, Instant};

use anyhow::{Result, ensure};
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::people::STRANGER;
use crate::steps::{EVENT, go_to_check, sees_ticket};

in_one_language!(a_slow_answer_is_waited_for, Chinese);

/// The shapes of what comes stand at once, words after four seconds, and then the content.
async fn a_slow_answer_is_waited_for(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    network.breaks(&format!("GET /api/v1/events/{EVENT}"), Fault::Late(Duration::from_secs(6)));
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    let started = Instant::now();
    walk.phone.sees(&walk.text("app.loading")).await?;
    walk.phone.must_not_see(&walk.text("app.slow")).await?;
    walk.phone.sees(&walk.text("app.slow")).await?;
    let after = started.elapsed().as_secs_f64();
    ensure!(after > 2.5, "the words came after {after:.1} s already");
    walk.phone.screenshot("a_slow_answer-waiting").await?;
    walk.phone.sees(&walk.text("events.register")).await?;
    walk.phone.must_not_see(&walk.text("app.slow")).await
}

in_one_language!(two_presses_send_once, English);

async fn two_presses_send_once(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let api = Api::guest(&walk.server);
    let (taken, registering) = (api.seats_taken(EVENT).await?, format!("POST /api/v1/events/{EVENT}/registrations"));
    go_to_check(walk, STRANGER).await?;
    network.breaks(&registering, Fault::Late(Duration::from_secs(2)));
    walk.phone.press_twice(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("app.sending")).await?;
    walk.phone.screenshot("two_presses-sending").await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    sees_ticket(walk).await?;
    ensure!(network.count(&registering) == 1, "it was sent once");
    ensure!(api.seats_taken(EVENT).await? == taken + 1, "one place was taken");
    Ok(())
}

in_one_language!(an_answer_that_never_comes_is_given_up, Chinese);

/// `timeoutSeconds` of the profile: afterwards one may try again without fear of doing it twice.
async fn an_answer_that_never_comes_is_given_up(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let profile = r#"{ "extends": "reference", "baseUrl": "/api/v1", "timeoutSeconds": 3 }"#;
    let profile = Fault::Answer { status: 200, kind: "application/json", body: profile.to_owned() };
    network.breaks("GET /backend.json", profile);
    go_to_check(walk, STRANGER).await?;
    network.breaks("POST /api/v1/events/", Fault::Late(Duration::from_secs(6)));
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("failure.timeout")).await?;
    walk.phone.sees(STRANGER.name).await?;
    walk.screen("1").await?;
    network.mend();
    walk.phone.press(&walk.text("outbox.send_now")).await?;
    sees_ticket(walk).await
}
