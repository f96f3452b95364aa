use leptos::prelude::*;
use zhihui_domain::event::{Event, Question, asked};
use zhihui_domain::ids::EventId;
use zhihui_domain::outbox::Operation;
use zhihui_domain::registration::RegistrationRequest;

use super::registering::for_those_who_may;
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{Form, Frame, Route, frame, kept, remote, saved, use_navigator, use_outbox};
use crate::store::copies::CopyOf;
use crate::store::{Draft, DraftOf};
use crate::ui::faces::Skeleton;
use crate::ui::form::{Choice, Keyboard, form_with};
use crate::ui::{button, live};

/// The registration form: who comes, how to reach them, what the organiser asks.
pub fn register_page(id: EventId) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let event = kept(CopyOf::Event(id.clone()), {
        let id = id.clone();
        move || backend.event(id.clone())
    });
    let here = Route::Register(id.clone());
    let content = for_those_who_may(here, move || remote(event, Skeleton::Article, form));
    frame(Frame::new(texts.events_form_title(), content).back(Route::Event(id), texts.events_event()))
}

fn form(event: Event) -> AnyView {
    let (texts, backend, navigator) = (use_texts(), use_backend(), use_navigator());
    let check = Route::RegisterCheck(event.id.clone());
    let sent = Operation::Register(event.id.clone());
    if untrack(|| use_outbox().pending(&sent)).is_some() {
        // Pressed already: the next page says how far it is, and lets the words be changed as long as they can be.
        request_animation_frame(move || navigator.go_instead(check.href()));
        return ().into_any();
    }
    let draft = Draft::<RegistrationRequest>::open(DraftOf::Registration(event.id.clone()));
    // Who is signed in has said their name before.
    if let Some(name) = untrack(|| backend.account()).and_then(|account| account.name)
        && draft.snapshot().name.is_empty()
    {
        draft.update(|d| d.name = name);
    }
    let judged = event.clone();
    let form = Form::new(draft, move |request: &RegistrationRequest| request.check(&judged).err().unwrap_or_default());
    let go_on = move || {
        if form.accepted().is_some() {
            navigator.go(&check);
        }
    };
    let name = form
        .text("/name", texts.events_name(), |r| r.name.clone(), |r, typed| r.name = typed)
        .hint(texts.events_name_hint())
        .autocomplete("name");
    let phone = form
        .text("/phone", texts.events_phone(), |r| r.phone.clone(), |r, typed| r.phone = typed)
        .hint(texts.events_phone_hint())
        .keyboard(Keyboard::Phone)
        .autocomplete("tel");
    let sentence = texts.events_consent(&event.retention_days.to_string());
    let consent = form.consent("/consent", sentence, |r| r.consent, |r, given| r.consent = given);
    view! {
        <p class="quiet">{texts.local(&event.title)}</p>
        {form_with(go_on, view! {
            {form.summary()}
            {name.view()}
            {phone.view()}
            {questions(form, draft, event.questions)}
            {consent.view()}
            {button::submit(texts.events_to_check(), texts.app_sending(), Signal::stored(false))}
            {saved()}
        }.into_any())}
    }
    .into_any()
}

/// The organiser's questions that the answers so far bring up.
fn questions(form: Form<RegistrationRequest>, draft: Draft<RegistrationRequest>, all: Vec<Question>) -> AnyView {
    let all = StoredValue::new(all);
    // Drawn anew only when another set of questions is asked, not at every letter of an answer.
    let shown = Memo::new(move |_| {
        all.with_value(|all| draft.with(|d| asked(all, &d.answers).into_iter().cloned().collect::<Vec<_>>()))
    });
    live(move || shown.get().into_iter().map(|question| control(form, question)).collect::<Vec<_>>().into_any())
}

fn control(form: Form<RegistrationRequest>, question: Question) -> AnyView {
    let texts = use_texts();
    let label = texts.local(&question.label);
    let label = if question.required { label } else { texts.app_optional(&label) };
    let pointer = format!("/answers/{}", question.id);
    let (read_id, write_id) = (question.id.clone(), question.id);
    let read = move |r: &RegistrationRequest| r.answers.get(&read_id).cloned().unwrap_or_default();
    let write = move |r: &mut RegistrationRequest, answer: String| {
        r.answers.insert(write_id.clone(), answer);
    };
    if question.choices.is_empty() {
        return form.text(pointer, label, read, write).view();
    }
    let options = question
        .choices
        .into_iter()
        .map(|choice| Choice { value: choice.value, label: texts.local(&choice.label), note: None })
        .collect();
    form.choice(pointer, label, options, read, write).view()
}
