use anyhow::{Result, ensure};
use serde_json::json;
use zhihui_backend_tests::{Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{raises_a_matter, signs_in};

const WORDS: &str = "建议在创新中心增加夜间班车。";

#[test]
fn a_bad_token_is_not_mistaken_for_a_guests() -> Result<(), Broken> {
    visit("no-guest", Language::Chinese, || Setup::of("pocketbase", "pocketbase"), says_that_it_has_ended)
}

/// PocketBase answers a bad token with what everybody may see: lists of nothing, and no word about the token.
async fn says_that_it_has_ended(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.expects_failures_of("status of 401");
    signs_in(visit).await?;
    raises_a_matter(visit, WORDS).await?;
    phone.open("/cases").await?;
    phone.sees(WORDS).await?;

    // Good for a while yet, if one believes its date.
    let mut session = phone.session().await?;
    session["accessToken"] = json!("no.good.token");
    phone.keeps_session(&session).await?;
    phone.reload().await?;
    phone.sees(&texts.get("failure.unauthenticated")).await?;
    ensure!(!phone.reads(&texts.get("cases.none")).await?, "somebody else's empty list is shown as their own");
    visit.screen("1").await
}
