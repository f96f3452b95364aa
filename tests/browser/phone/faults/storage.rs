//! Browsers that keep nothing, or not enough: the journeys go on as long as there is a network, and the app says that what
//! is typed may be lost.

use anyhow::Result;
use zhihui_browser_tests::api::NEWCOMER;
use zhihui_browser_tests::{Walk, in_one_language};

use crate::people::{RESIDENT_ID, STRANGER};
use crate::steps::{
    EVENT, fill_in_application, fill_in_registration, sees_ticket_picture, sign_in_here, writes_a_matter,
};

const NO_DATABASE: &str = "Object.defineProperty(window, 'indexedDB', { value: undefined });";

in_one_language!(without_a_database_one_can_register, Chinese);

async fn without_a_database_one_can_register(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page(NO_DATABASE).await?;
    registers_and_is_warned(walk, Some("app.not_kept")).await
}

in_one_language!(without_a_database_one_can_raise_a_matter, English);

async fn without_a_database_one_can_raise_a_matter(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page(NO_DATABASE).await?;
    writes_a_matter(walk, "建议增加夜间班车。").await?;
    walk.phone.sees(&walk.text("app.not_kept")).await?;
    walk.phone.press(&walk.text("cases.to_check")).await?;
    walk.phone.press(&walk.text("cases.sign_in_action")).await?;
    sign_in_here(walk, NEWCOMER).await?;
    walk.phone.press(&walk.text("cases.submit")).await?;
    walk.phone.sees(&walk.text("cases.sent")).await
}

in_one_language!(without_a_database_one_can_apply_for_the_card, Chinese);

async fn without_a_database_one_can_apply_for_the_card(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page(NO_DATABASE).await?;
    walk.phone.open("/card").await?;
    walk.phone.press(&walk.text("card.apply")).await?;
    sign_in_here(walk, STRANGER.phone).await?;
    fill_in_application(walk, RESIDENT_ID).await?;
    walk.phone.press(&walk.text("card.submit")).await?;
    walk.phone.sees(&walk.text("card.received")).await
}

in_one_language!(with_a_database_that_refuses_one_can_register, English);

/// As with cookies blocked.
async fn with_a_database_that_refuses_one_can_register(walk: &mut Walk) -> Result<()> {
    let refuses = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };";
    walk.phone.before_every_page(refuses).await?;
    registers_and_is_warned(walk, Some("app.not_kept")).await
}

in_one_language!(with_a_database_that_breaks_one_can_register, Chinese);

/// The connection to it is lost again and again, as in WebKit after a while in the background (bug 197050).
async fn with_a_database_that_breaks_one_can_register(walk: &mut Walk) -> Result<()> {
    let breaks = "IDBDatabase.prototype.transaction = () => { throw new DOMException('lost', 'InvalidStateError'); };";
    walk.phone.before_every_page(breaks).await?;
    registers_and_is_warned(walk, Some("app.not_kept")).await
}

in_one_language!(a_lost_connection_to_the_database_is_made_anew, English);

async fn a_lost_connection_to_the_database_is_made_anew(walk: &mut Walk) -> Result<()> {
    let remember = "const open = IDBFactory.prototype.open; window.opened = [];
        IDBFactory.prototype.open = function (...which) {
            const opening = open.apply(this, which);
            window.opened.push(opening);
            return opening;
        };";
    walk.phone.before_every_page(remember).await?;
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    walk.phone.keeps("copy/event/", 1).await?;
    walk.phone.spoil("opened.forEach(opening => opening.result.close())").await?;
    walk.phone.fill(&walk.text("events.name"), STRANGER.name).await?;
    walk.phone.keeps("draft/registration/", 1).await?;
    walk.phone.sees(&walk.text("app.saved")).await
}

in_one_language!(a_database_that_opens_late_keeps_what_was_typed, Chinese);

