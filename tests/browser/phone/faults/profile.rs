use anyhow::Result;
use zhihui_browser_tests::{Fault, Walk, in_both_languages, in_one_language};

in_both_languages!(a_broken_profile_names_every_fault);

async fn a_broken_profile_names_every_fault(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let body = r#"{ "zone": "east", "baseUrl": "//evil.example", "timeoutSeconds": 0, "surprise": 1 }"#;
    let profile = Fault::Answer { status: 200, kind: "application/json", body: body.to_owned() };
    network.breaks("GET /backend.json", profile);
    walk.phone.open("/").await?;
    walk.phone.sees_heading(&walk.text("app.profile_title")).await?;
    for told in ["backend.json", "/zone", "/baseUrl", "/timeoutSeconds", "/surprise"] {
        walk.phone.sees(told).await?;
    }
    walk.screen("1").await?;
    network.mend();
    walk.phone.press(&walk.text("app.retry")).await?;
    walk.phone.sees(&walk.text("home.events")).await
}

in_one_language!(a_missing_profile_is_named, English);

async fn a_missing_profile_is_named(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("/backend.json");
    network.breaks("GET /backend.json", Fault::status(404));
    walk.phone.open("/events").await?;
    walk.phone.sees_heading(&walk.text("app.profile_title")).await?;
    walk.phone.sees("backend.json").await?;
    walk.phone.sees("404").await?;
    walk.screen("1").await
}

in_one_language!(a_profile_that_is_no_json_says_where, Chinese);

async fn a_profile_that_is_no_json_says_where(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let profile = Fault::Answer { status: 200, kind: "application/json", body: "{ \"extends\": ".to_owned() };
    network.breaks("GET /backend.json", profile);
    walk.phone.open("/").await?;
    walk.phone.sees_heading(&walk.text("app.profile_title")).await?;
    walk.phone.sees("line 1").await
}
