//! What the phone keeps is shown at once, and what the server says takes its place without anything jumping.

use std::time::Duration;

use anyhow::{Result, ensure};
use serde_json::json;
use zhihui_browser_tests::api::{Api, NEWCOMER};
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::steps::{own_api, sign_in};

in_one_language!(the_kept_list_stands_until_the_fresh_one_comes, Chinese);

async fn the_kept_list_stands_until_the_fresh_one_comes(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    sign_in(walk, NEWCOMER).await?;
    walk.phone.open("/cases").await?;
    walk.phone.sees(&walk.text("cases.wish_rate")).await?;
    walk.phone.keeps("copy/cases/", 1).await?;
    let body = json!({ "category": "other", "text": "从另一台手机写的", "attachments": [] });
    own_api(walk).await?.post("/cases", &body).await?;

    network.breaks("GET /api/v1/cases", Fault::Late(Duration::from_secs(3)));
    walk.phone.open("/cases").await?;
    walk.phone.sees(&walk.text("cases.wish_rate")).await?;
    ensure!(!walk.phone.reads("从另一台手机写的").await?, "the kept list was shown before the answer came");
    // The new one comes on top and pushes all others down: the walk's end judges whether anything jumped.
    walk.phone.sees("从另一台手机写的").await?;
    walk.phone.settles().await
}

in_one_language!(a_failing_refresh_says_how_old_the_copy_is, English);

async fn a_failing_refresh_says_how_old_the_copy_is(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 503");
    walk.phone.open("/events").await?;
    let event = Api::guest(&walk.server).get("/events/optics").await?;
    let title = walk.texts.language.of(&event["title"]);
    walk.phone.sees(&title).await?;
    walk.phone.keeps("copy/events/", 1).await?;
    network.breaks("GET /api/v1/events", Fault::status(503));
    walk.phone.reload().await?;
    walk.phone.sees(&title).await?;
    walk.phone.sees(&walk.before(&walk.text("app.stale"))).await?;
    walk.screen("1").await?;
    walk.screen_in_the_dark("1").await?;
    network.mend();
    walk.phone.reload().await?;
    walk.phone.sees_no_more(&walk.before(&walk.text("app.stale"))).await
}

in_one_language!(a_line_says_since_when_there_is_no_network, Chinese);

async fn a_line_says_since_when_there_is_no_network(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    walk.phone.open("/cases").await?;
    walk.phone.keeps_the_app().await?;
    walk.server.stop();
    walk.phone.press(&walk.text("app.tab_events")).await?;
    walk.phone.sees(&walk.before(&walk.text("app.down"))).await?;
    walk.screen("1").await?;
    walk.server.start_again()?;
    // Nobody does anything: the app finds out by itself.
    walk.phone.sees_no_more(&walk.before(&walk.text("app.down"))).await
}
