use leptos::prelude::*;
use zhihui_domain::case::{CaseCategory, CaseRequest};
use zhihui_domain::person::TEXT_MAX;

use super::words::category_name;
use crate::i18n::use_texts;
use crate::screen::{Form, Frame, Route, frame, use_navigator};
use crate::store::{Draft, DraftOf};
use crate::ui::button;
use crate::ui::form::Choice;

/// Writing a matter down. Nobody has to sign in for that.
pub fn new_page() -> AnyView {
    let texts = use_texts();
    frame(Frame::new(texts.cases_new(), form()).back(Route::Cases, texts.cases_title()))
}

fn form() -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let draft = Draft::<CaseRequest>::open(DraftOf::Case);
    let form = Form::new(draft, |request: &CaseRequest| request.check().err().unwrap_or_default());
    let go_on = move |submit: leptos::ev::SubmitEvent| {
        submit.prevent_default();
        if form.accepted().is_some() {
            navigator.go(&Route::NewCaseCheck);
        }
    };
    let options = CaseCategory::ALL
        .iter()
        .enumerate()
        .map(|(at, category)| Choice {
            value: at.to_string(),
            label: category_name(texts, *category).to_owned(),
            note: None,
        })
        .collect();
    let category = form
        .choice(
            "/category",
            texts.cases_category(),
            options,
            |r| place_of(r.category),
            |r, at| r.category = at_place(&at),
        )
        .tiles();
    let text = form
        .area("/text", texts.cases_text(), TEXT_MAX, |r| r.text.clone(), |r, typed| r.text = typed)
        .hint(texts.cases_text_hint(&TEXT_MAX.to_string()));
    view! {
        <form class="stack" novalidate on:submit=go_on>
            {form.summary()}
            {category.view()}
            {text.view()}
            {button::submit(texts.cases_to_check(), texts.app_sending(), Signal::stored(false))}
            <p class="quiet centred">{texts.app_saved()}</p>
        </form>
    }
    .into_any()
}

/// A category's value in the form: its place in the list.
fn place_of(category: Option<CaseCategory>) -> String {
    let place = CaseCategory::ALL.into_iter().position(|other| Some(other) == category);
    place.map(|at| at.to_string()).unwrap_or_default()
}

fn at_place(place: &str) -> Option<CaseCategory> {
    CaseCategory::ALL.get(place.parse::<usize>().ok()?).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_comes_back_from_the_form() {
        for category in CaseCategory::ALL {
            assert_eq!(at_place(&place_of(Some(category))), Some(category));
        }
        assert_eq!((place_of(None), at_place(""), at_place("7")), (String::new(), None, None));
    }
}
