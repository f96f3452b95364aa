//! What needs a browser and no server: the thin layer over the Web APIs, and what the phone keeps.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::Owner;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlImageElement;
use zhihui::platform::intl::{DateStyle, date};
use zhihui::platform::{qr_image, random, storage, text};
use zhihui::store::{self, Draft, DraftOf};
use zhihui_domain::case::CaseRequest;
use zhihui_domain::ids::Reference;
use zhihui_domain::text::Language;
use zhihui_domain::time::Instant;

wasm_bindgen_test_configure!(run_in_browser);

fn at(text: &str) -> Instant {
    Instant::parse_from_rfc3339(text).expect("a literal of this file")
}

#[wasm_bindgen_test]
fn what_a_keyboard_sends_in_pieces_is_put_together() {
    assert_eq!(text::nfc("Rene\u{301}"), "René");
    assert_eq!(text::nfc("\u{1112}\u{1161}\u{11ab}"), "한");
    assert_eq!(text::nfc("𠮷野"), "𠮷野");
}

#[wasm_bindgen_test]
fn a_token_is_128_bits_in_hex_and_never_the_same() {
    let tokens = [random::token(), random::token()].map(|token| token.expect("this browser has crypto"));
    for token in &tokens {
        assert_eq!(token.len(), 32);
        assert!(token.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{token}");
    }
    assert_ne!(tokens[0], tokens[1]);
}

#[wasm_bindgen_test]
fn dates_are_written_as_each_language_does() {
    const EXPECTED: [(DateStyle, &str, &str); 7] = [
        (DateStyle::MonthDay, "11月28日", "Nov 28"),
        (DateStyle::MonthDayWeekday, "11月28日周六", "Sat, Nov 28"),
        (DateStyle::YearMonthDay, "2026年11月28日", "Nov 28, 2026"),
        (DateStyle::Weekday, "周六", "Sat"),
        (DateStyle::Day, "28", "28"),
        (DateStyle::Month, "11月", "Nov"),
        (DateStyle::Time, "14:00", "14:00"),
    ];
    let instant = at("2026-11-28T14:00:00+08:00");
    for (style, chinese, english) in EXPECTED {
        assert_eq!(date("zh-CN", instant, style), chinese, "{style:?}");
        assert_eq!(date("en", instant, style), english, "{style:?}");
    }
}

#[wasm_bindgen_test]
fn the_zones_day_counts_wherever_the_instant_was_written() {
    let instant = at("2026-11-28T17:30:00Z");
    assert_eq!(date("zh-CN", instant, DateStyle::MonthDay), "11月29日");
    assert_eq!(date("en", instant, DateStyle::Time), "01:30");
    let midnight = at("2026-12-05T00:00:00+08:00");
    for tag in ["zh-CN", "en"] {
        assert_eq!(date(tag, midnight, DateStyle::Time), "00:00");
        assert_eq!(date(tag, midnight, DateStyle::Day), "05");
    }
}

#[wasm_bindgen_test]
fn what_is_written_is_read_until_it_is_removed() {
    let key = "test.round-trip";
    assert_eq!(storage::read(key), None);
    storage::write(key, "林小舟 𠮷");
    assert_eq!(storage::read(key).as_deref(), Some("林小舟 𠮷"));
    assert!(storage::names().contains(&key.to_owned()));
    storage::remove(key);
    assert_eq!(storage::read(key), None);
    assert!(!storage::names().contains(&key.to_owned()));
}

#[wasm_bindgen_test]
fn signing_out_erases_the_person_and_keeps_the_look() {
    let _owner = owner();
    store::preferences::keep_language(Language::English);
    store::preferences::keep_easy_mode(true);
    let draft = Draft::<CaseRequest>::open(DraftOf::Case);
    draft.update(|request| request.text = "孩子上学".to_owned());
    store::erase_personal();
    assert_eq!(store::preferences::language(), Language::English);
    assert!(store::preferences::easy_mode());
    assert_eq!(Draft::<CaseRequest>::open(DraftOf::Case).snapshot(), CaseRequest::default());
    store::preferences::keep_easy_mode(false);
}

#[wasm_bindgen_test]
async fn a_ticket_code_is_a_picture_that_browsers_draw() {
    let image = HtmlImageElement::new().expect("a page makes images");
    image.set_src(&qr_image::data_url("ZHT:0123456789ABCDEF").expect("it fits in a code"));
    JsFuture::from(image.decode()).await.expect("the picture is drawn");
    assert!(image.natural_width() > 0 && image.natural_width() == image.natural_height());
}

#[wasm_bindgen_test]
fn the_same_words_keep_the_key_of_their_first_press() {
    let _owner = owner();
    let draft = Draft::<CaseRequest>::open(DraftOf::Rating(Reference::new("same-words")));
    draft.update(|request| request.text = "夜班车".to_owned());
    let first = draft.press();
    assert_eq!(draft.press(), first);

    draft.update(|request| request.text.push('！'));
    let changed = draft.press();
    assert_ne!(changed, first);
    draft.discard();
}

#[wasm_bindgen_test]
fn words_and_key_are_there_when_the_app_opens_again() {
    let _owner = owner();
    let of = || DraftOf::Rating(Reference::new("opened-again"));
    let draft = Draft::<CaseRequest>::open(of());
    draft.update(|request| request.text = "夜班车".to_owned());
    let key = draft.press();

    let again = Draft::<CaseRequest>::open(of());
    assert_eq!(again.snapshot().text, "夜班车");
    assert_eq!(again.press(), key);
    again.discard();
    let fresh = Draft::<CaseRequest>::open(of());
    assert_eq!(fresh.snapshot(), CaseRequest::default());
    fresh.update(|request| request.text = "夜班车".to_owned());
    assert_ne!(fresh.press(), key, "what was confirmed is over: the same words are something new");
    fresh.discard();
}

/// Whoever holds the signals of a test.
fn owner() -> Owner {
    let owner = Owner::new();
    owner.set();
    owner
}
