//! The app on the phone and the app on the server are not always the same one.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use zhihui_browser_tests::api::HOLDER;
use zhihui_browser_tests::{Fault, Targets, Walk, in_both_languages, in_one_language};

use crate::journeys::poster;
use crate::people::STRANGER;
use crate::steps::{EVENT, own_api, register, sees_ticket, sign_in};

/// A page that has been open so long has said what there is to say about newer builds.
const TOLD_BY_THEN: Duration = Duration::from_secs(7);

in_one_language!(the_app_opens_without_a_network, Chinese);

async fn the_app_opens_without_a_network(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    walk.phone.open("/events").await?;
    walk.phone.keeps_the_app().await?;
    walk.phone.close_browser().await?;
    walk.server.stop();
    walk.phone.open_browser().await?;
    walk.phone.has_an_empty_browser_cache().await?;

    for address in ["/events".to_owned(), format!("/e/{EVENT}"), "/cases".to_owned()] {
        walk.phone.open(&address).await?;
        walk.phone.is_at(&address).await?;
        walk.phone.settles().await?;
    }
    // What was never seen cannot be shown; the page says so and stands.
    walk.phone.open(&format!("/e/{EVENT}")).await?;
    walk.phone.sees(&walk.text("failure.offline")).await?;
    walk.screen("1").await?;
    // The policy is kept with the page.
    walk.phone.expects_failures_of("Content Security Policy");
    walk.phone
        .spoil("document.body.append(Object.assign(document.createElement('script'), { text: 'ran = 1' }))")
        .await?;
    let ran = walk.phone.devtools("Runtime.evaluate", json!({ "expression": "'ran' in window" })).await?;
    ensure!(ran["result"]["value"] == false, "an inline script ran on a page from the worker");
    // Never opened on this phone before.
    walk.phone.open("/events").await?;
    walk.phone.press(&walk.text("app.tab_card")).await?;
    walk.phone.sees(&walk.text("card.pitch")).await?;

    walk.server.start_again()?;
    walk.phone.press(&walk.text("app.tab_events")).await?;
    walk.phone.sees_no_more(&walk.before(&walk.text("app.down"))).await
}

in_both_languages!(what_was_seen_is_there_without_a_network);

/// A seen event, one's own ticket, card and matter, from a cold start.
async fn what_was_seen_is_there_without_a_network(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    register(walk, STRANGER).await?;
    let ticket = walk.phone.address().await?;
    sign_in(walk, HOLDER).await?;
    let card = own_api(walk).await?.get("/card").await?["card"]["number"].as_str().context("a number")?.to_owned();
    let case = own_api(walk).await?.get("/cases").await?["items"][0].clone();
    let (case, words) = (case["reference"].as_str().context("a case")?, case["text"].as_str().context("a text")?);
    let words: String = words.lines().next().unwrap_or_default().to_owned();
    let seen = [
        (format!("/e/{EVENT}"), walk.text("events.see_ticket")),
        (ticket, walk.text("events.ticket_hint")),
        ("/card".to_owned(), card),
        (format!("/cases/{case}"), words.clone()),
        ("/cases".to_owned(), words.chars().take(12).collect()),
        ("/".to_owned(), walk.text("home.events")),
        ("/me".to_owned(), walk.text("account.registrations")),
    ];
    for (address, words) in &seen {
        walk.phone.open(address).await?;
        walk.phone.sees(words).await?;
    }
    walk.phone.keeps_the_app().await?;
    walk.phone.kill().await?;
    walk.server.stop();

    walk.phone.open_browser().await?;
    for (number, (address, words)) in seen.iter().enumerate() {
        walk.phone.open(address).await?;
        walk.phone.sees(words).await?;
        walk.phone.sees(&walk.before(&walk.text("app.down_kept"))).await?;
        walk.screen(&format!("{}-kept", number + 1)).await?;
    }
    walk.phone.open(&seen[1].0).await?;
    sees_ticket(walk).await
}

in_one_language!(a_backend_that_is_known_is_not_waited_for, English);

async fn a_backend_that_is_known_is_not_waited_for(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.open("/events").await?;
    walk.phone.sees_heading(&walk.text("events.title")).await?;
    walk.phone.keeps("profile", 1).await?;

    let newer = r#"{ "extends": "reference", "baseUrl": "/api/v1", "timeoutSeconds": 7 }"#;
    let newer = Fault::Answer { status: 200, kind: "application/json", body: newer.to_owned() };
    network.breaks("GET /backend.json", newer);
    // As late as the app waits at the very most, so that a slow machine is not taken for an app that waits.
    let late = Duration::from_secs(14);
    network.breaks_once("GET /backend.json", Fault::Late(late));
    let started = Instant::now();
    walk.phone.open("/events").await?;
    walk.phone.sees_heading(&walk.text("events.title")).await?;
    let after = started.elapsed();
    ensure!(after < late, "it opened after {} s, when the answer had come", after.as_secs());
    walk.phone
        .eventually("the newer profile on the phone", || async {
            let kept = walk.phone.records("profile").await?.pop();
            Ok(kept.filter(|profile| profile["timeoutSeconds"] == 7))
        })
        .await?;

    walk.phone.expects_failures_of("/backend.json");
    network.breaks("GET /backend.json", Fault::status(503));
    walk.phone.open("/events").await?;
    walk.phone.sees_heading(&walk.text("events.title")).await
}