/// Whoever makes it is busy with it for longer than the app waits before it draws.
const LATE_DATABASE: &str = r#"
    const opening = indexedDB.open("zhihui", 1);
    opening.onupgradeneeded = () => {
        const records = opening.result.createObjectStore("records");
        opening.result.createObjectStore("files");
        const until = Date.now() + 5000;
        const again = () => { if (Date.now() < until) records.get("nothing").onsuccess = again; };
        again();
    };
    opening.onsuccess = () => opening.result.close();
"#;

async fn a_database_that_opens_late_keeps_what_was_typed(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page(LATE_DATABASE).await?;
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    walk.phone.fill(&walk.text("events.name"), STRANGER.name).await?;
    walk.phone.sees(&walk.text("app.not_kept")).await?;
    walk.phone.sees(&walk.text("app.saved")).await?;
    walk.phone.keeps("draft/registration/", 1).await?;
    walk.phone.reload().await?;
    walk.phone.holds(&walk.text("events.name"), STRANGER.name).await
}

in_one_language!(on_a_full_phone_one_can_register, English);

async fn on_a_full_phone_one_can_register(walk: &mut Walk) -> Result<()> {
    let full = "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };";
    walk.phone.before_every_page(full).await?;
    registers_and_is_warned(walk, Some("app.full")).await
}

in_one_language!(copies_make_room_for_what_is_typed, Chinese);

/// As long as there is a copy of what the server can say again, there is no room for a draft.
const ROOM_WITHOUT_COPIES: &str = r#"
    const put = IDBObjectStore.prototype.put, remove = IDBObjectStore.prototype.delete;
    const copies = new Set();
    IDBObjectStore.prototype.put = function (value, key) {
        if (String(key).startsWith("copy/")) copies.add(key);
        else if (String(key).startsWith("draft/") && copies.size) throw new DOMException("full", "QuotaExceededError");
        return put.call(this, value, key);
    };
    IDBObjectStore.prototype.delete = function (key) {
        copies.delete(key);
        return remove.call(this, key);
    };
"#;

async fn copies_make_room_for_what_is_typed(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page(ROOM_WITHOUT_COPIES).await?;
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    walk.phone.keeps("copy/event/", 1).await?;
    walk.phone.fill(&walk.text("events.name"), STRANGER.name).await?;
    walk.phone.keeps("draft/registration/", 1).await?;
    walk.phone.keeps("copy/", 0).await?;
    walk.phone.sees(&walk.text("app.saved")).await
}

in_one_language!(after_everything_was_cleared_one_can_begin_anew, Chinese);

async fn after_everything_was_cleared_one_can_begin_anew(walk: &mut Walk) -> Result<()> {
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    fill_in_registration(walk, STRANGER).await?;
    walk.phone.forgets_everything().await?;
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    walk.phone.holds(&walk.text("events.name"), "").await?;
    registers_and_is_warned(walk, None).await
}

async fn registers_and_is_warned(walk: &Walk, warning: Option<&str>) -> Result<()> {
    walk.phone.open(&format!("/e/{EVENT}/register")).await?;
    fill_in_registration(walk, STRANGER).await?;
    match warning {
        Some(warning) => walk.phone.sees(&walk.text(warning)).await?,
        None => walk.phone.sees(&walk.text("app.saved")).await?,
    }
    walk.screen("1-form").await?;
    walk.phone.press(&walk.text("events.to_check")).await?;
    walk.phone.press(&walk.text("events.submit")).await?;
    walk.phone.sees(&walk.text("events.done_confirmed")).await?;
    sees_ticket_picture(walk).await
}

in_one_language!(without_locks_one_can_register, English);

/// iOS before 15.4, and every browser on plain HTTP: a lease in the store keeps the tabs apart.
async fn without_locks_one_can_register(walk: &mut Walk) -> Result<()> {
    walk.phone.before_every_page("delete Navigator.prototype.locks;").await?;
    registers_and_is_warned(walk, None).await
}
