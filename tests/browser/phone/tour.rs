//! Every main screen in both languages, as people may have set their phones: what must hold everywhere, and pictures for
//! whoever wants to look.

use anyhow::{Result, ensure};
use zhihui_browser_tests::api::HOLDER;
use zhihui_browser_tests::{LARGE_TEXT, Look, Size, Targets, Walk, in_both_languages};

use crate::steps::sign_in;

in_both_languages!(all_screens_hold);
in_both_languages!(all_screens_hold_in_easy_mode);

async fn all_screens_hold(walk: &mut Walk) -> Result<()> {
    let mut faults = Vec::new();
    tour(walk, GUEST, Targets::USUAL, "usual", &mut faults).await?;
    sign_in(walk, HOLDER).await?;
    tour(walk, HOLDER_OF_CARD, Targets::USUAL, "usual", &mut faults).await?;
    ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

async fn all_screens_hold_in_easy_mode(walk: &mut Walk) -> Result<()> {
    let mut faults = Vec::new();
    walk.phone.open("/").await?;
    walk.phone.press(&walk.text("app.easy_spoken")).await?;
    tour(walk, GUEST, Targets::EASY, "easy", &mut faults).await?;
    sign_in(walk, HOLDER).await?;
    tour(walk, HOLDER_OF_CARD, Targets::EASY, "easy", &mut faults).await?;
    ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// A name for the picture, and the address.
type Screens = &'static [(&'static str, &'static str)];

const GUEST: Screens = &[
    ("home", "/"),
    ("events", "/events"),
    ("events-past", "/events?when=past"),
    ("event", "/e/optics"),
    ("event-full", "/e/full-salon"),
    ("register", "/e/demo-day/register"),
    ("card", "/card"),
    ("cases", "/cases"),
    ("case-new", "/cases/new"),
    ("me", "/me"),
    ("sign-in", "/sign-in"),
    ("unknown", "/no/such/page"),
];

const HOLDER_OF_CARD: Screens = &[
    ("own-home", "/"),
    ("own-card", "/card"),
    ("apply-identity", "/card/apply/identity"),
    ("apply-education", "/card/apply/education"),
    ("apply-employer", "/card/apply/employer"),
    ("apply-category", "/card/apply/category"),
    ("apply-check", "/card/apply/check"),
    ("own-cases", "/cases"),
    ("own-me", "/me"),
];

async fn tour(walk: &Walk, screens: Screens, targets: Targets, mode: &str, faults: &mut Vec<String>) -> Result<()> {
    let looks = [
        ("390", Look::default()),
        ("390-dark", Look { dark: true, ..Look::default() }),
        ("320", Look { size: Size::SMALL, ..Look::default() }),
        ("390-large", Look { text: LARGE_TEXT, ..Look::default() }),
    ];
    for (screen, address) in screens {
        walk.phone.open(address).await?;
        walk.phone.settles().await?;
        for (name, look) in looks {
            walk.phone.set_look(look).await?;
            let mut found = match name {
                "390" | "390-dark" => walk.phone.faults().await?,
                _ => walk.phone.overflow().await?,
            };
            if name == "320" {
                found.extend(walk.phone.small_targets(targets).await?);
            }
            faults.extend(found.into_iter().map(|fault| format!("{address} ({mode}, {name}): {fault}")));
            walk.phone.whole_screenshot(&format!("tour/{screen}-{mode}-{name}")).await?;
        }
        walk.phone.set_look(Look::default()).await?;
    }
    Ok(())
}
