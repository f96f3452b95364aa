use anyhow::{Result, ensure};
use zhihui_browser_tests::{Language, Targets, Texts, Walk, in_both_languages, in_one_language};

in_one_language!(the_language_is_switched_on_the_first_screen_and_stays, Chinese);

async fn the_language_is_switched_on_the_first_screen_and_stays(walk: &mut Walk) -> Result<()> {
    let english = Texts::read(Language::English)?;
    walk.phone.open("/").await?;
    walk.phone.sees(&walk.text("home.events")).await?;
    ensure!(walk.phone.page_language().await? == "zh-CN", "the browser's language comes first");
    walk.phone.press(&walk.text("app.other_language_spoken")).await?;
    walk.phone.sees(&english.get("home.events")).await?;
    walk.phone.must_not_see(&walk.text("home.events")).await?;
    walk.phone.reload().await?;
    walk.phone.sees(&english.get("home.events")).await?;
    ensure!(walk.phone.page_language().await? == "en", "the page says that it is English now");
    walk.phone.open("/me").await?;
    walk.phone.sees(&english.get("account.signed_out_title")).await
}

in_both_languages!(easy_mode_is_large_and_stays);

/// 关怀模式: main text of at least 18 pt (24 px), main targets of at least 60 px, lines of at least 1.5.
async fn easy_mode_is_large_and_stays(walk: &mut Walk) -> Result<()> {
    let phone = &walk.phone;
    phone.open("/").await?;
    phone.press(&walk.text("app.easy_spoken")).await?;
    phone.settles().await?;
    walk.screen("1-home").await?;
    phone.reload().await?;
    phone.sees(&walk.text("app.standard")).await?;
    phone.open("/e/optics").await?;
    phone.sees(&walk.text("events.register")).await?;
    phone.settles().await?;
    let (size, line) = phone.main_text().await?;
    ensure!(size >= 24.0 && line >= 1.5, "main text is {size} px with lines of {line}");
    let small = phone.small_targets(Targets::EASY).await?;
    ensure!(small.is_empty(), "{}", small.join("\n"));
    walk.screen("2-event").await?;
    phone.open("/").await?;
    phone.press(&walk.text("app.standard_spoken")).await?;
    phone.sees(&walk.text("app.easy")).await
}
