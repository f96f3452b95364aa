//! Screens over a backend that is asked for nothing: what a form says, and what it keeps.

use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use zhihui::backend::{Backend, Keeper};
use zhihui::features::account;
use zhihui::i18n::{I18n, Texts};
use zhihui::screen::{Change, Form, Navigator, Outbox, Outgoing, Refusals, Route, take_back, use_refusals};
use zhihui::store::{self, Draft, DraftOf};
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::{Entry, Operation};
use zhihui_domain::problem::{FieldCode, FieldError};
use zhihui_domain::registration::RegistrationRequest;
use zhihui_domain::text::Language;
use zhihui_profile::Profile;

use super::page::{drawn, fill, has, input, press, until, words};
use super::{kept, now, on_disk, opened};

#[wasm_bindgen_test]
async fn what_was_refused_stands_at_its_field_until_that_is_changed() {
    let _owner = opened().await;
    I18n::provide(Language::Chinese);
    Refusals::provide();
    let fault = |pointer: &str, message: &str| FieldError {
        pointer: pointer.to_owned(),
        code: FieldCode::Other,
        message: message.to_owned(),
    };
    let body = r#"{"name":"林小舟","phone":"19900001234","consent":true,"answers":{}}"#;
    let mut entry = Entry::pressed("key-5".into(), Operation::Register(refused()), body.into(), None, now());
    store::outbox::press(entry.clone(), None).await;
    assert!(entry.begin(now()), "it may be sent");
    let faults = vec![fault("/phone", "该号段暂不支持"), fault("/seat/0", "没有这个座位")];
    let entry = entry.failed(Failure::Validation(faults), now(), 0.5);
    assert!(store::outbox::keep(&entry).await);
    assert!(take_back(use_refusals(), &entry).await, "a refused one can be changed");

    let _page = drawn(|| {
        let draft = Draft::<RegistrationRequest>::open(DraftOf::Registration(refused()));
        let form = Form::new(draft, |_: &RegistrationRequest| vec![]);
        let name = form.text("/name", "姓名", |r| r.name.clone(), |r, typed| r.name = typed);
        let phone = form.text("/phone", "手机号", |r| r.phone.clone(), |r, typed| r.phone = typed);
        view! {
            {form.summary()}
            {name.view()}
            {phone.view()}
        }
        .into_any()
    });
    until("the fault beside its field", || words("#fault-phone") == "该号段暂不支持").await;
    assert_eq!(input("#field-phone").value(), "19900001234");
    until("the focus on the summary", || has("#error-summary:focus")).await;
    assert_eq!(words("#error-summary a"), "该号段暂不支持", "it leads to its field");
    assert!(words("#error-summary").contains("没有这个座位"), "what names no field stands there alone");

    fill("#field-name", "林大舟");
    until("an end of what was said of the whole", || !words("#error-summary").contains("没有这个座位")).await;
    assert_eq!(words("#fault-phone"), "该号段暂不支持", "another field was changed");
    fill("#field-phone", "19900005678");
    until("no fault", || words("#fault-phone").is_empty() && !has("#error-summary")).await;
    store::drafts::discard(&DraftOf::Registration(refused()));
}

#[wasm_bindgen_test]
async fn a_password_is_seen_if_wanted_and_never_kept() {
    let owner = over_a_backend().await;
    let _page = drawn(|| account::sign_in_page("/".to_owned()));
    let kind = || input("#field-password").type_();
    until("the form", || has("#field-password")).await;
    assert_eq!((kind().as_str(), input("#field-name").type_().as_str()), ("password", "text"));
    input("#field-password-shown").click();
    until("a password that can be read", || kind() == "text").await;
    input("#field-password-shown").click();
    until("dots again", || kind() == "password").await;

    fill("#field-password", "zhihui-demo-1");
    fill("#field-name", "linxiaozhou");
    let draft = DraftOf::SignIn.name();
    kept(&draft).await;
    assert_eq!(on_disk(&draft).await.as_deref(), Some(r#"{"name":"linxiaozhou"}"#));
    store::drafts::discard(&DraftOf::SignIn);
    owner.cleanup();
}

#[wasm_bindgen_test]
async fn what_may_have_arrived_is_looked_for_before_it_is_thrown_away() {
    let texts = Texts::new(Language::Chinese);
    let raise = || Operation::RaiseCase("unknown".into());
    let entry = Entry::pressed("key-6".into(), raise(), r#"{"text":"夜班车"}"#.into(), None, now());
    let before = opened().await;
    store::outbox::press(entry.clone(), None).await;
    assert!(store::outbox::keep(&entry.given_up(Failure::Timeout)).await);
    before.cleanup();
    let owner = over_a_backend().await;

    let left = RwSignal::new(false);
    let _page = drawn(move || {
        let outgoing = Outgoing::new(raise(), move |_| left.set(true));
        outgoing.view("提交", Change::at(Route::CaseDraft("unknown".into())))
    });
    until("the outcome", || words(".notice").contains(texts.outbox_unknown())).await;
    assert!(words(".notice").contains(texts.outbox_unknown_body()));
    assert_eq!(words("a[href='/cases']"), texts.outbox_look());
    assert_eq!(words(".button--quiet"), texts.outbox_send_again());
    press(".button--plain");
    until("a question first", || words(".notice--information").contains(texts.outbox_discard_ask())).await;
    assert!(on_disk("outbox/key-6").await.is_some());
    press(".button--danger");
    until("a page that goes on", || left.get_untracked()).await;
    assert_eq!(on_disk("outbox/key-6").await, None);
    owner.cleanup();
}

fn refused() -> EventId {
    EventId::new("refused")
}

/// The store, and a backend with matters and passwords, which is asked for nothing. To be cleaned up: its outbox would send
/// what other tests press.
async fn over_a_backend() -> Owner {
    const KEEPER: Keeper = Keeper {
        alone: |work| work,
        latest: || Box::pin(async { None }),
        keep: |_| Box::pin(async {}),
        keep_begun: |_| Box::pin(async {}),
        take_begun: || Box::pin(async { None }),
    };
    let owner = opened().await;
    let profile = r#"{
        "baseUrl": "/api", "signIn": { "style": "password" },
        "operations": { "session.start": { "path": "/s" }, "cases.list": { "path": "/c" }, "cases.get": { "path": "/c" } }
    }"#;
    let profile = Profile::of_checked(zhihui_json::parse(profile).expect("a literal of this file"));
    I18n::provide(Language::Chinese);
    Refusals::provide();
    Navigator::provide();
    let backend = Backend::new(profile, None, KEEPER);
    backend.provide();
    Outbox::provide(backend);
    owner
}