in_both_languages!(a_new_version_is_offered_once);

async fn a_new_version_is_offered_once(walk: &mut Walk) -> Result<()> {
    let first = walk.server.build()?;
    let (second, offer) = (first.next()?, walk.text("app.new_version"));
    walk.server.deploy(&first)?;
    walk.phone.open("/events").await?;
    walk.phone.keeps_the_app().await?;
    walk.phone.must_not_see(&offer).await?;

    walk.server.deploy(&second)?;
    walk.phone.comes_back_an_hour_later().await?;
    walk.phone.sees(&offer).await?;
    walk.screen("1").await?;
    walk.screen_in_the_dark("1").await?;
    let small = walk.phone.small_targets(Targets::USUAL).await?;
    ensure!(small.is_empty(), "{}", small.join("\n"));

    walk.phone.press(&walk.text("app.tab_home")).await?;
    walk.phone.sees(&walk.text("home.voice_action")).await?;
    walk.phone.press(&walk.text("app.easy_spoken")).await?;
    walk.phone.sees(&offer).await?;
    walk.screen("2-easy").await?;
    walk.phone.press(&walk.text("app.standard_spoken")).await?;

    // Not on a form; there again afterwards.
    walk.phone.press(&walk.text("home.voice_action")).await?;
    walk.phone.sees(&walk.text("cases.category")).await?;
    walk.phone.must_not_see(&offer).await?;
    walk.phone.go_back().await?;
    walk.phone.sees(&offer).await?;

    // Nor while somebody is typing elsewhere.
    let field = "document.querySelector('main').prepend(document.createElement('textarea'));";
    walk.phone.spoil(&format!("{field} document.querySelector('textarea').focus()")).await?;
    walk.phone.sees_no_more(&offer).await?;
    walk.phone.spoil("document.querySelector('textarea').remove()").await?;
    walk.phone.sees(&offer).await?;

    walk.phone.press(&walk.text("app.later")).await?;
    walk.phone.sees_no_more(&offer).await?;
    walk.phone.has_focus_on("page-title").await?;
    walk.phone.runs(&first).await?;
    // What waits says its name to the new page, and the person has put off that one.
    walk.phone.reload().await?;
    walk.phone.settles().await?;
    walk.phone.runs(&first).await?;
    tokio::time::sleep(TOLD_BY_THEN).await;
    walk.phone.must_not_see(&offer).await?;

    // Once no tab is open nobody needs to be asked.
    walk.phone.close_browser().await?;
    walk.phone.open_browser().await?;
    walk.phone.open("/events").await?;
    walk.phone.runs(&second).await?;

    // Another one is another question, and a start is an occasion to look for one.
    let third = second.next()?;
    walk.server.deploy(&third)?;
    walk.phone.open("/events").await?;
    walk.phone.sees(&offer).await?;
    walk.phone.press(&walk.text("app.reload")).await?;
    walk.phone.runs(&third).await?;
    tokio::time::sleep(TOLD_BY_THEN).await;
    walk.phone.must_not_see(&offer).await
}

in_one_language!(a_tab_goes_on_with_its_own_build, English);

async fn a_tab_goes_on_with_its_own_build(walk: &mut Walk) -> Result<()> {
    let first = walk.server.build()?;
    let second = first.next()?;
    walk.server.deploy(&first)?;
    walk.phone.open("/events").await?;
    walk.phone.keeps_the_app().await?;
    walk.phone.open_tab().await?;
    walk.phone.open("/events").await?;
    walk.phone.runs(&first).await?;

    walk.server.deploy(&second)?;
    becomes_of_next(walk, "installed").await?;
    // Its parts are gone from the server.
    walk.phone.has_an_empty_browser_cache().await?;
    walk.phone.press(&walk.text("app.tab_card")).await?;
    walk.phone.sees(&walk.text("card.pitch")).await?;
    walk.phone.runs(&first).await?;
    walk.phone.sees(&walk.text("app.new_version")).await?;
    walk.phone.press(&walk.text("app.reload")).await?;
    walk.phone.runs(&second).await?;
    walk.phone.is_at("/card").await?;
    walk.phone.sees(&walk.text("card.pitch")).await?;
    walk.phone.runs(&second).await?;

    // The other tab was not loaded anew, and its parts are there still.
    walk.phone.switch_to_tab(0).await?;
    walk.phone.has_an_empty_browser_cache().await?;
    walk.phone.runs(&first).await?;
    walk.phone.press(&walk.text("app.tab_cases")).await?;
    walk.phone.sees(&walk.text("cases.pitch")).await?;
    walk.phone.runs(&first).await?;
    walk.phone.press(&walk.text("app.reload")).await?;
    walk.phone.runs(&second).await?;
    walk.phone.is_at("/cases").await?;
    walk.phone.settles().await?;
    walk.phone.must_not_see(&walk.text("app.new_version")).await?;

    // Nobody can ask for the first build any more.
    walk.phone.close_browser().await?;
    walk.phone.open_browser().await?;
    walk.phone.open("/events").await?;
    walk.phone.runs(&second).await?;
    walk.phone.keeps_one_build().await
}

