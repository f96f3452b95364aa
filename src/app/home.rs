use futures::future::join;
use leptos::prelude::*;
use zhihui_domain::card::CardStanding;
use zhihui_domain::case::Case;
use zhihui_domain::event::{Event, When};

use super::shell::EasyMode;
use crate::backend::{Backend, Failure, Remote, use_backend};
use crate::features::events::event_row;
use crate::features::{card, cases};
use crate::i18n::{Texts, use_i18n, use_texts};
use crate::platform::clock;
use crate::screen::{Frame, Route, failed, frame, remote};
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::{Icon, icon, panel};

/// Events shown before “all”.
const EVENTS_SHOWN: usize = 3;

/// What the first screen shows, read at once: parts that came one after the other would push each other about.
#[derive(Clone)]
struct Shown {
    events: Result<Vec<Event>, Failure>,
    /// `None` for a guest.
    standing: Option<Result<CardStanding, Failure>>,
    cases: Vec<Case>,
}

/// The first screen: the card, what waits for the person, what is coming.
pub fn page() -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let shown = Remote::load(move || read(backend));
    let content = remote(shown, Skeleton::Card, move |now| parts(&now, shown));
    let mut page = Frame::new(greeting(texts, backend), content);
    page.tools = Some(tools());
    frame(page)
}

async fn read(backend: Backend) -> Result<Shown, Failure> {
    let signed_in = untrack(|| backend.is_signed_in());
    let events = backend.events(When::Upcoming, None);
    let own = async move {
        if !signed_in {
            return (None, Vec::new());
        }
        let (standing, cases) = join(backend.card(), backend.cases()).await;
        // The list of cases has a page of its own that says when it cannot be read.
        (Some(standing), cases.map(|page| page.items).unwrap_or_default())
    };
    let (events, (standing, cases)) = join(events, own).await;
    Ok(Shown { events: events.map(|page| page.items), standing, cases })
}

fn parts(shown: &Shown, again: Remote<Shown>) -> AnyView {
    let card = match &shown.standing {
        None => pitch(),
        Some(Ok(standing)) => card_part(standing),
        Some(Err(failure)) => failed(failure, move || again.retry()),
    };
    view! {
        {card}
        {todo(&shown.cases)}
        {coming(&shown.events, again)}
        {voice()}
    }
    .into_any()
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

fn card_part(standing: &CardStanding) -> AnyView {
    let texts = use_texts();
    match standing {
        CardStanding { card: Some(held), .. } => view! {
            <a class="card-link" href=Route::Card.href()>{card::face(held)}</a>
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

fn coming(events: &Result<Vec<Event>, Failure>, again: Remote<Shown>) -> AnyView {
    let texts = use_texts();
    let content = match events {
        Err(failure) => failed(failure, move || again.retry()),
        Ok(events) if events.is_empty() => {
            view! { <p class="quiet">{texts.events_none_upcoming_body()}</p> }.into_any()
        }
        Ok(events) => {
            let rows: Vec<_> = events.iter().take(EVENTS_SHOWN).map(event_row).collect();
            view! { <ul class="rows">{rows}</ul> }.into_any()
        }
    };
    let all = view! {
        <a class="more" href=Route::Events(When::Upcoming).href()>
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
