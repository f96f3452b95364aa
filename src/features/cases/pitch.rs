use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::screen::Route;
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
    let own = Route::SignIn { next: Some(Route::Cases.href()) }.href();
    view! {
        <p class="lead">{texts.cases_pitch_body()}</p>
        {panel::titled(texts.cases_pitch(), view! { <ul class="points">{points}</ul> }.into_any())}
        {button::link(Weight::Plain, texts.cases_see_own(), own)}
        {raise()}
    }
    .into_any()
}

/// The way to a new matter, in thumb reach above the tabs.
pub fn raise() -> AnyView {
    let label = use_texts().cases_raise();
    view! { <div class="thumb-action">{button::link(Weight::Primary, label, Route::NewCase.href())}</div> }.into_any()
}
