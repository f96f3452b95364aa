use leptos::prelude::*;

use super::stage::Stage;
use super::{application, held, pitch};
use crate::backend::{Remote, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, by_visitor, frame, remote};
use crate::ui::faces::Skeleton;

/// The card: for whom it is, how far one's own is, or the card itself.
pub fn card_page() -> AnyView {
    frame(Frame::new(use_texts().card_title(), by_visitor(pitch::for_guest, own)))
}

fn own() -> AnyView {
    let backend = use_backend();
    let standing = Remote::load(move || backend.card());
    remote(standing, Skeleton::Card, |standing| match Stage::of(standing) {
        Stage::Nothing => pitch::for_person(),
        Stage::Applied(application) => application::applied(&application),
        Stage::Declined(application) => application::declined(&application),
        Stage::Held(card) => held::held(&card),
    })
}
