//! Signing in at an OpenID provider, whose tokens the backend takes.

use anyhow::{Context, Result, ensure};
use zhihui_backend_tests::{LIN, Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{event_title, opens_the_event, registers};

/// The provider's own page, which is none of the app's.
const PROVIDER: &str = "开发区统一登录 Zone sign-in";

fn setup() -> Result<Setup> {
    Ok(Setup { has_provider: true, ..Setup::of("django", "oidc")? })
}

#[test]
fn a_code_of_the_provider_becomes_a_session() -> Result<(), Broken> {
    visit("oidc", Language::Chinese, setup, signs_in_and_goes_on)
}

async fn signs_in_and_goes_on(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.open("/sign-in?next=%2Fcases").await?;
    visit.screen("1").await?;
    goes_to_the_provider(visit).await?;
    is_let_in(visit).await?;
    phone.is_at("/cases").await?;
    phone.sees(&texts.get("cases.none")).await?;
    opens_the_event(visit).await?;
    registers(visit).await?;

    let first = phone.session().await?["accessToken"].clone();
    ensure!(first.is_string(), "the provider gave a token");
    phone.lets_session_lapse().await?;
    phone.open("/me").await?;
    phone.sees(event_title(texts.language)).await?;
    let renewed = phone.eventually("another token", || async {
        let now = phone.session().await?["accessToken"].clone();
        Ok((now != first).then_some(now))
    });
    let renewed = renewed.await?.as_str().context("a token")?.to_owned();
    let asked = visit.site.asked();
    let latest = asked.last().and_then(|seen| seen.header("authorization")).context("the backend was asked")?;
    ensure!(latest.ends_with(&renewed), "the latest request carries the new token");
    phone.open("/cases").await?;
    phone.sees(&texts.get("cases.none")).await
}

#[test]
fn an_answer_to_somebody_elses_question_is_refused() -> Result<(), Broken> {
    visit("oidc-forged", Language::Chinese, setup, refuses_a_wrong_state)
}

async fn refuses_a_wrong_state(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    for forged in ["/sign-in?code=stolen&state=forged", "/sign-in?code=stolen&state="] {
        phone.open("/sign-in").await?;
        goes_to_the_provider(visit).await?;
        phone.open(forged).await?;
        phone.sees(&texts.get("account.oidc_failed")).await?;
        ensure!(phone.records("session").await?.is_empty(), "{forged} has begun a session");
        visit.screen("1").await?;
    }
    // One that nobody has asked for at all.
    phone.open("/sign-in?code=stolen&state=forged").await?;
    phone.sees(&texts.get("account.oidc_failed")).await?;
    let with_token: Vec<_> = visit.site.asked().into_iter().filter(|s| s.header("authorization").is_some()).collect();
    ensure!(with_token.is_empty(), "a token was used: {with_token:?}");

    // The person's own sign-in works all the same.
    phone.open("/sign-in").await?;
    goes_to_the_provider(visit).await?;
    is_let_in(visit).await?;
    phone.is_at("/").await?;
    phone.session().await.map(drop)
}

async fn goes_to_the_provider(visit: &Visit) -> Result<()> {
    // Its page names no icon, and so the browser asks for the usual one.
    visit.phone.expects_failures_of("/favicon.ico");
    visit.phone.press(&visit.text("account.sign_in_oidc")).await?;
    visit.phone.sees_heading(PROVIDER).await
}

async fn is_let_in(visit: &Visit) -> Result<()> {
    visit.phone.fill("用户名 Name", LIN.user_name).await?;
    visit.phone.fill("密码 Password", LIN.password).await?;
    visit.phone.press("登录 Sign in").await
}
