use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use zhihui_backend_tests::{Answer, Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use super::{of_operation, token_of};
use crate::steps::{evaluated, presses_a_matter, signs_in};

const IN_EACH: usize = 10;

/// A page of the same origin without the app: the database is open to it, and nothing is sent.
const WITHOUT_APP: &str = "/icon.svg";

#[test]
fn twenty_requests_of_two_tabs_renew_a_token_once() -> Result<(), Broken> {
    visit("two-tabs", Language::Chinese, || Setup::of("django", "drf"), renews_once)
}

/// Ten matters wait in each of two tabs when the token has lapsed; the backend is slow to give the next one.
async fn renews_once(visit: &mut Visit) -> Result<()> {
    signs_in(visit).await?;
    let old = visit.phone.session().await?["accessToken"].clone();
    let entry = unsent_matter(visit).await?;
    let tried = visit.count("cases.create")?;

    let held = visit.site.holds(&visit.profile.requests("session.refresh")?);
    visit.phone.lets_session_lapse().await?;
    put_into_outbox(visit, &entry, 0..IN_EACH).await?;
    visit.phone.open("/cases").await?;
    let visit_ref = &*visit;
    let renewal = || async { Ok((visit_ref.count("session.refresh")? > 0).then_some(())) };
    visit.phone.eventually("a renewal", renewal).await?;

    visit.phone.open_tab().await?;
    visit.phone.open(WITHOUT_APP).await?;
    put_into_outbox(visit, &entry, IN_EACH..2 * IN_EACH).await?;
    visit.phone.open("/cases").await?;
    waits_for_the_other_tab(visit).await?;
    ensure!(visit.count("cases.create")? == tried, "nothing was sent without a token that is good");
    drop(held);

    visit.phone.keeps("outbox/", 0).await?;
    ensure!(visit.count("session.refresh")? == 1, "{} renewals", visit.count("session.refresh")?);
    let seen = visit.site.asked();
    let sent = of_operation(visit, &seen, "cases.create")?.split_off(tried);
    ensure!(sent.len() == 2 * IN_EACH, "{} matters were sent", sent.len());
    for number in 0..2 * IN_EACH {
        let times = sent.iter().filter(|seen| seen.text().contains(&words(number))).count();
        ensure!(times == 1, "“{}” was sent {times} times", words(number));
    }
    let tokens = sent.iter().map(|seen| token_of(visit, seen)).collect::<Result<Vec<_>>>()?;
    let first = tokens[0].as_deref().context("a matter was sent without a token")?;
    ensure!(tokens.iter().all(|token| token.as_deref() == Some(first)), "all with the one new token");
    ensure!(!first.ends_with(old.as_str().context("a token")?), "not with the old one");

    // The other tab is well, too.
    visit.phone.switch_to_tab(0).await?;
    visit.phone.reload().await?;
    visit.phone.sees(&words(0)).await?;
    ensure!(visit.count("session.refresh")? == 1, "what was renewed is kept for both");
    Ok(())
}

fn words(number: usize) -> String {
    format!("第{number:02}件：建议增加夜间班车")
}

/// A matter that was pressed while the backend was out of order, as the phone keeps it. Leaves the app.
async fn unsent_matter(visit: &Visit) -> Result<Value> {
    visit.phone.expects_failures_of("status of 503");
    // The page without the app names no icon, and so the browser asks for the usual one.
    visit.phone.expects_failures_of("/favicon.ico");
    visit.site.answers(&visit.profile.requests("cases.create")?, Answer::status(503));
    presses_a_matter(visit, "建议增加夜间班车").await?;
    visit.phone.sees(&visit.text("outbox.waiting")).await?;
    visit.phone.open(WITHOUT_APP).await?;
    visit.site.mend();
    visit.phone.records("outbox/").await?.pop().context("nothing waits to be sent")
}

/// Presses of other matters like this one, none of which was sent yet. The first one takes its place.
async fn put_into_outbox(visit: &Visit, like: &Value, numbers: std::ops::Range<usize>) -> Result<()> {
    let key = like["key"].as_str().context("an entry has a key")?;
    for number in numbers {
        let mut entry = like.clone();
        let mut body: Value = serde_json::from_str(like["body"].as_str().context("an entry has a body")?)?;
        body["text"] = json!(words(number));
        let key = if number == 0 { key.to_owned() } else { format!("{number:04x}{}", &key[4..]) };
        entry["key"] = json!(key);
        entry["body"] = json!(body.to_string());
        entry["operation"] = json!({ "RaiseCase": key });
        entry["attempts"] = json!(0);
        entry["first_sent_at"] = Value::Null;
        entry["stage"] = json!({ "Waiting": { "until": null, "after": null } });
        visit.phone.keeps_record(&format!("outbox/{key}"), &entry).await?;
    }
    Ok(())
}

/// Waits until this tab stands in line for the session.
async fn waits_for_the_other_tab(visit: &Visit) -> Result<()> {
    let line = "navigator.locks.query().then(locks => locks.pending.filter(l => l.name === 'zhihui.session').length)";
    let in_line = || async { Ok((evaluated(visit, line).await?.as_u64() > Some(0)).then_some(())) };
    visit.phone.eventually("a tab that waits for the other one's renewal", in_line).await
}
