//! What a backend refuses stands where the person can put it right: beside the field, or on the form in the backend's words.

use anyhow::{Result, ensure};
use zhihui_backend_tests::{Answer, LIN, Setup, Visit, visit};
use zhihui_browser_tests::forms::RESIDENT_ID;
use zhihui_browser_tests::{Broken, Language};

use crate::steps::{fills_in_registration, opens_the_event, signs_in};

#[test]
fn django_names_the_document() -> Result<(), Broken> {
    visit("refused-drf", Language::Chinese, || Setup::of("django", "drf"), refuses_the_document)
}

#[test]
fn json_api_points_to_the_document() -> Result<(), Broken> {
    visit("refused-jsonapi", Language::Chinese, || Setup::of("django", "drf-jsonapi"), refuses_the_document)
}

/// The app takes passports of five characters; this office does not.
async fn refuses_the_document(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    begins_to_apply(visit).await?;
    phone.choose(&texts.get("card.document"), &texts.get("card.document_passport")).await?;
    phone.fills_in_application(LIN.name, "K1234").await?;
    is_marked(visit, &texts.get("card.document_number"), &[texts.get("card.name")]).await
}

#[test]
fn pocketbase_names_the_company_code() -> Result<(), Broken> {
    visit("refused-pocketbase", Language::Chinese, || Setup::of("pocketbase", "pocketbase"), refuses_the_code)
}

/// The app doubts a company's code that is too long, and lets it through; this office's column is not that wide.
async fn refuses_the_code(visit: &mut Visit) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    begins_to_apply(visit).await?;
    phone.fills_in_application(LIN.name, RESIDENT_ID).await?;
    phone.open("/card/apply/employer").await?;
    let code = texts.with("app.optional", &[("label", &texts.get("card.company_code"))]);
    phone.fill(&code, &"9".repeat(60)).await?;
    phone.press(&texts.get("card.to_check")).await?;
    is_marked(visit, &code, &[texts.get("card.employer"), texts.get("card.position")]).await
}

async fn begins_to_apply(visit: &Visit) -> Result<()> {
    visit.phone.expects_failures_of("status of 400");
    signs_in(visit).await?;
    visit.phone.open("/card/apply/identity").await
}

/// Sends the application; the refusal leads to the one field that it is about.
async fn is_marked(visit: &Visit, label: &str, others: &[String]) -> Result<()> {
    let (phone, texts) = (&visit.phone, &visit.texts);
    phone.is_at("/card/apply/check").await?;
    phone.press(&texts.get("card.submit")).await?;
    phone.sees(&texts.get("failure.validation")).await?;
    visit.screen("1").await?;
    phone.press(&texts.get("outbox.change")).await?;
    let said = phone.sees_refused(label).await?;
    ensure!(said.chars().count() >= 4, "“{label}” says no more than “{said}”");
    for other in others {
        ensure!(phone.says_nothing_of(other).await?, "“{other}” was not refused");
    }
    visit.screen("2").await
}

#[test]
fn ruoyi_says_one_sentence_about_the_form() -> Result<(), Broken> {
    visit("refused-ruoyi", Language::Chinese, || Setup::of("django", "ruoyi"), says_one_sentence)
}

/// As RuoYi's `ServiceException` comes: status 200, a code in the body, and words that are this office's alone.
async fn says_one_sentence(visit: &mut Visit) -> Result<()> {
    const SENTENCE: &str = "本场活动仅限园区企业员工报名";
    let (phone, texts) = (&visit.phone, &visit.texts);
    signs_in(visit).await?;
    opens_the_event(visit).await?;
    fills_in_registration(visit, LIN.phone).await?;
    phone.press(&texts.get("events.to_check")).await?;
    let refusal = Answer::json(&format!(r#"{{"msg":"{SENTENCE}","code":500}}"#));
    visit.site.answers(&visit.profile.requests("registrations.create")?, refusal);
    phone.press(&texts.get("events.submit")).await?;
    phone.sees(SENTENCE).await?;
    visit.screen("1").await?;
    phone.press(&texts.get("outbox.change")).await?;
    phone.holds(&texts.get("events.name"), LIN.name).await?;
    phone.holds(&texts.get("events.phone"), LIN.phone).await
}
