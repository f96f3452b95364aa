//! A backend at another origin says what a page may read. Where that is not enough, the deployer learns what is missing.

use anyhow::Result;
use serde_json::json;
use zhihui_backend_tests::{Setup, Visit, visit};
use zhihui_browser_tests::{Broken, Language};

use crate::steps::sees_every_event;

/// A list whose length stands in a header.
fn setup(exposes: bool) -> Result<Setup> {
    let nothing_else =
        json!({ "items": null, "total": null, "next": null, "parameter": null, "sizeParameter": null, "first": null });
    let mut page = nothing_else;
    page["style"] = json!("range");
    let list = json!({ "operations": { "events.list": { "path": "/range-events/", "page": page } } });
    let mut setup = Setup::of("django", "drf")?.elsewhere();
    setup.profile = setup.profile.with(list);
    if exposes {
        setup.environment.push(("ZHIHUI_EXPOSE", "1".to_owned()));
    }
    Ok(setup)
}

#[test]
fn a_header_that_cannot_be_read_is_named() -> Result<(), Broken> {
    visit("not-exposed", Language::Chinese, || setup(false), names_the_header)
}

async fn names_the_header(visit: &mut Visit) -> Result<()> {
    visit.phone.open("/events").await?;
    visit.phone.sees(&visit.text("failure.protocol")).await?;
    visit.phone.sees("Content-Range").await?;
    visit.screen("1").await
}

#[test]
fn a_list_whose_header_is_exposed_goes_on_to_its_end() -> Result<(), Broken> {
    visit("exposed", Language::Chinese, || setup(true), async |visit: &mut Visit| sees_every_event(visit).await)
}
