use leptos::prelude::*;
use zhihui_domain::event::{Admission, Event, Opening, Seats, When};
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::Operation;
use zhihui_domain::registration::RegistrationState;

use super::facts::facts;
use super::{registering, standing};
use crate::backend::{Capability, RemoteState, use_backend};
use crate::i18n::use_texts;
use crate::platform::clock;
use crate::platform::intl::DateStyle;
use crate::screen::{Frame, Route, frame, kept, remote, use_outbox};
use crate::store;
use crate::store::copies::CopyOf;
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::tag::tag;
use crate::ui::timeline::{Moment, timeline};
use crate::ui::{live, meter, panel};

/// What a poster's QR code opens: the event, to read without signing in and to register for.
pub fn event_page(id: EventId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let event = kept(CopyOf::Event(id.clone()), move || backend.event(id.clone()));
    // The frame needs the event's own title, so it is drawn with the event; until then it is the section's.
    live(move || match event.state() {
        RemoteState::Ready(event) => event_frame(&event),
        _ => {
            let waiting = remote(event, Skeleton::Article, |_| ().into_any());
            let mut page = Frame::stand_in(texts.events_title(), waiting)
                .back(Route::Events(When::Upcoming), texts.events_title());
            // The series will stand there: its line is kept free, so that nothing jumps when it comes.
            page.kicker = Some("\u{a0}".to_owned());
            frame(page)
        }
    })
}

fn event_frame(event: &Event) -> AnyView {
    let texts = use_texts();
    let mut page =
        Frame::new(texts.local(&event.title), content(event)).back(Route::Events(When::Upcoming), texts.events_title());
    page.kicker = Some(standing::series_name(texts, event.series).to_owned());
    page.action = Some(action(event));
    frame(page)
}

fn content(event: &Event) -> AnyView {
    let (texts, can_register) = (use_texts(), use_backend().can(Capability::Register));
    let own = store::registrations::for_event(&event.id).map(|r| r.state);
    let tags: Vec<_> = standing::tags(texts, event, own, can_register, clock::now())
        .into_iter()
        .map(|(tone, word)| tag(tone, word))
        .collect();
    let closes_at = can_register.then_some(event.registration_closes_at);
    let top = view! {
        {facts(event.starts_at, event.ends_at, &event.place, closes_at)}
        {can_register.then(|| seats(event.seats))}
    };
    let paragraphs: Vec<_> = texts
        .local(&event.description)
        .split('\n')
        .filter(|paragraph| !paragraph.trim().is_empty())
        .map(|paragraph| view! { <p>{paragraph.to_owned()}</p> }.into_any())
        .collect();
    view! {
        {(!tags.is_empty()).then(|| view! { <p class="tags">{tags}</p> }.into_any())}
        {panel::plain(top.into_any())}
        <section class="prose">
            <h2>{texts.events_about()}</h2>
            {paragraphs}
            <p class="quiet">{texts.events_organiser()} " · " {texts.local(&event.organiser)}</p>
        </section>
        {agenda(event)}
    }
    .into_any()
}

fn seats(seats: Seats) -> AnyView {
    let texts = use_texts();
    let taken = texts.events_seats_taken(&seats.capacity.to_string(), &seats.taken.to_string());
    let words = match seats.waiting {
        0 => taken,
        waiting => format!("{taken} · {}", texts.events_waiting(waiting)),
    };
    view! {
        <hr class="rule" />
        {meter::meter(texts.events_seats(), words, seats.taken, seats.capacity)}
    }
    .into_any()
}

fn agenda(event: &Event) -> Option<AnyView> {
    let (texts, now) = (use_texts(), clock::now());
    // Only while the event is on does one of its lines glow.
    let running = (event.starts_at..event.ends_at).contains(&now);
    let current = event.agenda.iter().rposition(|item| running && item.starts_at <= now);
    let moments: Vec<_> = event
        .agenda
        .iter()
        .enumerate()
        .map(|(at, item)| Moment {
            time: texts.date(item.starts_at, DateStyle::Time),
            title: texts.local(&item.title),
            words: None,
            note: None,
            now: current == Some(at),
        })
        .collect();
    (!moments.is_empty()).then(|| panel::titled(texts.events_agenda(), timeline(moments)))
}

/// The one thing to do: see one's own place, or get one.
fn action(event: &Event) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    if let Some(own) = store::registrations::for_event(&event.id) {
        let label = match own.ticket {
            Some(_) if own.state == RegistrationState::Confirmed => texts.events_see_ticket(),
            _ => texts.events_see_registration(),
        };
        return button::link(Weight::Primary, label, Route::Registration(own.id).href());
    }
    let pressed = Operation::Register(event.id.clone());
    if untrack(|| use_outbox().pending(&pressed)).is_some() {
        let pending = Route::RegisterCheck(event.id.clone()).href();
        return button::link(Weight::Primary, texts.outbox_register_pending(), pending);
    }
    let label = match (event.opening(clock::now()), event.admission) {
        _ if !backend.can(Capability::Register) => None,
        (Opening::Seats { .. }, Admission::Open) => Some(texts.events_register()),
        (Opening::Seats { .. }, Admission::Approval) => Some(texts.events_request()),
        (Opening::Waitlist, _) => Some(texts.events_join_waitlist()),
        (Opening::Closed | Opening::Started | Opening::Ended, _) => None,
    };
    let Some(label) = label else {
        return button::link(Weight::Quiet, texts.events_more(), Route::Events(When::Upcoming).href());
    };
    button::link(Weight::Primary, label, registering::way_to(Route::Register(event.id.clone())).href())
}
