use anyhow::{Context, Result, ensure};
use zhihui_browser_tests::api::Api;
use zhihui_browser_tests::{Walk, in_one_language};

use crate::people::STRANGER;

in_one_language!(a_question_that_is_not_asked_never_blocks, Chinese);

/// “I want to pitch” asks two more; who changes their mind is not held up by them.
async fn a_question_that_is_not_asked_never_blocks(walk: &mut Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let event = Api::guest(&walk.server).get("/events/demo-day").await?;
    let label = |at: usize| texts.language.of(&event["questions"][at]["label"]);
    let choice = |at: usize| texts.language.of(&event["questions"][0]["choices"][at]["label"]);
    let consent = texts.with("events.consent", &[("days", &event["retentionDays"].to_string())]);
    phone.open("/e/demo-day/register").await?;
    phone.fill(&texts.get("events.name"), STRANGER.name).await?;
    phone.fill(&texts.get("events.phone"), STRANGER.phone).await?;
    phone.tick(&consent).await?;
    phone.must_not_see(&label(1)).await?;

    phone.choose(&label(0), &choice(1)).await?;
    phone.sees(&label(1)).await?;
    phone.press(&texts.get("events.to_check")).await?;
    phone.sees_fault(&label(1), &texts.with("fault.fill", &[("label", &label(1))])).await?;
    walk.screen("1-asked").await?;
    phone.choose(&label(0), &choice(0)).await?;
    phone.sees_no_more(&label(1)).await?;
    phone.press(&texts.get("events.to_check")).await?;
    phone.sees_heading(&texts.get("events.check_title")).await?;
    phone.sees(&choice(0)).await?;
    phone.press(&texts.get("events.submit")).await?;
    phone.sees(&texts.get("events.done_confirmed")).await
}

in_one_language!(a_press_right_after_a_slip_counts, English);

/// Leaving a field judges it. What then appears must not push the button from under the mouse before the press is over.
async fn a_press_right_after_a_slip_counts(walk: &mut Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.open("/e/optics/register").await?;
    phone.fill(&texts.get("events.phone"), "1991234567").await?;
    phone.click(&texts.get("events.to_check")).await?;
    phone.has_focus_on("error-summary").await?;
    // And a slip that is only left is named all the same.
    phone.reload().await?;
    phone.fill(&texts.get("events.phone"), "19912").await?;
    phone.fill(&texts.get("events.name"), STRANGER.name).await?;
    phone.sees_fault(&texts.get("events.phone"), &texts.get("fault.phone")).await
}

in_one_language!(a_full_event_has_a_waitlist, English);

async fn a_full_event_has_a_waitlist(walk: &mut Walk) -> Result<()> {
    let (phone, texts, api) = (&walk.phone, &walk.texts, Api::guest(&walk.server));
    let event = api.get("/events/full-salon").await?;
    let waiting = event["seats"]["waiting"].as_u64().unwrap_or_default();
    phone.open("/e/full-salon").await?;
    phone.sees(&texts.get("events.full")).await?;
    phone.press(&texts.get("events.join_waitlist")).await?;
    phone.fill(&texts.get("events.name"), STRANGER.name).await?;
    phone.fill(&texts.get("events.phone"), STRANGER.phone).await?;
    phone.tick(&texts.with("events.consent", &[("days", &event["retentionDays"].to_string())])).await?;
    phone.press(&texts.get("events.to_check")).await?;
    phone.press(&texts.get("events.submit")).await?;
    phone.sees(&texts.get("events.done_waitlisted")).await?;
    let place = u32::try_from(waiting + 1)?;
    phone.sees(&texts.count("events.done_waitlisted_body", place)).await?;
    walk.screen("1-waiting").await?;
    let now = api.get("/events/full-salon").await?["seats"]["waiting"].as_u64();
    ensure!(now == Some(waiting + 1), "one more waits");
    phone.must_not_see(&texts.get("events.ticket_hint")).await
}

in_one_language!(signing_out_leaves_nothing_of_the_person, Chinese);

async fn signing_out_leaves_nothing_of_the_person(walk: &mut Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    crate::steps::register(walk, STRANGER).await?;
    crate::steps::sign_in(walk, STRANGER.phone).await?;
    let session = phone.session().await?;
    let token = |name: &str| session[name].as_str().map(str::to_owned).context("a token");
    let (access, refresh) = (token("accessToken")?, token("refreshToken")?);
    phone.open("/me").await?;
    phone.press(&texts.get("account.sign_out")).await?;
    phone.sees(&texts.get("account.sign_out_ask")).await?;
    walk.screen("1-asking").await?;
    phone.press(&texts.get("account.sign_out_yes")).await?;
    phone.is_at("/").await?;
    let kept = phone.everything_kept().await?;
    for personal in [STRANGER.name, STRANGER.phone, access.as_str(), refresh.as_str()] {
        ensure!(!kept.contains(personal), "this phone still keeps: {kept}");
    }
    Ok(())
}
