use leptos::prelude::*;
use zhihui_domain::card::{ApplicationState, CardApplication};

use super::stage::reason;
use super::words::category_name;
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::matter::{history, strip};
use crate::screen::{ApplyStep, Route};
use crate::ui::button::{self, Weight};
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{notice, panel};

/// An application that somebody is working on: who has it, by when, and what comes next.
pub fn applied(application: &CardApplication) -> AnyView {
    let texts = use_texts();
    let reference = application.reference.as_str();
    if application.state == ApplicationState::Approved {
        return view! {
            {notice::success(texts.card_approved(), texts.card_approved_body())}
            {progress(application)}
        }
        .into_any();
    }
    let steps: Vec<_> = [texts.card_next_check(), texts.card_next_level(), texts.card_next_result()]
        .into_iter()
        .map(|line| view! { <li class="bullets__item">{line}</li> }.into_any())
        .collect();
    view! {
        {strip(&application.progress)}
        {notice::success(texts.card_received(), texts.card_received_body(reference))}
        {panel::titled(texts.card_next(), view! { <ol class="bullets bullets--numbered">{steps}</ol> }.into_any())}
        {progress(application)}
    }
    .into_any()
}

/// An application that was declined: why, and the way to another.
pub fn declined(application: &CardApplication) -> AnyView {
    let texts = use_texts();
    let why = reason(&application.timeline).unwrap_or(texts.card_declined_body()).to_owned();
    let again = use_backend().can(Capability::ApplyForCard).then(|| {
        let form = Route::CardApply(ApplyStep::Identity).href();
        let way = button::link(Weight::Primary, texts.card_apply_again(), form);
        view! { <div class="thumb-action">{way}</div> }.into_any()
    });
    view! {
        {notice::information(texts.card_declined(), why)}
        <p class="lead">{texts.local(&application.progress.next_step)}</p>
        {progress(application)}
        {again}
    }
    .into_any()
}

fn progress(application: &CardApplication) -> AnyView {
    let texts = use_texts();
    let row = |label: &str, value: String| SummaryRow { label: label.to_owned(), value, change: None };
    let rows = vec![
        row(texts.card_reference(), application.reference.to_string()),
        row(texts.card_category(), category_name(texts, application.category).to_owned()),
        row(texts.card_submitted(), texts.day_and_time(application.submitted_at)),
    ];
    view! {
        {panel::titled(texts.card_progress(), history(&application.timeline, &application.progress))}
        {panel::plain(summary_list(rows))}
    }
    .into_any()
}
