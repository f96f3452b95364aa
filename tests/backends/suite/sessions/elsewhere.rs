//! A token goes to the backend of the profile and to nobody else, whatever that backend says.

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use zhihui_backend_tests::{Answer, Plan, Profile, Setup, Site, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{presses_a_matter, signs_in};

/// Somebody who would be glad of a token: every request is taken, from every page.
fn setup(profile: Profile) -> Result<Setup> {
    let stranger = Site::open(Plan::default())?;
    for method in ["OPTIONS", "GET", "POST"] {
        stranger.answers(&format!("{method} /"), Answer::open_to_all(200, r#"{ "results": [], "next": null }"#));
    }
    Ok(Setup { stranger: Some(stranger), ..Setup::with("django", profile) })
}

#[test]
fn a_redirection_to_another_origin_is_not_followed() -> Result<(), Broken> {
    visit("redirected", Language::Chinese, || setup(Profile::of_test("drf")?), is_not_followed)
}

async fn is_not_followed(visit: &mut Visit) -> Result<()> {
    let (phone, texts, stranger) = (&visit.phone, &visit.texts, visit.stranger()?);
    // Chromium's log names where a redirection leads even if nobody goes there. The stranger knows better.
    phone.may_ask(&stranger.origin());
    let list = visit.profile.requests("cases.list")?;
    let away = |status| Answer::redirect(status, &format!("{}/glad/", stranger.origin()));
    // From the start, so that the phone keeps no list that it could show instead.
    visit.site.answers(&list, away(301));
    signs_in(visit).await?;
    for status in [301, 302, 303, 307, 308] {
        let before = visit.site.count(&list);
        visit.site.answers(&list, away(status));
        phone.open("/cases").await?;
        phone.sees(&texts.get("failure.protocol")).await?;
        ensure!(visit.site.count(&list) > before, "a list was asked for");
    }
    visit.screen("1").await?;
    visit.site.mend();

    let create = visit.profile.requests("cases.create")?;
    visit.site.answers(&create, away(307));
    presses_a_matter(visit, "建议增加夜间班车").await?;
    phone.sees(&texts.get("failure.protocol")).await?;
    ensure!(visit.site.count(&create) > 0, "a matter was sent");
    heard_nothing(stranger)
}

#[test]
fn a_page_at_another_origin_is_not_asked_for() -> Result<(), Broken> {
    let begin = || setup(Profile::of_test("drf")?.with(next_page_by_link()));
    visit("linked", Language::Chinese, begin, is_not_asked_for)
}

/// Django names its next page by a whole address.
fn next_page_by_link() -> Value {
    let page = json!({ "style": "link", "next": "/next", "total": null, "parameter": null });
    json!({ "operations": { "events.list": { "page": page } } })
}

async fn is_not_asked_for(visit: &mut Visit) -> Result<()> {
    let (phone, texts, stranger) = (&visit.phone, &visit.texts, visit.stranger()?);
    let list = visit.profile.requests("events.list")?;
    let (_, path) = list.split_once(' ').context("a method and a path")?;
    let mut page = visit.backend_says(path).await?;
    let next = page["next"].as_str().context("there is a second page")?;
    let (_, way) = next.split_once(path).context("it is a page of the same list")?;
    page["next"] = json!(format!("{}{path}{way}", stranger.origin()));
    visit.site.answers(&list, Answer::json(&page.to_string()));

    signs_in(visit).await?;
    phone.open("/events").await?;
    let asked = visit.site.count(&list);
    phone.press(&texts.get("events.more")).await?;
    // Behind a proxy a backend does not know its own address: of a link under a relative base only path and query count.
    phone
        .eventually("the next page asked of the backend", || async {
            Ok((visit.site.count(&list) > asked).then_some(()))
        })
        .await?;
    heard_nothing(stranger)?;

    // An address that the deployer wrote in full is not left, wherever a link leads.
    let whole = json!({ "baseUrl": format!("{}{}", visit.site.origin(), visit.profile.base_url()?) });
    visit.site.set_profile(visit.profile.clone().with(whole).file());
    phone.forgets_everything().await?;
    phone.open("/events").await?;
    phone.sees(&texts.get("failure.protocol")).await?;
    visit.screen("1").await?;
    heard_nothing(stranger)
}

fn heard_nothing(stranger: &Site) -> Result<()> {
    let heard: Vec<_> = stranger.seen().into_iter().map(|seen| format!("{} {}", seen.method, seen.path)).collect();
    ensure!(heard.is_empty(), "somebody else was asked: {heard:?}");
    Ok(())
}
