//! Every request of the three journeys meets every fault once. A person goes on as people do: they try again where the app
//! offers it, and otherwise wait. In the end the server has what they wanted exactly once, with every word of it, and the
//! app has not said so before it was true.

use std::cell::Cell;
use std::fmt::Write as _;
use std::io::Write as _;
use std::rc::Rc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use chrono::{TimeDelta, Utc};
use serde_json::{Value, json};
use zhihui_browser_tests::api::{Api, NEWCOMER};
use zhihui_browser_tests::{Fault, Network, Walk, in_one_language};

use crate::people::resident_id;
use crate::steps::{EVENT, consent, fill_in_application};

in_one_language!(a_registration_survives_every_fault, Chinese);
in_one_language!(an_application_survives_every_fault, English);
in_one_language!(a_matter_with_a_photo_survives_every_fault, Chinese);

/// A person's patience with one step, the waits of the outbox included.
const PATIENCE: Duration = Duration::from_secs(30);
/// Nobody presses the same button faster than this.
const REACTION: Duration = Duration::from_millis(1500);

fn faults() -> Vec<(&'static str, Fault)> {
    vec![
        ("refused", Fault::Refused),
        ("lost on the way", Fault::RequestLost),
        ("answer lost", Fault::AnswerLost),
        ("answer cut", Fault::AnswerCut),
        ("late", Fault::Late(Duration::from_millis(1200))),
        ("500", Fault::status(500)),
        ("502", Fault::status(502)),
        ("429", Fault::status(429)),
    ]
}

/// What a case of a journey is about: somebody who has not done it before.
struct Case<'w> {
    walk: &'w Walk,
    number: usize,
}

impl Case<'_> {
    /// A phone number of its own.
    fn phone(&self) -> String {
        format!("199{:08}", 20_000 + self.number)
    }

    fn words(&self) -> String {
        format!("第 {} 次：路灯不亮了，晚上看不见路。", self.number)
    }
}