in_one_language!(a_broken_deployment_changes_nothing, Chinese);

async fn a_broken_deployment_changes_nothing(walk: &mut Walk) -> Result<()> {
    let first = walk.server.build()?;
    let second = first.next()?;
    walk.phone.expects_failures_of("net::ERR_CONNECTION_REFUSED");
    walk.server.deploy(&first)?;
    walk.phone.open("/events").await?;
    walk.phone.keeps_the_app().await?;

    for broken in [second.clone().without("later")?, second.clone().with_half_of("later")?] {
        walk.server.deploy(&broken)?;
        becomes_of_next(walk, "redundant").await?;
        walk.phone.reload().await?;
        walk.phone.settles().await?;
        walk.phone.runs(&first).await?;
        walk.phone.must_not_see(&walk.text("app.new_version")).await?;
    }
    walk.server.stop();
    walk.phone.close_browser().await?;
    walk.phone.open_browser().await?;
    walk.phone.open("/cases").await?;
    walk.phone.sees(&walk.text("cases.pitch")).await?;
    walk.phone.runs(&first).await?;

    walk.server.deploy(&second)?;
    walk.server.start_again()?;
    becomes_of_next(walk, "installed").await?;
    walk.phone.sees(&walk.text("app.new_version")).await?;
    walk.phone.press(&walk.text("app.reload")).await?;
    walk.phone.runs(&second).await
}

in_both_languages!(a_part_of_a_former_build_is_told);

/// Without a worker, as in WeChat on iOS, an open tab asks for what a deployment has taken away.
async fn a_part_of_a_former_build_is_told(walk: &mut Walk) -> Result<()> {
    let first = walk.server.build()?;
    let second = first.next()?;
    walk.phone.has_no_worker().await?;
    walk.phone.expects_failures_of(".wasm");
    walk.phone.expects_failures_of("the \"integrity\" attribute");
    walk.phone.expects_failures_of("Failed to fetch");
    walk.server.deploy(&first)?;
    walk.phone.open("/events").await?;
    walk.phone.settles().await?;

    walk.server.deploy(&second)?;
    walk.phone.press(&walk.text("app.tab_card")).await?;
    walk.phone.sees(&walk.text("app.new_version")).await?;
    walk.screen("1").await?;
    walk.screen_in_the_dark("1").await?;
    walk.phone.runs(&first).await?;
    walk.phone.press(&walk.text("app.reload")).await?;
    walk.phone.runs(&second).await?;
    walk.phone.is_at("/card").await?;
    walk.phone.sees(&walk.text("card.pitch")).await?;
    walk.phone.runs(&second).await
}

in_one_language!(a_deployment_between_a_page_and_its_files_is_got_over, English);

async fn a_deployment_between_a_page_and_its_files_is_got_over(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.has_no_worker().await?;
    let first = walk.server.build()?;
    let second = first.next()?;
    let former = Fault::Answer { status: 200, kind: "text/html; charset=utf-8", body: first.page()? };
    for part in [".js", ".wasm", "the \"integrity\" attribute", "boot-"] {
        walk.phone.expects_failures_of(part);
    }
    walk.server.deploy(&second)?;
    network.breaks_once("GET /events", former.clone());
    walk.phone.open("/events").await?;
    walk.phone.runs(&second).await?;
    walk.phone.sees_heading(&walk.text("events.title")).await?;

    // Where the page stays the former one, it is told once, and nothing goes round in circles.
    walk.phone.spoil("sessionStorage.removeItem('zhihui.reloaded')").await?;
    network.breaks("GET /events", former);
    walk.phone.open("/events").await?;
    walk.phone.sees("Zhihui could not be opened").await?;
    let asked = network.count("GET /events");
    tokio::time::sleep(Duration::from_secs(2)).await;
    ensure!(network.count("GET /events") == asked && asked == 4, "the page was asked for {asked} times");
    Ok(())
}

in_one_language!(a_poster_leads_to_a_ticket_without_a_worker, Chinese);

async fn a_poster_leads_to_a_ticket_without_a_worker(walk: &mut Walk) -> Result<()> {
    walk.phone.has_no_worker().await?;
    poster::a_poster_leads_to_a_ticket_and_back(walk).await
}

/// The browser looks for another build, and this becomes of the worker that it finds.
async fn becomes_of_next(walk: &Walk, expected: &str) -> Result<()> {
    let state = walk.phone.looks_for_another_build().await?;
    ensure!(state == expected, "the next build is {state} and not {expected}");
    Ok(())
}
