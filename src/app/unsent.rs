use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::{Entry, Operation, Stage};

use super::begun::event_title;
use crate::i18n::{Texts, use_texts};
use crate::screen::{ApplyStep, Outbox, Route, use_navigator, use_outbox};
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::tag::{Tone, tag};
use crate::ui::{live, notice, panel};

/// 待发送: what was pressed and has not arrived yet, each with how far it is and what can be done.
pub fn unsent() -> AnyView {
    let (texts, outbox) = (use_texts(), use_outbox());
    let entries = Memo::new(move |_| outbox.entries());
    live(move || {
        let items: Vec<_> = entries.get().into_iter().map(|entry| item(texts, outbox, entry)).collect();
        (!items.is_empty())
            .then(|| panel::titled(texts.outbox_title(), view! { <ul class="rows">{items}</ul> }.into_any()))
            .into_any()
    })
}

fn item(texts: Texts, outbox: Outbox, entry: Entry) -> AnyView {
    let asking = RwSignal::new(false);
    let (kind, place) = told(texts, &entry.operation);
    let (tone, word) = standing(texts, &entry);
    // What it is about stands first, where the phone knows it.
    let (title, kind) = match event_of(&entry.operation).and_then(|event| event_title(texts, event)) {
        Some(title) => (title, Some(kind)),
        None => (kind.to_owned(), None),
    };
    let pressed = texts.outbox_pressed_at(&texts.day_and_time(entry.pressed_at));
    let note = kind.map_or(pressed.clone(), |kind| format!("{kind} · {pressed}"));
    let choices =
        move || if asking.get() { discarding(texts, &entry, asking) } else { choices(texts, outbox, &entry, asking) };
    view! {
        <li class="list-row stack">
            <a class="list-row__link" href=place.href()>
                <span class="list-row__text">
                    <span class="list-row__title">{title}</span>
                    <span class="quiet">{note}</span>
                    <span class="tags">{tag(tone, word)}</span>
                </span>
            </a>
            {choices}
        </li>
    }
    .into_any()
}

fn event_of(operation: &Operation) -> Option<&EventId> {
    match operation {
        Operation::Register(event) | Operation::CancelRegistration { event, .. } => Some(event),
        _ => None,
    }
}

fn choices(texts: Texts, outbox: Outbox, entry: &Entry, asking: RwSignal<bool>) -> AnyView {
    let navigator = use_navigator();
    if let Stage::Sending(_) = entry.stage {
        return ().into_any();
    }
    let (sent, changed) = (entry.key.clone(), entry.key.clone());
    let place = form_of(&entry.operation);
    let send = move || spawn_local(outbox.send_again(sent.clone()));
    let change = entry.can_change().then_some(place).flatten().map(|form| {
        let change = move || {
            let (key, form) = (changed.clone(), form.clone());
            spawn_local(async move {
                if store::outbox::take_back(&key).await.is_some() {
                    navigator.go(&form);
                }
            });
        };
        button::button(Weight::Quiet, texts.outbox_change(), change)
    });
    view! {
        <div class="row row--wrap">
            {button::button(Weight::Quiet, texts.outbox_send_now(), send)}
            {change}
            {button::button(Weight::Plain, texts.outbox_discard(), move || asking.set(true))}
        </div>
    }
    .into_any()
}

fn discarding(texts: Texts, entry: &Entry, asking: RwSignal<bool>) -> AnyView {
    let body = match entry.can_change() {
        true => texts.outbox_discard_ask_body(),
        false => texts.outbox_discard_ask_unsure(),
    };
    let key = entry.key.clone();
    let files: Vec<_> = entry.files.iter().map(|file| file.name.clone()).collect();
    let discard = move || {
        let (key, files) = (key.clone(), files.clone());
        spawn_local(async move {
            store::outbox::remove(&key).await;
            store::files::forget(files).await;
        });
    };
    view! {
        {notice::information(texts.outbox_discard_ask(), body)}
        <div class="row row--even">
            {button::button(Weight::Quiet, texts.outbox_discard_no(), move || asking.set(false))}
            {button::button(Weight::Danger, texts.outbox_discard_yes(), discard)}
        </div>
    }
    .into_any()
}

/// What it is, and the page that is about it.
fn told(texts: Texts, operation: &Operation) -> (&'static str, Route) {
    match operation {
        Operation::Register(event) => (texts.outbox_register(), Route::RegisterCheck(event.clone())),
        Operation::CancelRegistration { id, .. } => (texts.outbox_cancel(), Route::Registration(id.clone())),
        Operation::ApplyForCard => (texts.outbox_apply(), Route::CardApply(ApplyStep::Check)),
        Operation::RaiseCase(draft) => (texts.outbox_raise(), Route::CaseCheck(draft.clone())),
        Operation::Write(reference) => (texts.outbox_message(), Route::Case(reference.clone())),
        Operation::RateCase(reference) => (texts.outbox_rate(), Route::Case(reference.clone())),
    }
}

/// Where its words can be changed.
fn form_of(operation: &Operation) -> Option<Route> {
    Some(match operation {
        Operation::Register(event) => Route::Register(event.clone()),
        Operation::CancelRegistration { .. } => return None,
        Operation::ApplyForCard => Route::CardApply(ApplyStep::Identity),
        Operation::RaiseCase(draft) => Route::CaseDraft(draft.clone()),
        Operation::Write(reference) | Operation::RateCase(reference) => Route::Case(reference.clone()),
    })
}

fn standing(texts: Texts, entry: &Entry) -> (Tone, String) {
    match &entry.stage {
        Stage::Sending(_) => (Tone::Information, texts.outbox_state_sending().to_owned()),
        Stage::Waiting { .. } => (Tone::Attention, texts.outbox_state_waiting().to_owned()),
        Stage::Refused(failure) => (Tone::Bad, texts.outbox_state_refused(texts.failure(failure).title)),
    }
}
