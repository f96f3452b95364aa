use leptos::prelude::*;
use zhihui_domain::outbox::Operation;

use super::stage::Stage;
use super::{application, held, pitch};
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Frame, Route, by_visitor, frame, kept, remote, use_outbox};
use crate::store::copies::CopyOf;
use crate::ui::button::{self, Weight};
use crate::ui::faces::Skeleton;
use crate::ui::notice;

/// The card: for whom it is, how far one's own is, or the card itself.
pub fn card_page() -> AnyView {
    frame(Frame::new(use_texts().card_title(), by_visitor(pitch::for_guest, || own().into_any())))
}

fn own() -> Option<AnyView> {
    let backend = use_backend();
    let standing = kept(CopyOf::Card(backend.account_id()?), move || backend.card());
    let pending = untrack(|| use_outbox().pending(&Operation::ApplyForCard)).map(|_| waiting());
    let content = remote(standing, Skeleton::Card, |standing| match Stage::of(standing) {
        Stage::Nothing => pitch::for_person(),
        Stage::Applied(application) => application::applied(&application),
        Stage::Declined(application) => application::declined(&application),
        Stage::Held(card) => held::held(&card),
    });
    let content = view! {
        {pending}
        {content}
    };
    Some(content.into_any())
}

/// An application that was pressed and has not arrived yet.
fn waiting() -> AnyView {
    let texts = use_texts();
    let check = Route::CardApply(ApplyStep::Check).href();
    view! {
        {notice::waiting(texts.outbox_waiting(), texts.outbox_waiting_body(), "")}
        {button::link(Weight::Quiet, texts.outbox_see(), check)}
    }
    .into_any()
}
