use leptos::prelude::*;

use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Route, sign_in_for_own};
use crate::ui::button::{self, Weight};
use crate::ui::{Icon, icon, panel};

/// The promise, for somebody who is not signed in. Writing needs no account; sending does.
pub fn pitch() -> AnyView {
    let texts = use_texts();
    let points: Vec<_> = [
        (Icon::Person, texts.cases_point_owner(), texts.cases_point_owner_note()),
        (Icon::Clock, texts.cases_point_due(), texts.cases_point_due_note()),
        (Icon::Star, texts.cases_point_rating(), texts.cases_point_rating_note()),
    ]
    .into_iter()
    .map(|(mark, title, note)| {
        view! {
            <li class="points__item">
                {icon(mark)}
                <div>
                    <h3>{title}</h3>
                    <p class="quiet">{note}</p>
                </div>
            </li>
        }
        .into_any()
    })
    .collect();
    let weight = if use_backend().can(Capability::RaiseCase) { Weight::Plain } else { Weight::Primary };
    view! {
        <p class="lead">{texts.cases_pitch_body()}</p>
        {panel::titled(texts.cases_pitch(), view! { <ul class="points">{points}</ul> }.into_any())}
        {sign_in_for_own(weight, texts.cases_see_own(), Route::Cases)}
        {raise()}
    }
    .into_any()
}

/// The way to a new matter, in thumb reach above the tabs.
pub fn raise() -> Option<AnyView> {
    let way = use_backend().can(Capability::RaiseCase).then(raise_button)?;
    Some(view! { <div class="thumb-action">{way}</div> }.into_any())
}

/// The same in the flow of a page.
pub fn raise_button() -> AnyView {
    button::link(Weight::Primary, use_texts().cases_raise(), Route::NewCase.href())
}
