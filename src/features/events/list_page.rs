use leptos::prelude::*;
use zhihui_domain::event::{Event, When};
use zhihui_domain::page::Page;

use super::event_row;
use crate::backend::{Answer, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, Submission, frame, kept, remote};
use crate::store::copies::CopyOf;
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, panel};

/// All events, coming or past.
pub fn list_page(when: When) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let first = kept(CopyOf::Events(when), move || backend.events(when, None));
    let content = view! {
        {switcher(when)}
        {remote(first, Skeleton::List, move |page| listing(when, page))}
    };
    frame(Frame::new(texts.events_title(), content.into_any()))
}

fn switcher(when: When) -> AnyView {
    let texts = use_texts();
    let choices = [(When::Upcoming, texts.events_upcoming()), (When::Past, texts.events_past())];
    let links: Vec<_> = choices
        .into_iter()
        .map(|(half, label)| {
            view! {
                <li>
                    <a class="switcher__link" href=Route::Events(half).href() aria-current=(half == when).then_some("true")>{label}</a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <nav aria-label=texts.events_which()>
            <ul class="switcher">{links}</ul>
        </nav>
    }
    .into_any()
}

fn listing(when: When, page: Page<Event>) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    if page.items.is_empty() {
        let (title, body, way_on) = match when {
            When::Upcoming => (
                texts.events_none_upcoming(),
                texts.events_none_upcoming_body(),
                button::link(Weight::Quiet, texts.events_past(), Route::Events(When::Past).href()),
            ),
            When::Past => (
                texts.events_none_past(),
                texts.events_none_past_body(),
                button::link(Weight::Quiet, texts.events_upcoming(), Route::Events(When::Upcoming).href()),
            ),
        };
        return faces::empty(Icon::Calendar, title, body, way_on);
    }
    let (events, next) = (RwSignal::new(page.items), RwSignal::new(page.next));
    let more = Submission::idle();
    let load_more = move || {
        more.send(backend.events(when, next.get_untracked()), move |answer: Answer<Page<Event>>| {
            let page = answer.value;
            next.set(page.next);
            // A backend may repeat its last page (RuoYi does): an event is listed once.
            events.update(|shown| {
                let fresh: Vec<_> = page.items.into_iter().filter(|e| !shown.iter().any(|s| s.id == e.id)).collect();
                if fresh.is_empty() {
                    next.set(None);
                }
                shown.extend(fresh);
            });
        });
    };
    let rows = view! {
        <ul class="rows">{move || events.with(|events| events.iter().map(event_row).collect::<Vec<_>>()).into_any()}</ul>
    };
    view! {
        {panel::plain(rows.into_any())}
        {more.notice()}
        {move || next.get().map(|_| button::button(Weight::Quiet, texts.events_more(), load_more)).into_any()}
    }
    .into_any()
}
