use leptos::prelude::*;
use zhihui_domain::card::{Card, CardState};

use super::words::{category_name, level_name};
use crate::i18n::{Texts, use_texts};

/// The card's face: whose it is, level and category, how long it is good.
pub fn face(card: &Card) -> AnyView {
    let texts = use_texts();
    let class = if card.state == CardState::Active { "card-face" } else { "card-face card-face--inactive" };
    let (letter, _) = level_name(texts, card.level);
    let until = texts.card_valid_until(&card.valid_until.to_string());
    view! {
        <div class=class>
            {arcs()}
            <p class="card-face__brand">{texts.card_brand()}</p>
            <p class="card-face__name">{card.masked_name.clone()}</p>
            <p class="card-face__level">{texts.card_level_line(category_name(texts, card.category), letter)}</p>
            <p class="card-face__valid">{state_word(texts, card.state).map_or(until, str::to_owned)}</p>
        </div>
    }
    .into_any()
}

/// What the card will look like, for somebody who has none. It says nothing that the page does not say in words.
pub fn sample_face() -> AnyView {
    let texts = use_texts();
    view! {
        <div class="card-face" aria-hidden="true">
            {arcs()}
            <p class="card-face__brand">{texts.card_brand()}</p>
            <p class="card-face__name">{texts.card_sample_name()}</p>
            <p class="card-face__level">{texts.card_sample_line()}</p>
        </div>
    }
    .into_any()
}

/// The word for a card that cannot be used.
pub fn state_word(texts: Texts, state: CardState) -> Option<&'static str> {
    match state {
        CardState::Active => None,
        CardState::Suspended => Some(texts.card_suspended()),
        CardState::Revoked => Some(texts.card_revoked()),
        CardState::Expired => Some(texts.card_expired()),
    }
}

/// The fine ring and the two bands of light in the corner.
fn arcs() -> AnyView {
    view! {
        <svg class="card-face__arcs" viewBox="0 0 360 360" aria-hidden="true" focusable="false">
            <circle class="card-face__band" cx="180" cy="180" r="133" />
            <circle class="card-face__band card-face__band--wide" cx="180" cy="180" r="163" />
            <circle class="card-face__ring" cx="180" cy="180" r="120" />
        </svg>
    }
    .into_any()
}
