use leptos::prelude::*;
use zhihui_domain::card::Card;
use crate::screen::ApplyStep;
pub fn card_page() -> AnyView { ().into_any() }
pub fn apply_page(_s: ApplyStep) -> AnyView { ().into_any() }
pub fn face(_c: &Card) -> AnyView { ().into_any() }
pub fn sample_face() -> AnyView { ().into_any() }
pub fn scene_tiles() -> AnyView { ().into_any() }
