//! What needs a browser and no server: the thin layer over the Web APIs, and what the phone keeps.
#![cfg(target_arch = "wasm32")]

#[path = "web/page.rs"]
mod page;
#[path = "web/screens.rs"]
mod screens;

use leptos::prelude::Owner;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::HtmlImageElement;
use zhihui::platform::database::Database;
use zhihui::platform::intl::{DateStyle, date};
use zhihui::platform::{qr_image, random, storage, text, timer};
use zhihui::store::copies::CopyOf;
use zhihui::store::outbox::Press;
use zhihui::store::{self, Draft, DraftOf};
use zhihui_domain::case::CaseRequest;
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::{Entry, Operation};
use zhihui_domain::registration::RegistrationRequest;
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
async fn signing_out_erases_the_person_and_keeps_the_look() {
    let _owner = opened().await;
    store::preferences::keep_language(Language::English);
    store::preferences::keep_easy_mode(true);
    store::profile::keep("{}");
    let draft = Draft::<CaseRequest>::open(a_case("erased"));
    draft.update(|request| request.text = "孩子上学".to_owned());
    kept(&a_case("erased").name()).await;
    let photo = store::files::keep(b"photo").await.expect("there is room");
    store::erase_personal().await;
    assert_eq!(store::preferences::language(), Language::English);
    assert!(store::preferences::easy_mode());
    assert_eq!(store::profile::kept().as_deref(), Some("{}"), "it is the backend's, and no person's");
    assert_eq!(Draft::<CaseRequest>::open(a_case("erased")).snapshot(), CaseRequest::default());
    assert_eq!(on_disk(&a_case("erased").name()).await, None);
    assert_eq!(store::files::read(&photo).await, None);
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
async fn what_is_typed_is_there_when_the_app_opens_again() {
    let _owner = opened().await;
    let draft = Draft::<CaseRequest>::open(a_case("again"));
    draft.update(|request| request.text = "夜班车".to_owned());
    kept(&a_case("again").name()).await;
    store::open().await;
    assert_eq!(Draft::<CaseRequest>::open(a_case("again")).snapshot().text, "夜班车");
    assert!(store::drafts::all().iter().any(|(of, _)| *of == a_case("again")));
    draft.discard();
}

#[wasm_bindgen_test]
async fn a_press_takes_the_drafts_place_and_gives_it_back() {
    let _owner = opened().await;
    let draft = Draft::<CaseRequest>::open(a_case("pressed"));
    draft.update(|request| request.text = "夜班车".to_owned());
    let entry = || Entry::pressed("key-1".into(), Operation::RaiseCase("pressed".into()), body(&draft), None, now());
    assert!(matches!(store::outbox::press(entry(), Some(a_case("pressed"))).await, Press::Kept(_)));
    assert_eq!(on_disk(&a_case("pressed").name()).await, None);
    assert!(on_disk("outbox/key-1").await.is_some(), "on the disk once the press is answered");

    let again = Entry { key: "key-2".into(), ..entry() };
    let Press::Already(first) = store::outbox::press(again, Some(a_case("pressed"))).await else {
        panic!("the same words are the same press");
    };
    assert_eq!(first.key, "key-1");

    assert_eq!(store::outbox::take_back("key-1").await, Some(a_case("pressed")));
    assert_eq!(Draft::<CaseRequest>::open(a_case("pressed")).snapshot().text, "夜班车");
    assert_eq!(store::outbox::find("key-1"), None);
    draft.discard();
}

#[wasm_bindgen_test]
async fn what_was_sent_from_another_tab_is_not_sent_again() {
    let _owner = opened().await;
    let draft = Draft::<CaseRequest>::open(a_case("gone"));
    draft.update(|request| request.text = "夜班车".to_owned());
    let entry = || Entry::pressed("key-3".into(), Operation::RaiseCase("gone".into()), body(&draft), None, now());
    assert!(matches!(store::outbox::press(entry(), Some(a_case("gone"))).await, Press::Kept(_)));
    // It arrives; this tab still shows the words.
    store::outbox::remove("key-3").await;
    assert_eq!(store::outbox::press(entry(), Some(a_case("gone"))).await, Press::Gone);
    assert_eq!(store::outbox::find("key-3"), None);
}

#[wasm_bindgen_test]
async fn an_entry_that_was_sent_cannot_be_taken_back() {
    let _owner = opened().await;
    let entry = Entry::pressed("key-4".into(), Operation::ApplyForCard, "{}".into(), None, now());
    store::outbox::press(entry.clone(), None).await;
    let mut sent = entry;
    assert!(sent.begin(now()), "it may be sent");
    assert!(store::outbox::keep(&sent).await);
    assert_eq!(store::outbox::take_back("key-4").await, None);
    store::outbox::remove("key-4").await;
    assert!(!store::outbox::keep(&sent).await, "what has arrived is not kept again");
}

#[wasm_bindgen_test]
async fn a_lease_has_one_holder_and_lapses() {
    let _owner = opened().await;
    assert!(store::outbox::take_lease("subject", "one", 60).await);
    assert!(!store::outbox::take_lease("subject", "other", 60).await);
    assert!(store::outbox::take_lease("subject", "one", 0).await, "its holder may take it anew");
    assert!(store::outbox::take_lease("subject", "other", 60).await, "it has lapsed");
    store::outbox::end_lease("subject").await;
}

#[wasm_bindgen_test]
async fn what_the_first_version_kept_is_taken_over() {
    let typed = r#"{"value":{"category":null,"text":"从前写的","attachments":[]},"press":null}"#;
    storage::write("zhihui.1.draft.case", typed);
    storage::write("zhihui.1.draft.registration.optics", r#"{"value":{"name":"林小舟","phone":""}}"#);
    let _owner = opened().await;
    assert_eq!(Draft::<CaseRequest>::open(a_case("1")).snapshot().text, "从前写的");
    let registration = Draft::<RegistrationRequest>::open(DraftOf::Registration(EventId::new("optics")));
    assert_eq!(registration.snapshot().name, "林小舟");
    assert_eq!(storage::read("zhihui.1.draft.case"), None);
    registration.discard();
    Draft::<CaseRequest>::open(a_case("1")).discard();
}

#[wasm_bindgen_test]
async fn an_answer_is_there_again_with_its_age() {
    let _owner = opened().await;
    let of = CopyOf::Event(EventId::new("optics"));
    store::copies::keep(&of, r#"{"id":"optics"}"#.to_owned());
    kept("copy/event/optics").await;
    store::open().await;
    let copy = store::copies::find(&of).expect("it was kept");
    assert_eq!(copy.text, r#"{"id":"optics"}"#);
    assert!((now() - copy.at).num_seconds() < 60);
    store::copies::drop(&of);
}

fn a_case(number: &str) -> DraftOf {
    DraftOf::Case(number.to_owned())
}

fn body(draft: &Draft<CaseRequest>) -> String {
    zhihui::backend::operations::body_of(&draft.snapshot()).expect("a request has a JSON form")
}

fn now() -> Instant {
    zhihui::platform::clock::now()
}

/// The text of a record in the database itself.
async fn on_disk(name: &str) -> Option<String> {
    let database = Database::open().await.expect("this browser has IndexedDB");
    let all = database.transact(async |inside| inside.all().await).await.expect("it can be read");
    all.into_iter().find(|record| record.name == name).map(|record| record.text)
}

/// Waits until a record is in the database.
async fn kept(name: &str) {
    for _ in 0..200 {
        if on_disk(name).await.is_some() {
            return;
        }
        timer::wait(20).await;
    }
    panic!("{name} was not kept within four seconds");
}

/// The store as a page opens it, and whoever holds the signals of a test.
async fn opened() -> Owner {
    let owner = owner();
    store::open().await;
    owner
}

/// Whoever holds the signals of a test.
fn owner() -> Owner {
    let owner = Owner::new();
    owner.set();
    owner
}
