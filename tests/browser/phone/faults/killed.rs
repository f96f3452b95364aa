//! The browser dies without a word, and the phone is opened again: what was typed is there, what was sent arrives once.

use std::time::Duration;

use anyhow::{Context, Result, ensure};
use zhihui_browser_tests::api::NEWCOMER;
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::people::STRANGER;
use crate::steps::{EVENT, fill_in_registration, has_raised, own_api, photo, sign_in, writes_a_matter};

const WORDS: &str = "建议在创新中心增加夜间班车。";

/// Long enough to be killed in.
const LATE: Duration = Duration::from_secs(8);

in_one_language!(a_form_that_died_comes_back, Chinese);

async fn a_form_that_died_comes_back(walk: &mut Walk) -> Result<()> {
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    fill_in_registration(walk, STRANGER).await?;
    walk.phone.keeps("draft/registration/", 1).await?;
    // The consent was ticked last; once it is kept, so is everything before.
    walk.phone
        .eventually("the last word kept", || async {
            let drafts = walk.phone.records("draft/registration/").await?;
            Ok((drafts[0]["consent"] == true).then_some(()))
        })
        .await?;
    walk.phone.kill().await?;
    walk.phone.open_browser().await?;

    walk.phone.open("/me").await?;
    walk.phone.sees(&walk.text("drafts.title")).await?;
    walk.screen("1-offered").await?;
    walk.phone.press_row(&walk.text("drafts.registration")).await?;
    walk.phone.holds(&walk.text("events.name"), STRANGER.name).await?;
    walk.phone.holds(&walk.text("events.phone"), STRANGER.phone).await?;
    walk.phone.press(&walk.text("events.to_check")).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    walk.phone.keeps("draft/", 0).await
}

in_one_language!(a_photo_on_its_way_is_sent_again, English);

async fn a_photo_on_its_way_is_sent_again(walk: &mut Walk) -> Result<()> {
    dies_during(walk, "POST /api/v1/uploads").await
}

in_one_language!(a_matter_on_its_way_arrives_once, Chinese);

async fn a_matter_on_its_way_arrives_once(walk: &mut Walk) -> Result<()> {
    dies_during(walk, "POST /api/v1/cases").await
}

/// The server does what it is asked, and the phone dies before it hears of it.
async fn dies_during(walk: &mut Walk, request: &str) -> Result<()> {
    let network = walk.weak_network()?;
    sign_in(walk, NEWCOMER).await?;
    walk.phone.keeps("session", 1).await?;
    let api = own_api(walk).await?;
    writes_a_matter(walk, WORDS).await?;
    walk.phone.attach(&walk.text("cases.photo_add"), &photo()).await?;
    walk.phone.sees_thumbnails(1).await?;
    walk.phone.press(&walk.text("cases.to_check")).await?;
    network.breaks(request, Fault::Late(LATE));
    walk.phone.press(&walk.text("cases.submit")).await?;
    walk.phone
        .eventually("the request on its way", || async { Ok((network.count(request) > 0).then_some(())) })
        .await?;
    walk.phone.kill().await?;
    network.mend();
    walk.phone.open_browser().await?;
    walk.phone.open("/events").await?;

    // Nobody presses anything: it is sent by itself, whatever page is open.
    let case = walk
        .phone
        .eventually("the matter on the server", || async { Ok(has_raised(&api, WORDS).await?.pop()) })
        .await?;
    walk.phone.keeps("outbox/", 0).await?;
    ensure!(has_raised(&api, WORDS).await?.len() == 1, "it was raised once");
    ensure!(case["attachments"].as_array().map(Vec::len) == Some(1), "with its photo: {case}");
    ensure!(walk.phone.files().await? == 0, "what has arrived takes no room any more");
    let reference = case["reference"].as_str().context("the matter has a reference")?;
    walk.phone.open(&format!("/cases/{reference}")).await?;
    walk.phone.sees(WORDS).await?;
    walk.phone.sees_thumbnails(1).await
}
