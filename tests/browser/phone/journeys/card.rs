use anyhow::{Context, Result};
use serde_json::Value;
use zhihui_browser_tests::api::{Api, OFFICER};
use zhihui_browser_tests::{Walk, in_both_languages, shown_instant};

use crate::people::{RESIDENT_ID, RESIDENT_ID_MISTYPED, STRANGER};
use crate::steps::own_api;

in_both_languages!(somebody_applies_and_gets_the_card);

const SCHOOL: &str = "滨海理工大学";
const EMPLOYER: &str = "智谷光电科技有限公司";
const POSITION: &str = "研发工程师";

async fn somebody_applies_and_gets_the_card(walk: &mut Walk) -> Result<()> {
    walk.phone.open("/card").await?;
    walk.phone.sees_heading(&walk.text("card.title")).await?;
    walk.screen("1-pitch").await?;
    walk.phone.press(&walk.text("card.apply")).await?;
    signs_in_at_the_second_try(walk).await?;

    says_who_they_are(walk).await?;
    says_what_they_learnt_and_do(walk).await?;
    checks_and_sends(walk).await?;

    let application = is_received(walk).await?;
    let reference = application["reference"].as_str().context("the application has a reference")?;
    Api::signed_in(&walk.server, OFFICER).await?.approve(reference, "B").await?;
    holds_the_card(walk).await
}

async fn signs_in_at_the_second_try(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.sees_heading(&texts.get("account.sign_in")).await?;
    walk.screen("2-sign-in").await?;
    phone.fill(&texts.get("account.phone"), STRANGER.phone).await?;
    phone.press(&texts.get("account.send_code")).await?;

    let code = walk.server.code_for(STRANGER.phone)?;
    let wrong = if code == "123456" { "654321" } else { "123456" };
    let label = texts.get("account.code");
    phone.expects_failures_of("/api/v1/auth/sessions");
    phone.fill(&label, wrong).await?;
    phone.press(&texts.get("account.enter")).await?;
    phone.has_focus_on("error-summary").await?;
    phone.sees_fault(&label, &texts.get("failure.code")).await?;
    walk.screen("3-wrong-code").await?;

    phone.fill(&label, &code).await?;
    phone.press(&texts.get("account.enter")).await?;
    phone.is_at("/card/apply/identity").await
}

async fn says_who_they_are(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    let number = texts.get("card.document_number");
    phone.fill(&texts.get("card.name"), STRANGER.name).await?;
    phone.fill(&number, RESIDENT_ID_MISTYPED).await?;
    phone.tick(&texts.get("card.identity_consent")).await?;
    // Said as soon as one leaves the field.
    phone.sees_fault(&number, &texts.get("fault.id_checksum")).await?;
    walk.screen("4-identity").await?;
    phone.fill(&number, RESIDENT_ID).await?;
    phone.press(&texts.get("card.go_on")).await?;
    phone.is_at("/card/apply/education").await
}

/// With a reload in the middle, as when WeChat throws the page away for a call.
async fn says_what_they_learnt_and_do(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.choose(&texts.get("card.degree"), &texts.get("card.degree_doctor")).await?;
    phone.fill(&texts.get("card.school"), SCHOOL).await?;
    phone.reload().await?;
    phone.has_chosen(&texts.get("card.degree"), &texts.get("card.degree_doctor")).await?;
    phone.holds(&texts.get("card.school"), SCHOOL).await?;
    phone.press(&texts.get("card.step_identity")).await?;
    phone.holds(&texts.get("card.name"), STRANGER.name).await?;
    phone.holds(&texts.get("card.document_number"), RESIDENT_ID).await?;
    phone.is_ticked(&texts.get("card.identity_consent"), true).await?;
    phone.press(&texts.get("card.go_on")).await?;

    // What was given is skipped on the way on.
    phone.is_at("/card/apply/employer").await?;
    let code = texts.with("app.optional", &[("label", &texts.get("card.company_code"))]);
    phone.fill(&texts.get("card.employer"), EMPLOYER).await?;
    phone.fill(&code, "91350100M000100Y44").await?;
    phone.fill(&texts.get("card.position"), POSITION).await?;
    // A doubtful company code is said and stops nobody.
    phone.sees(&texts.get("fault.company_code")).await?;
    walk.screen("5-employer").await?;
    phone.press(&texts.get("card.go_on")).await?;
    phone.is_at("/card/apply/category").await?;
    phone.choose(&texts.get("card.category"), &texts.get("card.category_science")).await?;
    walk.screen("6-category").await?;
    phone.press(&texts.get("card.to_check")).await?;
    phone.is_at("/card/apply/check").await
}

async fn checks_and_sends(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    for given in [STRANGER.name, "**** 002X", SCHOOL, EMPLOYER, POSITION] {
        phone.sees(given).await?;
    }
    phone.must_not_see(RESIDENT_ID).await?;
    phone.sees(&texts.get("card.degree_doctor")).await?;
    phone.sees(&texts.get("card.category_science")).await?;
    phone.press(&texts.get("card.submit")).await?;
    phone.has_focus_on("error-summary").await?;
    phone.sees_fault(&texts.get("card.consent"), &texts.get("fault.consent")).await?;
    walk.screen("7-check").await?;
    phone.tick(&texts.get("card.consent")).await?;
    phone.press(&texts.get("card.submit")).await
}

/// Who has it, what comes next, and by when.
async fn is_received(walk: &Walk) -> Result<Value> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.is_at("/card").await?;
    phone.sees(&texts.get("card.received")).await?;
    let application = own_api(walk).await?.get("/card").await?["application"].take();
    let progress = &application["progress"];
    let due = progress["dueAt"].as_str().with_context(|| format!("no due time in {application}"))?;
    phone.sees(&texts.language.of(&progress["owner"]["name"])).await?;
    phone.sees(&texts.language.of(&progress["nextStep"])).await?;
    phone.sees(&texts.with("matter.by", &[("time", &shown_instant(texts.language, due))])).await?;
    phone.sees(application["reference"].as_str().unwrap_or("a reference")).await?;
    walk.screen("8-received").await?;
    walk.screen_in_the_dark("8-received").await?;
    Ok(application)
}

async fn holds_the_card(walk: &Walk) -> Result<()> {
    let (phone, texts) = (&walk.phone, &walk.texts);
    phone.open("/card").await?;
    let category = texts.get("card.category_science");
    phone.sees(&texts.with("card.level_line", &[("level", "B"), ("category", &category)])).await?;
    let card = own_api(walk).await?.get("/card").await?["card"].take();
    phone.sees(card["number"].as_str().context("the card has a number")?).await?;
    phone.sees(card["maskedName"].as_str().context("the card has a name")?).await?;
    phone.must_not_see(STRANGER.name).await?;
    walk.screen("9-card").await?;
    for scene in ["medical", "transport", "schooling", "housing"] {
        phone.press(&texts.get(&format!("card.scene_{scene}"))).await?;
        phone.has_focus_on(&format!("section-{scene}")).await?;
    }
    Ok(())
}
