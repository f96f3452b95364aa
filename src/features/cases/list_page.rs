use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseRequest};
use zhihui_domain::outbox::Operation;

use super::pitch::{pitch, raise, raise_button};
use super::rows::{TITLE_MAX, case_row};
use super::words::first_words;
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, by_visitor, frame, kept, remote, use_outbox};
use crate::store::copies::CopyOf;
use crate::ui::faces::{self, Skeleton};
use crate::ui::list_row::{ListRow, list_row};
use crate::ui::tag::{Tone, tag};
use crate::ui::{Icon, live, panel};

/// One's own cases, newest first.
pub fn list_page() -> AnyView {
    frame(Frame::new(use_texts().cases_title(), by_visitor(pitch, || own().into_any())))
}

fn own() -> Option<AnyView> {
    let backend = use_backend();
    let account = backend.account_id()?;
    let cases = kept(CopyOf::Cases(account), move || backend.cases());
    let content = view! {
        {live(|| pending_rows().into_any())}
        {remote(cases, Skeleton::List, |page| listing(&page.items))}
    };
    Some(content.into_any())
}

/// What was raised on this phone and has not arrived yet.
fn pending_rows() -> Option<AnyView> {
    let texts = use_texts();
    let rows: Vec<_> = use_outbox()
        .entries()
        .into_iter()
        .filter_map(|entry| {
            let Operation::RaiseCase(draft) = entry.operation else { return None };
            let request: CaseRequest = zhihui_json::read(&entry.body).ok()?;
            Some(list_row(ListRow {
                href: Route::CaseCheck(draft).href(),
                title: first_words(&request.text, TITLE_MAX),
                note: texts.outbox_pressed_at(&texts.day_and_time(entry.pressed_at)),
                tags: vec![tag(Tone::Attention, texts.outbox_waiting())],
            }))
        })
        .collect();
    (!rows.is_empty()).then(|| panel::plain(view! { <ul class="rows">{rows}</ul> }.into_any()))
}

fn listing(cases: &[Case]) -> AnyView {
    let texts = use_texts();
    if cases.is_empty() {
        let (body, way_on) = match use_backend().can(Capability::RaiseCase) {
            true => (texts.cases_none_body(), raise_button()),
            false => (texts.cases_none_seen_body(), ().into_any()),
        };
        return faces::empty(Icon::Speech, texts.cases_none(), body, way_on);
    }
    let rows: Vec<_> = cases.iter().map(case_row).collect();
    view! {
        {panel::plain(view! { <ul class="rows">{rows}</ul> }.into_any())}
        {raise()}
    }
    .into_any()
}
