use anyhow::{Context, Result, ensure};
use zhihui_browser_tests::api::{Api, NEWCOMER, OFFICER};
use zhihui_browser_tests::{Walk, in_both_languages, shown_instant};

use crate::steps::{own_api, sign_in};

in_both_languages!(a_matter_is_raised_answered_and_rated);

const WORDS: &str = "孩子九月要上小学，想了解开发区内的学校怎么报名。\n我们住在人才公寓二号楼。";
const ANSWER: &str = "您好，孩子可以在实验学校报名，材料清单已经短信发给您。";
const THANKS: &str = "回复很快，谢谢。";

async fn a_matter_is_raised_answered_and_rated(walk: &mut Walk) -> Result<()> {
    sign_in(walk, NEWCOMER).await?;
    walk.screen("1-home").await?;
    walk.phone.press(&walk.text("home.voice_action")).await?;
    writes_it_down(walk).await?;
    let reference = is_received(walk).await?;

    Api::signed_in(&walk.server, OFFICER).await?.answer(&reference, ANSWER).await?;
    walk.phone.reload().await?;
    walk.phone.sees(ANSWER).await?;
    walk.phone.sees(&walk.text("cases.outcome_resolved")).await?;
    walk.screen("5-answered").await?;
    is_asked_for_a_rating_at_home(walk, &reference).await?;
    rates_it(walk).await?;
    let case = own_api(walk).await?.get(&format!("/cases/{reference}")).await?;
    ensure!(case["rating"]["score"] == 4 && case["rating"]["comment"] == THANKS, "the rating arrived: {case}");
    Ok(())
}

async fn writes_it_down(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let (category, text) = (texts.get("cases.category"), texts.get("cases.text"));
    phone.is_within("/cases/new/", "").await?;
    phone.press(&texts.get("cases.to_check")).await?;
    phone.has_focus_on("error-summary").await?;
    phone.sees_group_fault(&category, &texts.with("fault.choose", &[("label", &category)])).await?;
    phone.sees_fault(&text, &texts.with("fault.fill", &[("label", &text)])).await?;
    walk.screen("2-faults").await?;

    phone.choose(&category, &texts.get("cases.category_schooling")).await?;
    phone.fill(&text, WORDS).await?;
    phone.reload().await?;
    phone.has_chosen(&category, &texts.get("cases.category_schooling")).await?;
    phone.holds(&text, WORDS).await?;
    phone.press(&texts.get("cases.to_check")).await?;
    phone.is_within("/cases/new/", "/check").await?;
    phone.sees(WORDS).await?;
    phone.sees(&texts.get("cases.category_schooling")).await?;
    walk.screen("3-check").await?;
    phone.press(&texts.get("cases.submit")).await
}

/// The reference, who has it and by when.
async fn is_received(walk: &Walk) -> Result<String> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.sees(&texts.get("cases.sent")).await?;
    let own = own_api(walk).await?.get("/cases").await?;
    let case = &own["items"][0];
    let reference = case["reference"].as_str().with_context(|| format!("no case in {own}"))?;
    phone.is_at(&format!("/cases/{reference}")).await?;
    phone.sees_heading(&texts.with("cases.one", &[("reference", reference)])).await?;
    phone.sees(&texts.language.of(&case["progress"]["owner"]["name"])).await?;
    let due = case["progress"]["dueAt"].as_str().context("the case is due")?;
    phone.sees(&texts.with("matter.by", &[("time", &shown_instant(texts.language, due))])).await?;
    phone.sees(WORDS).await?;
    walk.screen("4-received").await?;
    Ok(reference.to_owned())
}

async fn is_asked_for_a_rating_at_home(walk: &Walk, reference: &str) -> Result<()> {
    walk.phone.open("/").await?;
    walk.phone.sees(&walk.text("home.todo")).await?;
    walk.screen("6-home-again").await?;
    walk.phone.press_row(&walk.text("cases.wish_rate")).await?;
    walk.phone.is_at(&format!("/cases/{reference}")).await
}

async fn rates_it(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let score = texts.get("cases.score");
    for level in 1..=5 {
        phone.sees(&texts.get(&format!("cases.score_{level}"))).await?;
    }
    phone.press(&texts.get("cases.rate")).await?;
    phone.sees_group_fault(&score, &texts.with("fault.choose", &[("label", &score)])).await?;
    phone.choose(&score, &texts.get("cases.score_4")).await?;
    phone.fill(&texts.with("app.optional", &[("label", &texts.get("cases.comment"))]), THANKS).await?;
    walk.screen("7-rating").await?;
    walk.screen_in_the_dark("7-rating").await?;
    phone.press(&texts.get("cases.rate")).await?;
    phone.sees(&texts.get("cases.thanks")).await?;
    phone.sees(&texts.get("cases.rated")).await?;
    phone.sees(THANKS).await?;
    walk.screen("8-rated").await?;
    phone.reload().await?;
    phone.sees(&texts.get("cases.rated")).await?;
    phone.sees(&texts.get("cases.score_4")).await
}
