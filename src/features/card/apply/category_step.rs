use leptos::prelude::*;
use zhihui_domain::card::{CardApplicationRequest, TalentCategory};

use super::super::words::{category_name, category_note, of_wire_name, wire_name};
use super::step_form::step_form;
use crate::i18n::use_texts;
use crate::screen::ApplyStep;
use crate::store::Draft;
use crate::ui::form::Choice;

/// As which kind of talent the person applies.
pub fn category_step(draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    step_form(ApplyStep::Category, draft, move |form| {
        let categories = TalentCategory::ALL
            .map(|category| Choice {
                value: wire_name(&category),
                label: category_name(texts, category).to_owned(),
                note: Some(category_note(texts, category).to_owned()),
            })
            .to_vec();
        form.choice(
            "/category",
            texts.card_category(),
            categories,
            |r| r.category.map(|category| wire_name(&category)).unwrap_or_default(),
            |r, chosen| r.category = of_wire_name(&chosen),
        )
        .hint(texts.card_category_hint())
        .view()
    })
}
