use anyhow::{Result, ensure};
use zhihui_browser_tests::api::NEWCOMER;
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::steps::{own_api, sign_in, sign_in_here};

const WORDS: &str = "建议在创新中心增加夜间班车。";

in_one_language!(a_session_that_ended_comes_back_to_the_matter, Chinese);

async fn a_session_that_ended_comes_back_to_the_matter(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 401");
    sign_in(walk, NEWCOMER).await?;
    let before = own_api(walk).await?.get("/cases").await?["items"].as_array().map_or(0, Vec::len);
    writes_a_matter(walk).await?;
    for request in ["POST /api/v1/cases", "POST /api/v1/auth/sessions/refresh"] {
        network.breaks(request, Fault::status(401));
    }
    walk.phone.press(&walk.text("cases.submit")).await?;
    walk.phone.sees(&walk.text("failure.unauthenticated")).await?;
    walk.phone.sees(WORDS).await?;
    walk.screen("1").await?;

    network.mend();
    walk.phone.press(&walk.text("app.sign_in")).await?;
    walk.a_minute_passes().await?;
    sign_in_here(walk, NEWCOMER).await?;
    // It was pressed before: it is sent by itself.
    walk.phone.sees(&walk.text("cases.sent")).await?;
    walk.phone.sees(WORDS).await?;
    let after = own_api(walk).await?.get("/cases").await?["items"].as_array().map_or(0, Vec::len);
    ensure!(after == before + 1, "one matter was raised, not {}", after - before);
    Ok(())
}

async fn writes_a_matter(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.press(&texts.get("home.voice_action")).await?;
    phone.choose(&texts.get("cases.category"), &texts.get("cases.category_suggestion")).await?;
    phone.fill(&texts.get("cases.text"), WORDS).await?;
    phone.press(&texts.get("cases.to_check")).await?;
    phone.is_within("/cases/new/", "/check").await
}

in_one_language!(a_session_that_ended_elsewhere_says_so, English);

/// Signed out on another phone, or by the server: a page says so and leads back to itself.
async fn a_session_that_ended_elsewhere_says_so(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("status of 401");
    sign_in(walk, NEWCOMER).await?;
    own_api(walk).await?.delete("/auth/sessions/current").await?;
    walk.phone.press(&walk.text("app.tab_cases")).await?;
    walk.phone.sees(&walk.text("failure.unauthenticated")).await?;
    walk.screen("1").await?;
    walk.phone.press(&walk.text("app.sign_in")).await?;
    walk.a_minute_passes().await?;
    sign_in_here(walk, NEWCOMER).await?;
    walk.phone.is_at("/cases").await?;
    walk.phone.sees(&walk.text("cases.wish_rate")).await
}

in_one_language!(a_lapsed_token_is_renewed_unseen, English);

/// Access tokens are short; the refresh token gets the next one, and nobody notices.
async fn a_lapsed_token_is_renewed_unseen(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    sign_in(walk, NEWCOMER).await?;
    let first = walk.phone.session().await?["accessToken"].clone();
    walk.phone.lets_session_lapse().await?;
    walk.phone.reload().await?;
    walk.phone.press(&walk.text("app.tab_cases")).await?;
    walk.phone.sees(&walk.text("cases.wish_rate")).await?;
    walk.phone
        .eventually("another token", || async {
            Ok((walk.phone.session().await?["accessToken"] != first).then_some(()))
        })
        .await?;
    ensure!(network.count("POST /api/v1/auth/sessions/refresh") == 1, "it was renewed once, for all requests");
    Ok(())
}
