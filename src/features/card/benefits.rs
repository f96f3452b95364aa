use leptos::prelude::*;
use zhihui_domain::card::{Benefit, Quota, Scene};

use super::scenes::{heading_id, scene_of};
use super::words::{scene_icon, scene_name};
use crate::i18n::use_texts;
use crate::platform::document;
use crate::screen::{effect, use_navigator};
use crate::ui::tag::{Tone, tag};
use crate::ui::{icon, meter};

/// What the card gives, a panel a scene. A tile's address brings its panel into view.
pub fn benefits(all: &[Benefit]) -> AnyView {
    let navigator = use_navigator();
    effect(move || {
        if let Some(scene) = scene_of(&navigator.address()) {
            // The panels are in the document from the next frame on.
            request_animation_frame(move || document::reveal(&heading_id(scene).name()));
        }
    });
    Scene::ALL.map(|scene| of_scene(scene, all)).collect_view().into_any()
}

fn of_scene(scene: Scene, all: &[Benefit]) -> AnyView {
    let texts = use_texts();
    let granted: Vec<_> = all.iter().filter(|benefit| benefit.scene == scene).map(benefit).collect();
    let content = if granted.is_empty() {
        view! { <p class="quiet">{texts.card_no_benefits()}</p> }.into_any()
    } else {
        view! { <ul class="benefits">{granted}</ul> }.into_any()
    };
    view! {
        <section class="panel">
            <div class="row scene-heading">
                {icon(scene_icon(scene))}
                <h2 class="panel__title" id=heading_id(scene).name() tabindex="-1">{scene_name(texts, scene)}</h2>
            </div>
            {content}
        </section>
    }
    .into_any()
}

fn benefit(benefit: &Benefit) -> AnyView {
    let texts = use_texts();
    view! {
        <li class="benefits__item">
            <h3>{texts.local(&benefit.title)}</h3>
            <p class="quiet">{texts.local(&benefit.instructions)}</p>
            {quota(benefit.quota)}
        </li>
    }
    .into_any()
}

fn quota(quota: Option<Quota>) -> AnyView {
    let texts = use_texts();
    let Some(Quota { total, used }) = quota else {
        return view! { <p class="benefits__quota">{tag(Tone::Plain, texts.card_unlimited())}</p> }.into_any();
    };
    let words = texts.card_quota_left(total.saturating_sub(used), &total.to_string());
    view! { <div class="benefits__quota">{meter::meter(texts.card_quota(), words, used, total)}</div> }.into_any()
}
