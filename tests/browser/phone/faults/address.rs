use anyhow::Result;
use zhihui_browser_tests::{Walk, in_both_languages, in_one_language};

in_both_languages!(an_unknown_address_leads_home);

async fn an_unknown_address_leads_home(walk: &mut Walk) -> Result<()> {
    walk.phone.open("/no/such/page").await?;
    walk.phone.sees_heading(&walk.text("app.not_found_title")).await?;
    walk.screen("1").await?;
    walk.screen_in_the_dark("1").await?;
    walk.phone.press(&walk.text("app.go_home")).await?;
    walk.phone.is_at("/").await?;
    walk.phone.sees(&walk.text("home.events")).await
}

in_one_language!(an_event_that_is_not_there_says_so, English);

async fn an_event_that_is_not_there_says_so(walk: &mut Walk) -> Result<()> {
    walk.phone.expects_failures_of("/api/v1/events/no-such-event");
    walk.phone.open("/e/no-such-event").await?;
    walk.phone.sees(&walk.text("failure.not_found")).await?;
    walk.screen("1").await?;
    walk.phone.press(&walk.text("app.go_home")).await?;
    walk.phone.is_at("/").await
}