/// Runs a journey once as it is, and once for each of its requests and each fault.
async fn each_request(
    walk: &Walk,
    network: &Rc<Network>,
    journey: impl AsyncFn(&Case<'_>) -> Result<()>,
    first_number: usize,
) -> Result<()> {
    // Failures are what this is about: the browser's console is full of them.
    for part in ["status of", "net::ERR_", "Failed to load"] {
        walk.phone.expects_failures_of(part);
    }
    let mut number = first_number;
    let before = network.seen().len();
    journey(&Case { walk, number }).await.context("without a fault")?;
    let requests: Vec<_> = network.seen().split_off(before);
    let mut failed = String::new();
    let mut runs = 0;
    for (at, (method, path)) in requests.iter().enumerate() {
        for (name, fault) in faults() {
            number += 1;
            runs += 1;
            walk.phone.forgets_everything().await?;
            network.breaks_nth(network.seen().len() + at + 1, fault);
            if let Err(error) = journey(&Case { walk, number }).await {
                write!(failed, "\n── {method} {path}, {name}: {error:#}")?;
            }
            network.mend();
        }
    }
    writeln!(std::io::stdout(), "{} requests × {} faults = {runs} cases", requests.len(), faults().len())?;
    ensure!(failed.is_empty(), "{failed}");
    Ok(())
}

/// Presses what leads on, and what the app offers where it went wrong, until the words are there.
async fn goes_on(walk: &Walk, press: &str, until: impl AsyncFn() -> Result<bool>) -> Result<()> {
    let buttons = [press, &walk.text("app.retry")];
    let started = Instant::now();
    let mut pressed: Option<Instant> = None;
    loop {
        if until().await.unwrap_or(false) {
            return Ok(());
        }
        if pressed.is_none_or(|at| at.elapsed() > REACTION) {
            for button in buttons {
                if walk.phone.presses_if_there(button).await {
                    pressed = Some(Instant::now());
                    break;
                }
            }
        }
        if started.elapsed() > PATIENCE {
            bail!(
                "pressing {buttons:?} led nowhere within {} s\n{}",
                PATIENCE.as_secs(),
                walk.phone.description().await
            );
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
}

async fn reads(walk: &Walk, key: &str) -> Result<bool> {
    walk.phone.reads(&walk.text(key)).await
}

/// Whether a field of that name is there to be filled in.
async fn asks_for(walk: &Walk, key: &str) -> Result<bool> {
    walk.phone.has_field(&walk.text(key)).await
}

async fn a_registration_survives_every_fault(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let consent = consent(walk).await?;
    each_request(walk, &network, async |case| registers(case, &consent).await, 0).await
}

async fn registers(case: &Case<'_>, consent: &str) -> Result<()> {
    let (walk, phone) = (case.walk, &case.walk.phone);
    let api = Api::guest(&walk.server);
    let taken = api.seats_taken(EVENT).await?;
    phone.open(&format!("/e/{EVENT}")).await?;
    goes_on(walk, &walk.text("events.register"), async || asks_for(walk, "events.name").await).await?;
    phone.fill(&walk.text("events.name"), "林小舟").await?;
    phone.fill(&walk.text("events.phone"), &case.phone()).await?;
    phone.tick(consent).await?;
    goes_on(walk, &walk.text("events.to_check"), async || reads(walk, "events.submit").await).await?;
    phone.sees(&case.phone()).await?;
    goes_on(walk, &walk.text("events.submit"), async || reads(walk, "events.done_confirmed").await).await?;
    let now = api.seats_taken(EVENT).await?;
    ensure!(now == taken + 1, "{} places were taken when the app said that one was", now - taken);
    Ok(())
}

async fn an_application_survives_every_fault(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    each_request(walk, &network, async |case| applies(case).await, 1_000).await
}

async fn applies(case: &Case<'_>) -> Result<()> {
    let (walk, phone, texts) = (case.walk, &case.walk.phone, &case.walk.texts);
    let session = signs_in(case, &case.phone()).await?;
    phone.open("/card").await?;
    goes_on(walk, &texts.get("card.apply"), async || asks_for(walk, "card.name").await).await?;
    fill_in_application(walk, &resident_id(case.number)).await?;
    goes_on(walk, &texts.get("card.submit"), async || reads(walk, "card.received").await).await?;
    let standing = own(case, &session)?.get("/card").await?;
    let application = &standing["application"];
    ensure!(application["reference"].is_string(), "the app says it was received, the server has {standing}");
    Ok(())
}

async fn a_matter_with_a_photo_survives_every_fault(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.open("/").await?;
    let session = Api::new_session(&walk.server, NEWCOMER).await?;
    each_request(walk, &network, async |case| raises(case, &session).await, 2_000).await
}

async fn raises(case: &Case<'_>, session: &Value) -> Result<()> {
    let (walk, phone, texts) = (case.walk, &case.walk.phone, &case.walk.texts);
    goes_on_with(case, session).await?;
    phone.open("/cases").await?;
    goes_on(walk, &texts.get("cases.raise"), async || asks_for(walk, "cases.text").await).await?;
    phone.choose(&texts.get("cases.category"), &texts.get("cases.category_suggestion")).await?;
    phone.fill(&texts.get("cases.text"), &case.words()).await?;
    phone.attach(&texts.get("cases.photo_add"), &crate::steps::photo()).await?;
    phone.sees_thumbnails(1).await?;
    goes_on(walk, &texts.get("cases.to_check"), async || reads(walk, "cases.submit").await).await?;
    phone.sees(&case.words()).await?;
    goes_on(walk, &texts.get("cases.submit"), async || reads(walk, "cases.sent").await).await?;
    let own = own(case, session)?.get("/cases").await?;
    let all = own["items"].as_array().context("a list of cases")?;
    let same: Vec<_> = all.iter().filter(|one| one["text"] == case.words()).collect();
    ensure!(same.len() == 1, "{} matters were raised", same.len());
    ensure!(same[0]["attachments"].as_array().map(Vec::len) == Some(1), "its photo is there: {}", same[0]);
    Ok(())
}

/// Signs in on this phone, without a fault.
async fn signs_in(case: &Case<'_>, number: &str) -> Result<Value> {
    let session = Api::new_session(&case.walk.server, number).await?;
    goes_on_with(case, &session).await?;
    Ok(session)
}

/// Has this phone go on with a session. The page that makes the database asks the server for nothing.
async fn goes_on_with(case: &Case<'_>, session: &Value) -> Result<()> {
    let phone = &case.walk.phone;
    phone.open("/no/such/page").await?;
    phone.sees_heading(&case.walk.text("app.not_found_title")).await?;
    phone.keeps_session(session).await
}

fn own(case: &Case<'_>, session: &Value) -> Result<Api> {
    let token = session["accessToken"].as_str().context("the session has a token")?;
    Ok(Api::guest(&case.walk.server).with_token(token))
}

in_one_language!(signing_in_survives_every_fault, English);

async fn signing_in_survives_every_fault(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let minutes = Cell::new(0);
    each_request(walk, &network, async |case| signs_in_by_hand(case, &minutes).await, 3_000).await
}

/// A code works once and another comes a minute later: who has lost the answer to theirs asks again.
async fn signs_in_by_hand(case: &Case<'_>, minutes: &Cell<i64>) -> Result<()> {
    let (walk, phone, texts) = (case.walk, &case.walk.phone, &case.walk.texts);
    let (number, rejected) = (case.phone(), texts.get("failure.code"));
    for _ in 0..2 {
        walk.server.forget_messages();
        phone.open("/sign-in").await?;
        phone.fill(&texts.get("account.phone"), &number).await?;
        let has_code = async || Ok(walk.server.has_sent_code(&number));
        goes_on(walk, &texts.get("account.send_code"), has_code).await?;
        let asked = async || asks_for(walk, "account.code").await;
        goes_on(walk, &texts.get("account.have_code"), asked).await?;
        phone.fill(&texts.get("account.code"), &walk.server.code_for(&number)?).await?;
        let answered = async || Ok(phone.address().await? == "/" || phone.reads(&rejected).await?);
        goes_on(walk, &texts.get("account.enter"), answered).await?;
        if phone.address().await? == "/" {
            let session = phone.session().await?;
            return own(case, &session)?.get("/me").await.map(drop);
        }
        minutes.set(minutes.get() + 2);
        let now = (Utc::now() + TimeDelta::minutes(minutes.get())).to_rfc3339();
        Api::guest(&walk.server).post("/test/clock", &json!({ "now": now })).await?;
    }
    bail!("two codes were not enough")
}
