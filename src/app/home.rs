use leptos::prelude::*;
use zhihui_domain::card::CardStanding;
use zhihui_domain::case::Case;
use zhihui_domain::event::{Event, When};
use zhihui_domain::page::Page;

use super::shell::EasyMode;
use crate::backend::{Backend, Capability, Remote, RemoteState, use_backend};
use crate::features::events::event_row;
use crate::features::{card, cases};
use crate::i18n::{Texts, use_i18n, use_texts};
use crate::platform::clock;
use crate::screen::{Frame, Route, Tab, frame, kept, loading, remote};
use crate::store::copies::CopyOf;
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::{Icon, handler, icon, live, panel};

/// Events shown before “all”.
const EVENTS_SHOWN: usize = 3;

/// What the first screen shows, as far as the backend has it. Drawn once all of it is there, or has failed: parts that came
/// one after the other would push each other about.
#[derive(Clone, Copy)]
struct Reads {
    events: Option<Remote<Page<Event>>>,
    /// Nothing for a guest.
    card: Option<Remote<CardStanding>>,
    cases: Option<Remote<Page<Case>>>,
}

/// The first screen: the card, what waits for the person, what is coming.
pub fn page() -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let own = |what| backend.account_id().filter(|_| backend.can(what));
    let events = move || kept(CopyOf::Events(When::Upcoming), move || backend.events(When::Upcoming, None));
    let reads = Reads {
        events: backend.can(Capability::Events).then(events),
        card: own(Capability::Card).map(|account| kept(CopyOf::Card(account), move || backend.card())),
        cases: own(Capability::Cases).map(|account| kept(CopyOf::Cases(account), move || backend.cases())),
    };
    let is_there = Memo::new(move |was_there| was_there == Some(&true) || reads.are_there());
    let content = live(move || if is_there.get() { parts(reads) } else { loading(Skeleton::Card) });
    let mut page = Frame::new(greeting(texts, backend), content);
    page.tools = Some(tools());
    frame(page)
}

impl Reads {
    fn are_there(self) -> bool {
        let reads = [self.events.map(|e| e.read()), self.card.map(|c| c.read()), self.cases.map(|c| c.read())];
        reads.into_iter().flatten().all(|read| !matches!(read.state(), RemoteState::Loading))
    }
}

fn parts(reads: Reads) -> AnyView {
    let backend = use_backend();
    let card = match reads.card {
        Some(card) => Some(remote(card, Skeleton::Card, |standing| card_part(&standing))),
        None => backend.can(Capability::Card).then(pitch),
    };
    // The list of cases has a page of its own that says when it cannot be read.
    let todo = reads.cases.map(|cases| {
        live(move || match cases.state() {
            RemoteState::Ready(page) => todo(&page.items).into_any(),
            _ => ().into_any(),
        })
    });
    view! {
        {card}
        {todo}
        {reads.events.map(coming)}
        {backend.can(Capability::RaiseCase).then(voice)}
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
    let backend = use_backend();
    // Where they are fewer, 我的 keeps its place among them.
    let is_crowded = Tab::are_crowded(&Tab::shown(|what| backend.can(what)));
    let word = move || if easy.is_on() { texts.app_standard() } else { texts.app_easy() }.to_owned().into_any();
    let spoken = move || Some(if easy.is_on() { texts.app_standard_spoken() } else { texts.app_easy_spoken() });
    view! {
        <button type="button" class="chip" aria-label=texts.app_other_language_spoken() on:click=handler(move |_| i18n.switch())>
            {texts.app_other_language()}
        </button>
        <button type="button" class="chip" aria-label=spoken on:click=handler(move |_| easy.switch())>
            {word}
        </button>
        {is_crowded.then(|| view! { <a class="chip chip--me" href=Route::Me.href()>{texts.home_account()}</a> }.into_any())}
    }
    .into_any()
}

fn pitch() -> AnyView {
    let texts = use_texts();
    let (body, action) = match use_backend().can(Capability::ApplyForCard) {
        true => (texts.home_pitch_body(), texts.home_pitch_action()),
        false => (texts.card_pitch(), texts.card_title()),
    };
    let content = view! {
        {card::sample_face()}
        <h2 class="panel__title">{texts.home_pitch_title()}</h2>
        <p class="quiet">{body}</p>
        {button::link(Weight::Primary, action, Route::Card.href())}
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

fn coming(events: Remote<Page<Event>>) -> AnyView {
    let texts = use_texts();
    let content = remote(events, Skeleton::List, move |page: Page<Event>| {
        if page.items.is_empty() {
            return view! { <p class="quiet">{texts.events_none_upcoming_body()}</p> }.into_any();
        }
        let rows: Vec<_> = page.items.iter().take(EVENTS_SHOWN).map(event_row).collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    });
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
