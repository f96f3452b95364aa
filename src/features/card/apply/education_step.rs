use leptos::prelude::*;
use zhihui_domain::card::{CardApplicationRequest, Degree};

use super::super::words::{degree_name, of_wire_name, wire_name};
use super::step_form::step_form;
use crate::i18n::use_texts;
use crate::screen::ApplyStep;
use crate::store::Draft;
use crate::ui::form::Choice;

/// What the person has learnt, and where.
pub fn education_step(draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    step_form(ApplyStep::Education, draft, move |form| {
        let degrees = Degree::ALL
            .map(|degree| Choice {
                value: wire_name(&degree),
                label: degree_name(texts, degree).to_owned(),
                note: None,
            })
            .to_vec();
        let degree = form
            .choice(
                "/education/degree",
                texts.card_degree(),
                degrees,
                |r| r.education.degree.map(|degree| wire_name(&degree)).unwrap_or_default(),
                |r, chosen| r.education.degree = of_wire_name(&chosen),
            )
            .hint(texts.card_degree_hint());
        let school = form
            .text(
                "/education/school",
                texts.card_school(),
                |r| r.education.school.clone(),
                |r, typed| {
                    r.education.school = typed;
                },
            )
            .hint(texts.card_school_hint());
        view! {
            {degree.view()}
            {school.view()}
        }
        .into_any()
    })
}
