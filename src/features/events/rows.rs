use leptos::prelude::*;
use zhihui_domain::event::Event;
use zhihui_domain::registration::Registration;
use zhihui_domain::time::Instant;

use super::standing;
use crate::backend::{Capability, use_backend};
use crate::i18n::{Texts, use_texts};
use crate::platform::clock;
use crate::platform::intl::DateStyle;
use crate::screen::Route;
use crate::store;
use crate::ui::date_block::date_block;
use crate::ui::list_row::list_row_with;
use crate::ui::tag::{Tone, tag};

/// An event in a list: the date block, the title, when and where, and where one stands.
pub fn event_row(event: &Event) -> AnyView {
    let texts = use_texts();
    let own = store::registrations::for_event(&event.id).map(|r| r.state);
    let can_register = use_backend().can(Capability::Register);
    let tags = standing::tags(texts, event, own, can_register, clock::now());
    let href = Route::Event(event.id.clone()).href();
    row(texts, event.starts_at, href, texts.local(&event.title), texts.local(&event.place.name), tags)
}

/// One's own registration in a list.
pub fn registration_row(registration: &Registration) -> AnyView {
    let texts = use_texts();
    let state = vec![if registration.ends_at <= clock::now() {
        (Tone::Plain, texts.events_ended().to_owned())
    } else {
        standing::of_registration(texts, registration.state)
    }];
    let href = Route::Registration(registration.id.clone()).href();
    let (title, place) = (texts.local(&registration.event_title), texts.local(&registration.place.name));
    row(texts, registration.starts_at, href, title, place, state)
}

fn row(
    texts: Texts,
    starts_at: Instant,
    href: String,
    title: String,
    place: String,
    tags: Vec<(Tone, String)>,
) -> AnyView {
    let date = |style| texts.date(starts_at, style);
    let when = format!("{} · {place}", date(DateStyle::Time));
    let spoken = date(DateStyle::MonthDayWeekday);
    let tags: Vec<_> = tags.into_iter().map(|(tone, word)| tag(tone, word)).collect();
    let day = date_block(date(DateStyle::Month), date(DateStyle::Day), date(DateStyle::Weekday));
    let note = view! {
        <span class="visually-hidden">{spoken} " "</span>
        {when}
    };
    list_row_with(Some(day), href, title, note.into_any(), tags)
}
