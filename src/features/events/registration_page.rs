use leptos::prelude::*;
use zhihui_domain::event::When;
use zhihui_domain::failure::Failure;
use zhihui_domain::ids::RegistrationId;
use zhihui_domain::registration::{Registration, RegistrationState};

use super::facts::facts;
use super::ticket::ticket;
use crate::backend::{Backend, Remote, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, Submission, frame, offline_copy, remote};
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{notice, panel};

/// A registration as the server has it, or as this phone kept it and why.
#[derive(Clone)]
struct Seen {
    registration: Registration,
    kept_because: Option<Failure>,
}

/// Confirmation, ticket and cancelling, in one place that stays true: people come back to it at the door.
pub fn registration_page(id: RegistrationId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let seen = Remote::load(move || read(backend, id.clone()));
    let content = remote(seen, Skeleton::Article, move |now| registration(now, seen));
    frame(Frame::new(texts.events_ticket_title(), content).back(Route::Events(When::Upcoming), texts.events_title()))
}

async fn read(backend: Backend, id: RegistrationId) -> Result<Seen, Failure> {
    let kept = store::registrations::find(&id);
    let secret = kept.as_ref().and_then(|r| r.secret.clone());
    match (backend.registration(id.clone(), secret).await, kept) {
        (Ok(registration), _) => {
            store::registrations::keep(&registration);
            Ok(Seen { registration, kept_because: None })
        }
        (Err(Failure::NotFound), _) => {
            store::registrations::drop(&id);
            Err(Failure::NotFound)
        }
        (Err(failure), Some(registration)) => Ok(Seen { registration, kept_because: Some(failure) }),
        (Err(failure), None) => Err(failure),
    }
}

fn registration(seen: Seen, place: Remote<Seen>) -> AnyView {
    let texts = use_texts();
    let Seen { registration, kept_because } = seen;
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
        {kept_because.as_ref().map(offline_copy)}
        {outcome(&registration)}
        {registration.ticket.as_ref().map(ticket)}
        {panel::titled(texts.local(&registration.event_title), details.into_any())}
        {button::link(Weight::Quiet, texts.events_see_event(), event)}
        {(registration.state != RegistrationState::Cancelled).then(|| cancelling(registration, place))}
    }
    .into_any()
}

fn outcome(registration: &Registration) -> AnyView {
    let texts = use_texts();
    match registration.state {
        RegistrationState::Confirmed => {
            notice::success(texts.events_done_confirmed(), texts.events_done_confirmed_body())
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

/// Cancelling asks once, in place.
fn cancelling(registration: Registration, place: Remote<Seen>) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let (asking, submission) = (RwSignal::new(false), Submission::idle());
    let cancel = move || {
        let secret = store::registrations::find(&registration.id).and_then(|r| r.secret);
        submission.send(backend.cancel_registration(registration.clone(), secret), move |registration| {
            store::registrations::keep(&registration);
            place.replace(Seen { registration, kept_because: None });
        });
    };
    let question = move || {
        let cancel = cancel.clone();
        view! {
            {notice::information(texts.events_cancel_ask(), texts.events_cancel_ask_body())}
            {submission.notice()}
            <div class="row row--even">
                {button::button(Weight::Quiet, texts.events_cancel_no(), move || asking.set(false))}
                {button::button(Weight::Danger, texts.events_cancel_yes(), cancel)}
            </div>
        }
        .into_any()
    };
    (move || {
        if asking.get() {
            question()
        } else {
            button::button(Weight::Plain, texts.events_cancel(), move || asking.set(true))
        }
    })
    .into_any()
}
