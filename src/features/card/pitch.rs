use leptos::prelude::*;
use zhihui_domain::card::Scene;

use super::face::sample_face;
use super::words::{scene_icon, scene_name, scene_note};
use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::screen::{ApplyStep, Route, over_sign_in, sign_in_for_own};
use crate::ui::button::{self, Weight};
use crate::ui::{icon, notice, panel};

const FORM: Route = Route::CardApply(ApplyStep::Identity);

/// The pitch for a guest: applying leads through signing in.
pub fn for_guest() -> AnyView {
    let apply = use_backend().can(Capability::ApplyForCard).then(|| over_sign_in(FORM));
    // It is what the page is for where one cannot apply.
    let weight = if apply.is_some() { Weight::Plain } else { Weight::Primary };
    pitch(sign_in_for_own(weight, use_texts().card_have_card(), Route::Card), apply)
}

/// The pitch for somebody who is signed in and has not applied.
pub fn for_person() -> AnyView {
    let texts = use_texts();
    if use_backend().can(Capability::ApplyForCard) {
        return pitch(().into_any(), Some(FORM));
    }
    pitch(notice::information(texts.card_none(), texts.card_none_body()), None)
}

/// What the card gives, what applying takes, and the way to it.
fn pitch(own: AnyView, apply: Option<Route>) -> AnyView {
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
    view! {
        {sample_face()}
        <p class="lead">{texts.card_pitch()}</p>
        {panel::titled(texts.card_scenes(), view! { <ul class="points">{scenes}</ul> }.into_any())}
        {apply.is_some().then(prepare)}
        {own}
        {apply.map(|form| {
            let way = button::link(Weight::Primary, texts.card_apply(), form.href());
            view! { <div class="thumb-action">{way}</div> }.into_any()
        })}
    }
    .into_any()
}

/// What one should have at hand.
fn prepare() -> AnyView {
    let texts = use_texts();
    let needed: Vec<_> = [texts.card_prepare_document(), texts.card_prepare_degree(), texts.card_prepare_employer()]
        .into_iter()
        .map(|line| view! { <li class="bullets__item">{line}</li> }.into_any())
        .collect();
    let prepare = view! {
        <ul class="bullets">{needed}</ul>
        <p class="quiet">{texts.card_prepare_after()}</p>
    };
    panel::titled(texts.card_prepare(), view! { <div class="stack">{prepare}</div> }.into_any())
}
