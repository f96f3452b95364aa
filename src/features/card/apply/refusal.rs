use leptos::prelude::*;
use zhihui_domain::failure::Failure;
use zhihui_domain::problem::ProblemCode;

use super::fields::{label, step_title};
use super::steps;
use crate::i18n::Texts;
use crate::screen::{Change, Route};
use crate::ui::button::{self, Weight};

/// Where what was refused can be changed: on the page of its field.
pub fn change(texts: Texts) -> Change {
    Change::by_field(|pointer| Route::CardApply(steps::of_fault(pointer)))
        .named(move |pointer| place(texts, pointer).map(str::to_owned))
}

/// Which field, or at least which page.
fn place(texts: Texts, pointer: &str) -> Option<&'static str> {
    let page = || steps::of_pointer(pointer).map(|step| step_title(texts, step));
    label(texts, pointer).or_else(page)
}

/// The way to the application that is there already.
pub fn way_on(texts: Texts, failure: &Failure) -> Option<AnyView> {
    (*failure == Failure::Conflict(ProblemCode::AlreadyApplied))
        .then(|| button::link(Weight::Quiet, texts.card_see_progress(), Route::Card.href()))
}

#[cfg(test)]
mod tests {
    use zhihui_domain::text::Language;

    use super::*;

    #[test]
    fn a_refused_field_is_named() {
        let texts = Texts::new(Language::Chinese);
        assert_eq!(place(texts, "/identity/number"), Some("证件号码"));
        assert_eq!(place(texts, "/identity/consent"), Some("身份信息"));
        assert_eq!(place(texts, "/new"), None);
    }
}
