use leptos::prelude::*;
use zhihui_domain::event::{Event, asked};
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::Operation;
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::registration::RegistrationRequest;

use super::registering::for_those_who_may;
use crate::backend::use_backend;
use crate::i18n::{Texts, use_texts};
use crate::screen::{Change, Frame, Outgoing, Route, frame, kept, remote, use_navigator};
use crate::store::copies::CopyOf;
use crate::store::{self, Draft, DraftOf};
use crate::ui::faces::Skeleton;
use crate::ui::form::form_with;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{live, panel};

/// “Check your answers” before the place is taken.
pub fn check_page(id: EventId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let event = kept(CopyOf::Event(id.clone()), {
        let id = id.clone();
        move || backend.event(id.clone())
    });
    let here = Route::RegisterCheck(id.clone());
    let content = for_those_who_may(here, move || remote(event, Skeleton::Article, answers));
    frame(Frame::new(texts.events_check_title(), content).back(Route::Register(id), texts.events_form_title()))
}

fn answers(event: Event) -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let draft = Draft::<RegistrationRequest>::open(DraftOf::Registration(event.id.clone()));
    let id = event.id.clone();
    let outgoing = Outgoing::new(Operation::Register(id.clone()), move |_| {
        // Kept by now, whichever tab has sent it.
        let place = store::registrations::for_event(&id).map(|registration| Route::Registration(registration.id));
        navigator.go_instead(place.unwrap_or(Route::Event(id.clone())).href());
    });
    let pressed = untrack(|| outgoing.entry()).and_then(|entry| zhihui_json::read(&entry.body).ok());
    let is_pressed = pressed.is_some();
    let request = pressed.unwrap_or_else(|| draft.snapshot());
    let form_page = Route::Register(event.id.clone());
    if !is_pressed && request.check(&event).is_err() {
        // Opened directly, or the draft was thrown away: the form is the place to be.
        request_animation_frame(move || navigator.go_instead(form_page.href()));
        return ().into_any();
    }
    // What is pressed is changed by taking it back.
    let is_pressed = Memo::new(move |_| outgoing.entry().is_some());
    let href = form_page.href();
    let named = event.clone();
    let change = Change::at(form_page).named(move |pointer| name_of(texts, &named, pointer));
    let rows = live(move || {
        let form = (!is_pressed.get()).then_some(href.as_str());
        panel::plain(summary_list(rows(texts, &event, &request, form)))
    });
    let send = move || {
        outgoing.press(draft);
    };
    view! {
        {rows}
        {form_with(send, view! {
            {outgoing.view(texts.events_submit(), change)}
        }.into_any())}
    }
    .into_any()
}

/// What the field of a pointer is called. A consent is a sentence and no name.
fn name_of(texts: Texts, event: &Event, pointer: &str) -> Option<String> {
    match pointer {
        "/name" => Some(texts.events_name().to_owned()),
        "/phone" => Some(texts.events_phone().to_owned()),
        _ => {
            let id = pointer.strip_prefix("/answers/")?;
            let question = event.questions.iter().find(|question| question.id.as_str() == id)?;
            Some(texts.local(&question.label))
        }
    }
}

fn rows(texts: Texts, event: &Event, request: &RegistrationRequest, form_page: Option<&str>) -> Vec<SummaryRow> {
    let fixed = |label: &str, value: String| SummaryRow { label: label.to_owned(), value, change: None };
    let given = |label: String, value: String| SummaryRow {
        label,
        value,
        change: form_page.map(|form_page| (form_page.to_owned(), texts.app_change())),
    };
    let phone = PhoneNumber::parse(&request.phone).map(|p| p.display().to_owned()).unwrap_or_default();
    let mut rows = vec![
        fixed(texts.events_event(), texts.local(&event.title)),
        fixed(texts.events_time(), texts.span(event.starts_at, event.ends_at)),
        fixed(texts.events_place(), texts.local(&event.place.name)),
        given(texts.events_name().to_owned(), request.name.trim().to_owned()),
        given(texts.events_phone().to_owned(), phone),
    ];
    rows.extend(asked(&event.questions, &request.answers).into_iter().map(|question| {
        let answer = request.answers.get(&question.id).map(|a| a.trim()).unwrap_or_default();
        let shown = match question.choices.iter().find(|choice| choice.value == answer) {
            Some(choice) => texts.local(&choice.label),
            None if answer.is_empty() => texts.events_no_answer().to_owned(),
            None => answer.to_owned(),
        };
        given(texts.local(&question.label), shown)
    }));
    rows
}
