use leptos::prelude::*;
use zhihui_domain::card::CardApplicationRequest;
use zhihui_domain::person::IdentityKind;

use super::super::words::{document_name, of_wire_name, wire_name};
use super::step_form::step_form;
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Form};
use crate::store::Draft;
use crate::ui::form::{Choice, Keyboard};

const KINDS: [IdentityKind; 3] =
    [IdentityKind::ResidentId, IdentityKind::ForeignPermanentResident, IdentityKind::Passport];

/// Who applies.
pub fn identity_step(draft: Draft<CardApplicationRequest>) -> AnyView {
    let backend = use_backend();
    // Who has said their name before need not type it.
    let known = untrack(|| backend.account()).and_then(|account| account.name);
    if let Some(name) = known.filter(|_| draft.snapshot().identity.name.is_empty()) {
        draft.update(|request| request.identity.name = name);
    }
    step_form(ApplyStep::Identity, draft, move |form| fields(form, draft))
}

fn fields(form: Form<CardApplicationRequest>, draft: Draft<CardApplicationRequest>) -> AnyView {
    let texts = use_texts();
    let name = form
        .text("/identity/name", texts.card_name(), |r| r.identity.name.clone(), |r, typed| r.identity.name = typed)
        .hint(texts.card_name_hint())
        .autocomplete("name");
    let kinds = KINDS
        .map(|kind| Choice { value: wire_name(&kind), label: document_name(texts, kind).to_owned(), note: None })
        .to_vec();
    let kind = form.choice(
        "/identity/kind",
        texts.card_document(),
        kinds,
        |r| wire_name(&r.identity.kind),
        |r, chosen| r.identity.kind = of_wire_name(&chosen).unwrap_or_default(),
    );
    let consent = form.consent(
        "/identity/consent",
        texts.card_identity_consent(),
        |r| r.identity.consent,
        |r, given| r.identity.consent = given,
    );
    let shown = Memo::new(move |_| draft.with(|r| r.identity.kind));
    view! {
        {name.view()}
        {kind.view()}
        {move || number(form, shown.get())}
        {consent.view()}
    }
    .into_any()
}

/// The number's field, whose hint fits the document.
fn number(form: Form<CardApplicationRequest>, kind: IdentityKind) -> AnyView {
    let texts = use_texts();
    let hint = match kind {
        IdentityKind::ResidentId => texts.card_document_resident_hint(),
        IdentityKind::ForeignPermanentResident => texts.card_document_permanent_hint(),
        IdentityKind::Passport => texts.card_document_passport_hint(),
    };
    // Letters may stand in each of the three, so a keyboard of digits alone would be a trap.
    form.text(
        "/identity/number",
        texts.card_document_number(),
        |r| r.identity.number.clone(),
        |r, typed| r.identity.number = typed,
    )
    .hint(hint)
    .keyboard(Keyboard::Code)
    .view()
}
