use leptos::prelude::*;
use zhihui_domain::event::{Event, asked};
use zhihui_domain::ids::EventId;
use zhihui_domain::person::PhoneNumber;
use zhihui_domain::registration::{Registration, RegistrationRequest};

use crate::backend::{Remote, use_backend};
use crate::i18n::{Texts, use_texts};
use crate::screen::{Frame, Route, Submission, frame, remote, use_navigator};
use crate::store::{self, Draft, DraftOf};
use crate::ui::faces::Skeleton;
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{button, panel};

/// “Check your answers” before the place is taken.
pub fn check_page(id: EventId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let event = Remote::load({
        let id = id.clone();
        move || backend.event(id.clone())
    });
    let content = remote(event, Skeleton::Article, answers);
    frame(Frame::new(texts.events_check_title(), content).back(Route::Register(id), texts.events_form_title()))
}

fn answers(event: Event) -> AnyView {
    let (texts, backend, navigator) = (use_texts(), use_backend(), use_navigator());
    let draft = Draft::<RegistrationRequest>::open(DraftOf::Registration(event.id.clone()));
    let request = draft.snapshot();
    let form_page = Route::Register(event.id.clone()).href();
    if request.check(&event).is_err() {
        // Opened directly, or the draft was thrown away: the form is the place to be.
        request_animation_frame(move || navigator.go_instead(form_page));
        return ().into_any();
    }
    let submission = Submission::idle();
    let rows = rows(texts, &event, &request, &form_page);
    let id = event.id.clone();
    let send = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        let then = move |registration: Registration| {
            store::registrations::keep(&registration);
            draft.discard();
            navigator.go_instead(Route::Registration(registration.id).href());
        };
        submission.send(backend.register(id.clone(), draft.snapshot(), draft.press()), then);
    };
    view! {
        {panel::plain(summary_list(rows))}
        <form class="stack" novalidate on:submit=send>
            {submission.notice()}
            {button::submit(texts.events_submit(), texts.app_sending(), submission.busy())}
        </form>
    }
    .into_any()
}

fn rows(texts: Texts, event: &Event, request: &RegistrationRequest, form_page: &str) -> Vec<SummaryRow> {
    let fixed = |label: &str, value: String| SummaryRow { label: label.to_owned(), value, change: None };
    let given = |label: String, value: String| SummaryRow {
        label,
        value,
        change: Some((form_page.to_owned(), texts.app_change())),
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
