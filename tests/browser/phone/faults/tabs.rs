//! One person, two tabs.

use anyhow::{Result, ensure};
use zhihui_browser_tests::api::NEWCOMER;
use zhihui_browser_tests::{Fault, Walk, in_one_language};

use crate::steps::{has_raised, own_api, sign_in, writes_a_matter};

const WORDS: &str = "建议在创新中心增加夜间班车。";

in_one_language!(two_tabs_that_press_at_once_send_once, Chinese);

async fn two_tabs_that_press_at_once_send_once(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    let check = two_tabs_at_the_check(walk).await?;
    let api = own_api(walk).await?;
    walk.phone.press(&walk.text("cases.submit")).await?;
    walk.phone.switch_to_tab(0).await?;
    // It may have heard by now that the other tab has sent it, and have gone on.
    walk.phone.presses_if_there(&walk.text("cases.submit")).await;
    walk.phone.eventually("the matter", || async { Ok(has_raised(&api, WORDS).await?.pop()) }).await?;
    for tab in [0, 1] {
        walk.phone.switch_to_tab(tab).await?;
        walk.phone
            .eventually("leaving the check", || async { Ok((walk.phone.address().await? != check).then_some(())) })
            .await?;
    }
    walk.phone.keeps("outbox/", 0).await?;
    ensure!(has_raised(&api, WORDS).await?.len() == 1, "one matter");
    ensure!(network.count("POST /api/v1/cases") == 1, "sent once");
    Ok(())
}

in_one_language!(two_tabs_that_find_the_network_at_once_send_once, English);

async fn two_tabs_that_find_the_network_at_once_send_once(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of("status of 503");
    two_tabs_at_the_check(walk).await?;
    let api = own_api(walk).await?;
    network.breaks("POST /api/v1/cases", Fault::status(503));
    walk.phone.press(&walk.text("cases.submit")).await?;
    walk.phone.sees(&walk.text("outbox.waiting")).await?;
    walk.phone.switch_to_tab(0).await?;
    walk.phone.sees(&walk.text("outbox.waiting")).await?;
    let tried = network.count("POST /api/v1/cases");
    network.mend();
    // Both try it now.
    for tab in [1, 0] {
        walk.phone.switch_to_tab(tab).await?;
        walk.phone.presses_if_there(&walk.text("outbox.send_now")).await;
    }
    walk.phone.eventually("the matter", || async { Ok(has_raised(&api, WORDS).await?.pop()) }).await?;
    walk.phone.keeps("outbox/", 0).await?;
    ensure!(has_raised(&api, WORDS).await?.len() == 1, "one matter");
    ensure!(network.count("POST /api/v1/cases") > tried, "it was tried again");
    Ok(())
}

/// Signs in, writes a matter, and opens the page that sends it in both tabs. The second one is in front.
async fn two_tabs_at_the_check(walk: &mut Walk) -> Result<String> {
    sign_in(walk, NEWCOMER).await?;
    writes_a_matter(walk, WORDS).await?;
    walk.phone.press(&walk.text("cases.to_check")).await?;
    walk.phone.is_within("/cases/new/", "/check").await?;
    let check = walk.phone.address().await?;
    walk.phone.keeps("draft/case/", 1).await?;
    walk.phone.open_tab().await?;
    walk.phone.open(&check).await?;
    walk.phone.sees(WORDS).await?;
    Ok(check)
}
