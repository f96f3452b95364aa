use anyhow::{Result, ensure};
use zhihui_browser_tests::{Fault, Walk, in_one_language};

in_one_language!(the_page_alone_says_what_to_do_without_scripts, Chinese);

async fn the_page_alone_says_what_to_do_without_scripts(walk: &mut Walk) -> Result<()> {
    walk.phone.allow_scripts(false).await?;
    walk.phone.open("/e/optics").await?;
    let words = walk.phone.spoken().await?;
    for told in ["JavaScript 后再试", "Please turn on JavaScript"] {
        ensure!(words.contains(told), "without scripts the page says: {words}");
    }
    walk.phone.screenshot("without_scripts").await?;
    walk.phone.allow_scripts(true).await
}

in_one_language!(an_app_that_does_not_arrive_is_told, English);

async fn an_app_that_does_not_arrive_is_told(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    walk.phone.expects_failures_of(".wasm");
    walk.phone.expects_failures_of("boot-");
    network.breaks("GET *.wasm", Fault::status(404));
    walk.phone.open("/e/optics").await?;
    for told in ["没能打开智汇", "Zhihui could not be opened", "在浏览器打开", "Open in browser"] {
        walk.phone.sees(told).await?;
    }
    walk.phone.screenshot("without_wasm").await
}

in_one_language!(a_part_of_the_app_that_is_lost_can_be_fetched_again, English);

/// The screens that no poster leads to come in files of their own.
async fn a_part_of_the_app_that_is_lost_can_be_fetched_again(walk: &mut Walk) -> Result<()> {
    let network = walk.weak_network()?;
    // With one the part is on the phone as soon as the first screen is drawn.
    walk.phone.has_no_worker().await?;
    walk.phone.expects_failures_of(".wasm");
    walk.phone.expects_failures_of("Failed to fetch");
    network.breaks("GET /zhihui-later", Fault::status(503));
    walk.phone.open("/events").await?;
    walk.phone.settles().await?;
    walk.phone.press(&walk.text("app.tab_card")).await?;
    walk.phone.sees(&walk.text("failure.offline")).await?;
    walk.screen("1").await?;
    network.mend();
    walk.phone.press(&walk.text("app.retry")).await?;
    walk.phone.sees(&walk.text("card.pitch")).await
}
