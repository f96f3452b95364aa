use leptos::prelude::*;
use zhihui_domain::case::Case;

use super::standing;
use super::words::{category_name, first_words};
use crate::backend::use_backend;
use crate::i18n::{Texts, use_texts};
use crate::platform::clock;
use crate::screen::Route;
use crate::ui::list_row::{ListRow, list_row};
use crate::ui::tag::{Tone, tag};

/// About two lines on a phone; the whole text is a tap away.
pub const TITLE_MAX: usize = 36;

/// A case in a list: what it is about, how far it is, and how much time is left.
pub fn case_row(case: &Case) -> AnyView {
    let (texts, now) = (use_texts(), clock::now());
    let (tone, state) = standing::of_state(texts, case.state);
    let mut tags = vec![tag(tone, state)];
    match (wish(texts, case), case.progress.due_at) {
        (Some(wish), _) if tone == Tone::Good => tags.push(tag(Tone::Attention, wish)),
        (None, Some(due)) => {
            let tone = if due < now { Tone::Bad } else { Tone::Plain };
            tags.push(tag(tone, texts.time_left(due, now)));
        }
        _ => {}
    }
    let note = texts.cases_sent_on(category_name(texts, case.category), &texts.day_and_time(case.created_at));
    row(case, note, tags)
}

/// The cases that wait for the person: an officer's question, or an answer without a rating.
pub fn waiting_rows(cases: &[Case]) -> Vec<AnyView> {
    let texts = use_texts();
    cases
        .iter()
        .filter_map(|case| {
            let wish = wish(texts, case)?;
            let (_, state) = standing::of_state(texts, case.state);
            let note = format!("{} · {state}", category_name(texts, case.category));
            Some(row(case, note, vec![tag(Tone::Attention, wish)]))
        })
        .collect()
}

fn wish(texts: Texts, case: &Case) -> Option<&'static str> {
    let backend = use_backend();
    standing::wish(texts, case, |what| backend.can(what))
}

fn row(case: &Case, note: String, tags: Vec<AnyView>) -> AnyView {
    let href = Route::Case(case.reference.clone()).href();
    list_row(ListRow { href, title: first_words(&case.text, TITLE_MAX), note, tags })
}
