use leptos::prelude::*;
use zhihui_domain::case::{CaseCategory, CaseRequest};
use zhihui_domain::person::TEXT_MAX;

use super::photos::photo_field;
use super::words::{category_name, first_words};
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::platform::random;
use crate::screen::{Form, Frame, Route, frame, saved, use_navigator};
use crate::store::{Draft, DraftOf, drafts};
use crate::ui::button::{self, Weight};
use crate::ui::form::{Choice, form_with};
use crate::ui::list_row::{ListRow, list_row};
use crate::ui::panel;

/// About one line on a phone.
const TITLE_MAX: usize = 20;

/// A new matter: at once, or after the person has seen what they began and have not sent.
pub fn new_page() -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let begun: Vec<_> =
        untrack(drafts::all).into_iter().filter_map(|(of, at)| row_of(&of, texts.day_and_time(at))).collect();
    let fresh = Route::CaseDraft(random::token().unwrap_or_else(|| "1".to_owned()));
    if begun.is_empty() {
        request_animation_frame(move || navigator.go_instead(fresh.href()));
        return frame(Frame::stand_in(texts.cases_new(), ().into_any()).back(Route::Cases, texts.cases_title()));
    }
    let content = view! {
        {panel::titled(texts.drafts_others(), view! { <ul class="rows">{begun}</ul> }.into_any())}
        {button::link(Weight::Primary, texts.drafts_another(), fresh.href())}
    };
    frame(Frame::new(texts.cases_new(), content.into_any()).back(Route::Cases, texts.cases_title()))
}

fn row_of(of: &DraftOf, time: String) -> Option<AnyView> {
    let texts = use_texts();
    let DraftOf::Case(number) = of else { return None };
    let request: CaseRequest = zhihui_json::read(&drafts::text(of)?).ok()?;
    let words = first_words(&request.text, TITLE_MAX);
    Some(list_row(ListRow {
        href: Route::CaseDraft(number.clone()).href(),
        title: if words.is_empty() { texts.drafts_case_empty().to_owned() } else { words },
        note: texts.drafts_saved_at(&time),
        tags: vec![],
    }))
}

/// Writing a matter down. Nobody has to sign in for that.
pub fn draft_page(number: String) -> AnyView {
    let texts = use_texts();
    frame(Frame::new(texts.cases_new(), form(number)).back(Route::Cases, texts.cases_title()))
}

fn form(number: String) -> AnyView {
    let (texts, navigator) = (use_texts(), use_navigator());
    let draft = Draft::<CaseRequest>::open(DraftOf::Case(number.clone()));
    let form = Form::new(draft, |request: &CaseRequest| request.check().err().unwrap_or_default());
    let check = Route::CaseCheck(number);
    let go_on = move || {
        if form.accepted().is_some() {
            navigator.go(&check);
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
    form_with(
        go_on,
        view! {
            {form.summary()}
            {category.view()}
            {text.view()}
            {use_backend().can(Capability::Photos).then(|| photo_field(form, draft))}
            {button::submit(texts.cases_to_check(), texts.app_sending(), Signal::stored(false))}
            {saved()}
        }
        .into_any(),
    )
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
