use anyhow::{Context, Result, ensure};
use zhihui_backend_tests::{Answer, Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use super::token_of;
use crate::steps::{signs_in, signs_in_here};

const WORDS: &str = "建议在创新中心增加夜间班车。";

#[test]
fn a_session_that_cannot_be_renewed_has_ended() -> Result<(), Broken> {
    visit("ended", Language::Chinese, || Setup::of("django", "drf"), keeps_the_words_and_sends_no_token)
}

async fn keeps_the_words_and_sends_no_token(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.expects_failures_of("status of 401");
    signs_in(visit).await?;
    phone.writes_a_matter(WORDS).await?;
    phone.press(&texts.get("cases.to_check")).await?;
    phone.is_within("/cases/new/", "/check").await?;
    phone.keeps("draft/case/", 1).await?;

    let refresh = visit.profile.requests("session.refresh")?;
    visit.site.answers(&refresh, Answer::status(401));
    phone.lets_session_lapse().await?;
    phone.reload().await?;
    phone.press(&texts.get("cases.submit")).await?;
    phone.sees(&texts.get("failure.unauthenticated")).await?;
    phone.sees(WORDS).await?;
    visit.screen("1").await?;
    // Whatever the person looks at next.
    for address in ["/cases", "/card", "/me", "/events"] {
        phone.open(address).await?;
        phone.settles().await?;
    }
    let asked = visit.site.asked();
    let at = asked.iter().position(|seen| refresh == format!("{} {}", seen.method, seen.path));
    let after = &asked[at.context("the renewal was tried")? + 1..];
    for seen in after {
        let token = token_of(visit, seen)?;
        ensure!(token.is_none(), "{} {} carries a token of a session that has ended", seen.method, seen.path);
    }
    ensure!(!after.is_empty(), "what everybody may see is asked for still");
    ensure!(visit.count("cases.create")? == 0, "nothing was sent");

    visit.site.mend();
    phone.open("/me").await?;
    phone.press(&texts.get("app.sign_in")).await?;
    signs_in_here(visit).await?;
    // It was pressed before: it is sent by itself.
    phone.keeps("outbox/", 0).await?;
    ensure!(visit.count("cases.create")? == 1, "it was sent once");
    phone.open("/cases").await?;
    phone.sees(WORDS).await
}
