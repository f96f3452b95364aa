//! A profile that is not right stops the app, and says why, all at once.

use anyhow::{Result, ensure};
use serde_json::json;
use zhihui_backend_tests::{Profile, Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::evaluated;

#[test]
fn three_faults_are_three_pointers_and_nothing_else() -> Result<(), Broken> {
    visit("faults", Language::Chinese, || Ok(Setup::with("reference", Profile::of_reference()?)), names_all)
}

async fn names_all(visit: &mut Visit) -> Result<()> {
    let faults = json!({ "baseUrl": "//evil.example", "timeoutSeconds": 0, "surprise": 1 });
    visit.site.set_profile(visit.profile.clone().with(faults).file());
    for address in ["/", "/events", "/me"] {
        visit.phone.open(address).await?;
        visit.phone.sees_heading(&visit.text("app.profile_title")).await?;
        let mut pointers: Vec<String> = serde_json::from_value(
            evaluated(visit, "[...document.querySelectorAll('dt')].map(e => e.innerText)").await?,
        )?;
        pointers.sort();
        ensure!(pointers == ["/baseUrl", "/surprise", "/timeoutSeconds"], "{address} names {pointers:?}");
        let links = visit.phone.links().await?;
        ensure!(links.is_empty(), "{address} leads to {links:?}");
    }
    visit.screen("1").await?;
    ensure!(visit.site.asked().is_empty(), "nothing was asked: {:?}", visit.site.asked());

    visit.site.set_profile(visit.profile.file());
    visit.phone.press(&visit.text("app.retry")).await?;
    visit.phone.sees_heading(&visit.text("account.me")).await
}
