use leptos::prelude::*;
use zhihui_domain::card::{Card, CardState};

use super::benefits::benefits;
use super::face::{face, state_word};
use super::scenes::scene_tiles;
use super::stage::is_over;
use super::words::level_name;
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Route};
use crate::ui::button::{self, Weight};
use crate::ui::summary_list::{SummaryRow, summary_list};
use crate::ui::{notice, panel};

/// The card and what it gives; a card that cannot be used says why and gives nothing.
pub fn held(card: &Card) -> AnyView {
    if card.state != CardState::Active {
        return unusable(card);
    }
    view! {
        {face(card)}
        {scene_tiles()}
        {benefits(&card.benefits)}
        {details(card)}
    }
    .into_any()
}

fn unusable(card: &Card) -> AnyView {
    let texts = use_texts();
    let body = match card.state {
        CardState::Active | CardState::Suspended => texts.card_suspended_body(),
        CardState::Revoked => texts.card_revoked_body(),
        CardState::Expired => texts.card_expired_body(),
    };
    let again = (is_over(card) && use_backend().can(Capability::ApplyForCard))
        .then(|| button::link(Weight::Primary, texts.card_apply_again(), Route::CardApply(ApplyStep::Identity).href()));
    view! {
        {face(card)}
        {notice::information(state_word(texts, card.state).unwrap_or_default(), body)}
        {details(card)}
        {again}
    }
    .into_any()
}

fn details(card: &Card) -> AnyView {
    let texts = use_texts();
    let (letter, level) = level_name(texts, card.level);
    let row = |label: &str, value: String| SummaryRow { label: label.to_owned(), value, change: None };
    let rows = vec![
        row(texts.card_number(), card.number.clone()),
        row(texts.card_level(), texts.card_level_value(letter, level)),
        row(
            texts.card_validity(),
            texts.card_validity_value(&card.valid_from.to_string(), &card.valid_until.to_string()),
        ),
    ];
    panel::titled(texts.card_details(), summary_list(rows))
}
