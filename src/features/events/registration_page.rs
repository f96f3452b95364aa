use leptos::prelude::*;
use zhihui_domain::event::When;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::RegistrationId;
use zhihui_domain::outbox::Operation;
use zhihui_domain::registration::{Registration, RegistrationState};

use super::facts::facts;
use super::ticket::ticket;
use crate::backend::{Backend, Capability, Fresh, Remote, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Change, Frame, Outgoing, Route, frame, remote, tell_age};
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::form::form_with;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{live, notice, panel};

/// Confirmation, ticket and cancelling, in one place that stays true: people come back to it at the door.
pub fn registration_page(id: RegistrationId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let (copy, at) = store::registrations::find_with_age(&id).unzip();
    let seen = Remote::load_over(copy, move || read(backend, id.clone()));
    tell_age(seen, at);
    let content = remote(seen, Skeleton::Article, move |now| registration(now, seen));
    frame(Frame::new(texts.events_ticket_title(), content).back(Route::Events(When::Upcoming), texts.events_title()))
}

async fn read(backend: Backend, id: RegistrationId) -> Result<Fresh<Registration>, Failure> {
    let held = store::registrations::find(&id);
    let secret = held.as_ref().and_then(|r| r.secret.clone());
    let answer = backend.registration(id.clone(), secret).await;
    let value = answer.inspect_err(|failure| {
        if *failure == Failure::NotFound {
            store::registrations::drop(&id);
        }
    })?;
    store::registrations::keep(&value);
    let is_as_kept = held
        .is_some_and(|held| Registration { secret: None, ..held } == Registration { secret: None, ..value.clone() });
    Ok(Fresh { value, is_as_kept })
}

fn registration(registration: Registration, place: Remote<Registration>) -> AnyView {
    let texts = use_texts();
    let rows = vec![SummaryRow {
        label: texts.events_registered_as().to_owned(),
        value: format!("{} · {}", registration.name, registration.masked_phone),
        change: None,
    }];
    let details = view! {
        {facts(registration.starts_at, registration.ends_at, &registration.place, None)}
        <hr class="rule" />
        {summary_list(rows)}
    };
    let event = Route::Event(registration.event_id.clone()).href();
    view! {
        {outcome(&registration)}
        {registration.ticket.as_ref().map(ticket)}
        {panel::titled(texts.local(&registration.event_title), details.into_any())}
        {button::link(Weight::Quiet, texts.events_see_event(), event)}
        {may_be_cancelled(&registration).then(|| cancelling(registration, place))}
    }
    .into_any()
}

fn outcome(registration: &Registration) -> AnyView {
    let texts = use_texts();
    match registration.state {
        RegistrationState::Confirmed => {
            let body = match registration.ticket {
                Some(_) => texts.events_done_confirmed_body(),
                None => texts.events_done_confirmed_plain(),
            };
            notice::success(texts.events_done_confirmed(), body)
        }
        RegistrationState::Waitlisted => {
            let position = registration.waitlist_position.unwrap_or(1);
            notice::success(texts.events_done_waitlisted(), texts.events_done_waitlisted_body(position))
        }
        RegistrationState::AwaitingApproval => {
            notice::success(texts.events_done_awaiting(), texts.events_done_awaiting_body())
        }
        RegistrationState::Cancelled => {
            notice::information(texts.events_done_cancelled(), texts.events_done_cancelled_body())
        }
    }
}

/// Whether this visitor can: some backends take that from those alone who are signed in.
fn may_be_cancelled(registration: &Registration) -> bool {
    let backend = use_backend();
    registration.state != RegistrationState::Cancelled
        && backend.can(Capability::CancelRegistration)
        && (backend.account_id().is_some() || !backend.needs_account("registrations.cancel"))
}

/// Cancelling asks once, in place.
fn cancelling(registration: Registration, place: Remote<Registration>) -> AnyView {
    let texts = use_texts();
    let asking = RwSignal::new(false);
    let here = Route::Registration(registration.id.clone());
    let operation = Operation::CancelRegistration {
        event: registration.event_id,
        id: registration.id.clone(),
        version: registration.version,
        secret: store::registrations::find(&registration.id).and_then(|r| r.secret),
    };
    let outgoing = Outgoing::new(operation, move |_| {
        if let Some(registration) = store::registrations::find(&registration.id) {
            place.replace(registration);
        }
    });
    let give_back = move || {
        outgoing.press_alone();
    };
    let question = move || {
        form_with(
            give_back,
            view! {
                {notice::information(texts.events_cancel_ask(), texts.events_cancel_ask_body())}
                {outgoing.weighed(Weight::Danger, texts.events_cancel_yes(), Change::at(here.clone()))}
                {button::button(Weight::Quiet, texts.events_cancel_no(), move || asking.set(false))}
            }
            .into_any(),
        )
    };
    live(move || {
        // One that waits to be sent is shown for what it is.
        if asking.get() || outgoing.entry().is_some() {
            question()
        } else {
            button::button(Weight::Plain, texts.events_cancel(), move || asking.set(true))
        }
    })
}
