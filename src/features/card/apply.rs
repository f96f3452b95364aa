//! Applying for the card: five pages over one draft.

mod category_step;
mod check_step;
mod education_step;
mod employer_step;
mod fields;
mod identity_step;
mod refusal;
mod step_form;
mod steps;

use leptos::prelude::*;
use zhihui_domain::outbox::Operation;

use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Frame, Route, by_visitor, frame, sign_in_first, use_navigator, use_outbox};
use crate::store::{Draft, DraftOf};
pub use refusal::change;

use fields::step_title;

/// One page of the application.
pub fn apply_page(step: ApplyStep) -> AnyView {
    let texts = use_texts();
    let first = move || sign_in_first(texts.card_sign_in(), texts.card_sign_in_body(), &Route::CardApply(step));
    let content = by_visitor(first, move || form_page(step));
    let (before, place) = match steps::before(step) {
        Some(before) => (Route::CardApply(before), step_title(texts, before)),
        None => (Route::Card, texts.card_title()),
    };
    frame(Frame::new(step_title(texts, step), content).back(before, place))
}

fn form_page(step: ApplyStep) -> AnyView {
    // Every page opens the draft anew from what the phone kept, so a reload in between changes nothing.
    let draft = || Draft::open(DraftOf::CardApplication);
    if step != ApplyStep::Check && untrack(|| use_outbox().pending(&Operation::ApplyForCard)).is_some() {
        // Pressed already: the last page says how far it is, and gives the words back as long as they can be changed.
        let navigator = use_navigator();
        request_animation_frame(move || navigator.go_instead(Route::CardApply(ApplyStep::Check).href()));
        return ().into_any();
    }
    let form = match step {
        ApplyStep::Identity => identity_step::identity_step(draft()),
        ApplyStep::Education => education_step::education_step(draft()),
        ApplyStep::Employer => employer_step::employer_step(draft()),
        ApplyStep::Category => category_step::category_step(draft()),
        ApplyStep::Check => check_step::check_step(),
    };
    view! {
        {way(step)}
        {form}
    }
    .into_any()
}

/// How far along one is: in words, and as a bar of one piece a page.
fn way(step: ApplyStep) -> AnyView {
    let texts = use_texts();
    let (number, total) = (steps::number(step), ApplyStep::ALL.len());
    let pieces: Vec<_> = (1..=total)
        .map(|at| {
            let class = if at <= number { "steps__piece steps__piece--done" } else { "steps__piece" };
            view! { <span class=class></span> }.into_any()
        })
        .collect();
    view! {
        <div class="steps">
            <p class="steps__words">{texts.app_step_of(&number.to_string(), &total.to_string())}</p>
            <div class="steps__bar" aria-hidden="true">{pieces}</div>
        </div>
    }
    .into_any()
}
