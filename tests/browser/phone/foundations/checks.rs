use anyhow::{Result, ensure};
use zhihui_browser_tests::{LARGE_TEXT, Look, Size, Targets, Walk, in_one_language};

in_one_language!(the_checks_notice_what_they_look_for, English);

/// A check that never fails shows nothing, so each is shown a page that it must object to.
async fn the_checks_notice_what_they_look_for(walk: &mut Walk) -> Result<()> {
    walk.phone.open("/events").await?;
    walk.phone.settles().await?;
    let faults = walk.phone.faults().await?;
    ensure!(faults.is_empty(), "nothing is wrong yet: {faults:?}");
    let spoilt = [
        ("an image without words", "main.append(new Image(9, 9))", "axe image-alt"),
        ("grey on grey", "main.append('quiet'); main.style.color = '#ddd'", "axe color-contrast"),
        (
            "a second heading",
            "const h = document.createElement('h1'); h.textContent = 'Two'; main.append(h)",
            "headings of level 1",
        ),
        ("another title", "document.title = 'Elsewhere'", "the window is called"),
        ("another language", "document.documentElement.lang = 'fr'", "its language is fr"),
        (
            "the name in the address",
            "history.pushState(null, '', '?q=%E6%9E%97%E5%B0%8F%E8%88%9F')",
            "tells of the person",
        ),
        (
            "something wide",
            "const e = document.createElement('hr'); e.style.width = '500px'; main.append(e)",
            "on 390 px",
        ),
    ];
    for (what, script, told) in spoilt {
        walk.phone.open("/sign-in").await?;
        walk.phone.fill(&walk.text("account.phone"), "林小舟").await?;
        walk.phone.spoil(&format!("const main = document.querySelector('main .stack'); {script}")).await?;
        let faults = walk.phone.faults().await?;
        ensure!(faults.iter().any(|fault| fault.contains(told)), "{what} went unnoticed: {faults:?}");
    }
    let small =
        "const b = document.createElement('button'); b.textContent = 'x'; document.querySelector('main').append(b)";
    walk.phone.spoil(small).await?;
    ensure!(!walk.phone.small_targets(Targets::USUAL).await?.is_empty(), "a small button went unnoticed");
    for look in [Look { size: Size::SMALL, ..Look::default() }, Look { text: LARGE_TEXT, ..Look::default() }] {
        walk.phone.set_look(look).await?;
        ensure!(!walk.phone.overflow().await?.is_empty(), "something wide went unnoticed at {look:?}");
    }
    notices_a_jump(walk).await
}

async fn notices_a_jump(walk: &Walk) -> Result<()> {
    walk.phone.open("/events").await?;
    walk.phone.settles().await?;
    let push = "const e = document.createElement('p'); e.style.height = '200px'; setTimeout(() => document.body.prepend(e), 700)";
    walk.phone.spoil(push).await?;
    let noticed = walk.phone.eventually("a jump", || async {
        let shift = walk.phone.layout_shift().await?;
        Ok((shift > 0.02).then_some(()))
    });
    noticed.await?;
    // It was the test's own doing, so that the journey is not judged by it.
    walk.phone.spoil("sessionStorage.clear()").await
}
