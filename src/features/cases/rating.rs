use leptos::prelude::*;
use zhihui_domain::case::{Case, Rating, RatingRequest};
use zhihui_domain::ids::Reference;
use zhihui_domain::outbox::Operation;
use zhihui_domain::person::TEXT_MAX;

use super::words::score_name;
use crate::backend::{Answer, Remote};
use crate::i18n::use_texts;
use crate::screen::{Arrival, Change, Form, Outgoing, Route};
use crate::store::{Draft, DraftOf};
use crate::ui::form::{Choice, form_with};
use crate::ui::{live, panel};

/// The five levels and a comment. Afterwards the case with its rating takes the form's place.
pub fn rating_form(reference: Reference, shown: Remote<Case>, thanks: RwSignal<bool>) -> AnyView {
    let outgoing = Outgoing::new(Operation::RateCase(reference.clone()), move |arrival| match arrival {
        Arrival::Here(answer) => {
            thanks.set(true);
            if let Ok(answer) = Answer::read(answer) {
                shown.replace(answer.value);
            }
        }
        Arrival::Elsewhere => shown.refresh(),
    });
    let content = live(move || {
        outgoing.track_return();
        form(&reference, outgoing)
    });
    panel::titled(use_texts().cases_rate_title(), content)
}

fn form(reference: &Reference, outgoing: Outgoing) -> AnyView {
    let texts = use_texts();
    let draft = Draft::<RatingRequest>::open(DraftOf::Rating(reference.clone()));
    let form = Form::new(draft, |request: &RatingRequest| request.check().err().unwrap_or_default());
    let send = move || {
        if form.accepted().is_some() {
            outgoing.press(draft);
        }
    };
    let levels = (1..=5)
        .rev()
        .map(|score| Choice { value: score.to_string(), label: score_name(texts, score).to_owned(), note: None })
        .collect();
    let score = form.choice(
        "/score",
        texts.cases_score(),
        levels,
        |r| if r.score == 0 { String::new() } else { r.score.to_string() },
        |r, chosen| r.score = chosen.parse().unwrap_or_default(),
    );
    let comment = form
        .area(
            "/comment",
            texts.app_optional(texts.cases_comment()),
            TEXT_MAX,
            |r| r.comment.clone(),
            |r, typed| r.comment = typed,
        )
        .hint(texts.cases_comment_hint());
    form_with(
        send,
        view! {
            {form.summary()}
            <div class="rating">{score.view()}</div>
            {comment.view()}
            {outgoing.view(texts.cases_rate(), Change::at(Route::Case(reference.clone())))}
        }
        .into_any(),
    )
}

/// The rating that was given; its comment stands in the timeline.
pub fn rated(rating: &Rating) -> AnyView {
    let texts = use_texts();
    let score = view! { <p class="strong">{score_name(texts, rating.score)}</p> };
    panel::titled(texts.cases_rated(), score.into_any())
}
