use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseRequest};
use zhihui_domain::outbox::Operation;

use super::pitch::{pitch, raise, raise_button};
use super::rows::{TITLE_MAX, case_row};
use super::words::first_words;
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, Listed, Route, by_visitor, frame, kept, reference_in, remote, use_outbox};
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
        {pending()}
        {remote(cases, Skeleton::List, |page| listing(&page.items))}
    };
    Some(content.into_any())
}

/// What was raised on this phone and has not arrived yet, or has while one looks on.
fn pending() -> AnyView {
    let listed = use_outbox().listed();
    live(move || {
        let rows: Vec<_> = listed.get().iter().filter_map(pending_row).collect();
        (!rows.is_empty()).then(|| panel::plain(view! { <ul class="rows">{rows}</ul> }.into_any())).into_any()
    })
}

fn pending_row(listed: &Listed) -> Option<AnyView> {
    let texts = use_texts();
    let Operation::RaiseCase(draft) = &listed.entry.operation else { return None };
    let request: CaseRequest = zhihui_json::read(&listed.entry.body).ok()?;
    let reference = listed.answer.as_deref().and_then(|answer| reference_in(answer).ok());
    let (page, tag) = match reference {
        Some(reference) => (Route::Case(reference), tag(Tone::Good, texts.outbox_arrived())),
        None => (Route::CaseCheck(draft.clone()), tag(Tone::Attention, texts.outbox_waiting())),
    };
    Some(list_row(ListRow {
        href: page.href(),
        title: first_words(&request.text, TITLE_MAX),
        note: texts.outbox_pressed_at(&texts.day_and_time(listed.entry.pressed_at)),
        tags: vec![tag],
    }))
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
