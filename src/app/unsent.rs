use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::{Entry, Operation, Stage};

use super::begun::event_title;
use crate::features::card;
use crate::i18n::{Texts, use_texts};
use crate::screen::{
    ApplyStep, Change, Listed, Outbox, Route, discarding, look, take_back, use_navigator, use_outbox, use_refusals,
};
use crate::ui::button::{self, Weight};
use crate::ui::tag::{Tone, tag};
use crate::ui::{live, panel};

/// 待发送: what was pressed and has not arrived yet, each with how far it is and what can be done.
pub fn unsent() -> AnyView {
    let (texts, outbox) = (use_texts(), use_outbox());
    let listed = outbox.listed();
    live(move || {
        let items: Vec<_> = listed.get().into_iter().map(|listed| item(texts, outbox, listed)).collect();
        (!items.is_empty())
            .then(|| panel::titled(texts.outbox_title(), view! { <ul class="rows">{items}</ul> }.into_any()))
            .into_any()
    })
}

fn item(texts: Texts, outbox: Outbox, listed: Listed) -> AnyView {
    let Listed { entry, answer } = listed;
    let has_arrived = answer.is_some();
    let asking = RwSignal::new(false);
    let (kind, place) = told(texts, &entry.operation);
    let (tone, word) = match has_arrived {
        true => (Tone::Good, texts.outbox_arrived().to_owned()),
        false => standing(texts, &entry),
    };
    // There is nothing to choose while it is on its way; the place is kept for when there is.
    let is_held = has_arrived || matches!(entry.stage, Stage::Sending(_));
    // What it is about stands first, where the phone knows it.
    let (title, kind) = match event_of(&entry.operation).and_then(|event| event_title(texts, event)) {
        Some(title) => (title, Some(kind)),
        None => (kind.to_owned(), None),
    };
    let pressed = texts.outbox_pressed_at(&texts.day_and_time(entry.pressed_at));
    let note = kind.map_or(pressed.clone(), |kind| format!("{kind} · {pressed}"));
    let choices = move || match asking.get() {
        true => discarding(&entry, asking, Callback::new(|()| ())),
        false => choices(texts, outbox, &entry, asking),
    };
    view! {
        <li class="list-row stack">
            <a class="list-row__link" href=place.href()>
                <span class="list-row__text">
                    <span class="list-row__title">{title}</span>
                    <span class="quiet">{note}</span>
                    <span class="tags">{tag(tone, word)}</span>
                </span>
            </a>
            <div class="stack" class:held=is_held>{choices}</div>
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
    let key = entry.key.clone();
    let send = move || spawn_local(outbox.send_again(key.clone()));
    let (look_first, send_label) = match is_unknown(entry) {
        true => (Some(looking(texts, entry)), texts.outbox_send_again()),
        false => (None, texts.outbox_send_now()),
    };
    view! {
        {look_first}
        <div class="row row--wrap">
            {button::button(Weight::Quiet, send_label, send)}
            {entry.can_change().then(|| changing(texts, entry))}
            {button::button(Weight::Plain, texts.outbox_discard(), move || asking.set(true))}
        </div>
    }
    .into_any()
}

/// Nobody knows whether it has arrived, and it is not sent again by itself.
fn is_unknown(entry: &Entry) -> bool {
    entry.stage == Stage::Refused(Failure::Timeout)
}

fn looking(texts: Texts, entry: &Entry) -> AnyView {
    view! {
        <p class="quiet">{texts.outbox_unknown_body()}</p>
        {look(&entry.operation)}
    }
    .into_any()
}

/// Gives the words back to their form. What has none has nothing to change.
fn changing(texts: Texts, entry: &Entry) -> Option<AnyView> {
    let (navigator, refusals, entry) = (use_navigator(), use_refusals(), entry.clone());
    let form = form_of(texts, &entry)?;
    let change = move || {
        let (entry, form) = (entry.clone(), form.clone());
        spawn_local(async move {
            if take_back(refusals, &entry).await {
                navigator.go(&form);
            }
        });
    };
    Some(button::button(Weight::Quiet, texts.outbox_change(), change))
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
fn form_of(texts: Texts, entry: &Entry) -> Option<Route> {
    let change = match &entry.operation {
        Operation::Register(event) => Change::at(Route::Register(event.clone())),
        Operation::CancelRegistration { .. } => return None,
        Operation::ApplyForCard => card::change(texts),
        Operation::RaiseCase(draft) => Change::at(Route::CaseDraft(draft.clone())),
        Operation::Write(reference) | Operation::RateCase(reference) => Change::at(Route::Case(reference.clone())),
    };
    Some(change.page_of(entry))
}

fn standing(texts: Texts, entry: &Entry) -> (Tone, String) {
    match &entry.stage {
        Stage::Sending(_) => (Tone::Information, texts.outbox_state_sending().to_owned()),
        Stage::Waiting { .. } => (Tone::Attention, texts.outbox_state_waiting().to_owned()),
        Stage::Refused(Failure::Timeout) => (Tone::Attention, texts.outbox_unknown().to_owned()),
        Stage::Refused(failure) => (Tone::Bad, texts.outbox_state_refused(texts.failure(failure).title)),
    }
}
