use leptos::prelude::*;
use zhihui_domain::card::CardStanding;
use zhihui_domain::case::Case;

use super::shell::EasyMode;
use crate::backend::{Backend, Remote, When, use_backend};
use crate::features::{card, cases, events};
use crate::i18n::{Texts, use_i18n, use_texts};
use crate::platform::clock;
use crate::screen::{Frame, Route, frame, remote};
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::{Icon, icon, panel};

/// Events shown before “all”.
const EVENTS_SHOWN: usize = 3;

/// The first screen: the card, what waits for the person, what is coming.
pub fn page() -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let content = view! {
        {move || if backend.is_signed_in() { own(backend) } else { pitch() }}
        {coming(backend)}
        {voice()}
    };
    let mut page = Frame::new(greeting(texts, backend), content.into_any());
    page.tools = Some(tools());
    frame(page)
}

fn greeting(texts: Texts, backend: Backend) -> String {
    let greeting = match clock::hour() {
        5..=10 => texts.home_morning(),
        11..=12 => texts.home_noon(),
        13..=17 => texts.home_afternoon(),
        _ => texts.home_evening(),
    };
    match untrack(|| backend.account()).and_then(|account| account.name) {
        Some(name) => texts.home_greeting(greeting, &name),
        None => greeting.to_owned(),
    }
}

/// Language and easy mode, on the first screen.
fn tools() -> AnyView {
    let (texts, i18n, easy) = (use_texts(), use_i18n(), expect_context::<EasyMode>());
    let word = move || if easy.is_on() { texts.app_standard() } else { texts.app_easy() };
    let spoken = move || if easy.is_on() { texts.app_standard_spoken() } else { texts.app_easy_spoken() };
    view! {
        <button type="button" class="chip" aria-label=texts.app_other_language_spoken() on:click=move |_| i18n.switch()>
            {texts.app_other_language()}
        </button>
        <button type="button" class="chip" aria-label=spoken on:click=move |_| easy.switch()>
            {word}
        </button>
        <a class="chip chip--me" href=Route::Me.href()>{texts.home_account()}</a>
    }
    .into_any()
}

fn pitch() -> AnyView {
    let texts = use_texts();
    let content = view! {
        {card::sample_face()}
        <h2 class="panel__title">{texts.home_pitch_title()}</h2>
        <p class="quiet">{texts.home_pitch_body()}</p>
        {button::link(Weight::Primary, texts.home_pitch_action(), Route::Card.href())}
    };
    view! { <section class="stack">{content}</section> }.into_any()
}

/// A signed-in person's card and what waits for them.
fn own(backend: Backend) -> AnyView {
    let standing = Remote::load(move || backend.card());
    let matters = Remote::load(move || backend.cases());
    view! {
        {remote(standing, Skeleton::Card, card_part)}
        {move || matters.value().map(|page| todo(&page.items))}
    }
    .into_any()
}

fn card_part(standing: CardStanding) -> AnyView {
    let texts = use_texts();
    match standing {
        CardStanding { card: Some(held), .. } => view! {
            <a class="card-link" href=Route::Card.href()>{card::face(&held)}</a>
            {card::scene_tiles()}
        }
        .into_any(),
        CardStanding { application: Some(application), .. } => {
            let content = view! {
                <p class="quiet">{texts.local(&application.progress.next_step)}</p>
                {button::link(Weight::Quiet, application.reference.to_string(), Route::Card.href())}
            };
            panel::titled(texts.home_card_pending(), view! { <div class="stack">{content}</div> }.into_any())
        }
        _ => pitch(),
    }
}

fn todo(cases: &[Case]) -> Option<AnyView> {
    let texts = use_texts();
    let rows = cases::waiting_rows(cases);
    (!rows.is_empty()).then(|| panel::titled(texts.home_todo(), view! { <ul class="rows">{rows}</ul> }.into_any()))
}

fn coming(backend: Backend) -> AnyView {
    let texts = use_texts();
    let events = Remote::load(move || backend.events(When::Upcoming, None));
    let content = remote(events, Skeleton::List, move |page| {
        if page.items.is_empty() {
            return view! { <p class="quiet">{texts.events_none_upcoming_body()}</p> }.into_any();
        }
        let rows: Vec<_> = page.items.iter().take(EVENTS_SHOWN).map(events::event_row).collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    });
    let all = view! {
        <a class="more" href=Route::Events.href()>
            {texts.home_all_events()} {icon(Icon::Forward)}
        </a>
    };
    panel::titled_with(texts.home_events(), all.into_any(), content)
}

fn voice() -> AnyView {
    let texts = use_texts();
    let content = view! {
        <p class="quiet">{texts.home_voice_body()}</p>
        {button::link(Weight::Quiet, texts.home_voice_action(), Route::NewCase.href())}
    };
    panel::titled(texts.home_voice_title(), view! { <div class="stack">{content}</div> }.into_any())
}
