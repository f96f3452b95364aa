use leptos::prelude::*;
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::ids::Reference;

use super::message::message_form;
use super::photos::sent_photos;
use super::rating::{rated, rating_form};
use super::standing;
use super::words::{category_name, outcome_sentence};
use crate::backend::{Capability, Remote, use_backend};
use crate::i18n::use_texts;
use crate::screen::matter::{history, strip};
use crate::screen::{Frame, Route, by_visitor, frame, kept, remote, sign_in_first};
use crate::store::copies::CopyOf;
use crate::ui::faces::Skeleton;
use crate::ui::tag::tag;
use crate::ui::{notice, panel};

/// One case: who has it, what was said, how it went, and the rating of its answer.
pub fn case_page(reference: Reference) -> AnyView {
    let texts = use_texts();
    let title = texts.cases_one(reference.as_str());
    let here = Route::Case(reference.clone());
    let first = move || sign_in_first(texts.cases_sign_in(), texts.cases_sign_in_body(), &here);
    let content = by_visitor(first, move || own(reference.clone()).into_any());
    frame(Frame::new(title, content).back(Route::Cases, texts.cases_title()))
}

fn own(reference: Reference) -> Option<AnyView> {
    let (texts, backend) = (use_texts(), use_backend());
    let copy = CopyOf::Case(backend.account_id()?, reference.clone());
    let shown = kept(copy, move || backend.case(reference.clone()));
    let thanks = RwSignal::new(false);
    let content = view! {
        {remote(shown, Skeleton::Article, move |case| matter(&case, shown, thanks))}
        // Outside of what the rating draws anew: a live region has to be there before its words come.
        <div role="status">
            {move || thanks.get().then(|| notice::success(texts.cases_thanks(), texts.cases_thanks_body())).into_any()}
        </div>
    };
    Some(content.into_any())
}

fn matter(case: &Case, shown: Remote<Case>, thanks: RwSignal<bool>) -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let outcome = case.outcome.map(|outcome| {
        let sentence = view! { <p class="strong">{outcome_sentence(texts, outcome)}</p> };
        panel::titled(texts.cases_outcome(), sentence.into_any())
    });
    let rating = match (&case.rating, case.state) {
        (Some(rating), _) => Some(rated(rating)),
        (None, CaseState::Answered) if backend.can(Capability::RateCase) => {
            Some(rating_form(case.reference.clone(), shown, thanks))
        }
        _ => None,
    };
    let may_write = case.state != CaseState::Answered && backend.can(Capability::WriteToOfficer);
    let message = may_write.then(|| message_form(case, shown));
    view! {
        {strip(&case.progress)}
        {news(case)}
        {what_was_said(case)}
        {panel::titled(texts.cases_progress(), history(&case.timeline, &case.progress))}
        {message}
        {outcome}
        {rating}
    }
    .into_any()
}

/// What the person should know first.
fn news(case: &Case) -> Option<AnyView> {
    let texts = use_texts();
    let officer = texts.local(&case.progress.owner.name);
    if standing::is_just_sent(case) {
        let body = texts.cases_sent_body(&officer, case.reference.as_str());
        return Some(notice::success(texts.cases_sent(), body));
    }
    (case.state == CaseState::AwaitingPerson)
        .then(|| notice::information(texts.cases_awaiting(&officer), texts.local(&case.progress.next_step)))
}

fn what_was_said(case: &Case) -> AnyView {
    let texts = use_texts();
    let (tone, state) = standing::of_state(texts, case.state);
    let paragraphs: Vec<_> = case
        .text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p>{line.to_owned()}</p> }.into_any())
        .collect();
    let content = view! {
        <div class="prose">
            <p class="quiet">{texts.cases_sent_at(&texts.day_and_time(case.created_at))}</p>
            {paragraphs}
        </div>
        {sent_photos(&case.attachments)}
    };
    panel::titled_with(category_name(texts, case.category), tag(tone, state), content.into_any())
}
