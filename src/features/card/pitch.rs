use leptos::prelude::*;
use zhihui_domain::card::Scene;

use super::face::sample_face;
use super::words::{scene_icon, scene_name, scene_note};
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Route};
use crate::ui::button::{self, Weight};
use crate::ui::{icon, panel};

/// The pitch for a guest: applying leads through signing in.
pub fn for_guest() -> AnyView {
    let texts = use_texts();
    let form = Route::CardApply(ApplyStep::Identity).href();
    let held = Route::SignIn { next: Some(Route::Card.href()) }.href();
    let see_own = button::link(Weight::Plain, texts.card_have_card(), held);
    pitch(see_own, Route::SignIn { next: Some(form) })
}

/// The pitch for somebody who is signed in and has not applied.
pub fn for_person() -> AnyView {
    pitch(().into_any(), Route::CardApply(ApplyStep::Identity))
}

/// What the card gives, what applying takes, and the way to it.
fn pitch(see_own: AnyView, apply: Route) -> AnyView {
    let texts = use_texts();
    let scenes: Vec<_> = Scene::ALL
        .into_iter()
        .map(|scene| {
            view! {
                <li class="points__item">
                    {icon(scene_icon(scene))}
                    <div>
                        <h3>{scene_name(texts, scene)}</h3>
                        <p class="quiet">{scene_note(texts, scene)}</p>
                    </div>
                </li>
            }
            .into_any()
        })
        .collect();
    let needed: Vec<_> = [texts.card_prepare_document(), texts.card_prepare_degree(), texts.card_prepare_employer()]
        .into_iter()
        .map(|line| view! { <li class="bullets__item">{line}</li> }.into_any())
        .collect();
    let prepare = view! {
        <ul class="bullets">{needed}</ul>
        <p class="quiet">{texts.card_prepare_after()}</p>
    };
    view! {
        {sample_face()}
        <p class="lead">{texts.card_pitch()}</p>
        {panel::titled(texts.card_scenes(), view! { <ul class="points">{scenes}</ul> }.into_any())}
        {panel::titled(texts.card_prepare(), view! { <div class="stack">{prepare}</div> }.into_any())}
        {see_own}
        <div class="thumb-action">{button::link(Weight::Primary, texts.card_apply(), apply.href())}</div>
    }
    .into_any()
}
