use leptos::prelude::*;
use zhihui_profile::Fault;

use crate::i18n::use_texts;
use crate::platform::{document, location};
use crate::ui::button::{self, Weight};
use crate::ui::{DomId, notice, panel};

/// The page for a missing or broken profile: which file, and everything that is wrong with it.
pub fn page(file: &'static str, faults: &[Fault]) -> AnyView {
    let texts = use_texts();
    document::set_title(texts.app_profile_title());
    let listed: Vec<_> = faults
        .iter()
        .map(|fault| {
            let place = if fault.pointer.is_empty() {
                texts.app_profile_whole_file().to_owned()
            } else {
                fault.pointer.clone()
            };
            view! {
                <div class="summary-list__row">
                    <dt><code>{place}</code></dt>
                    <dd class="summary-list__value">{fault.message.clone()}</dd>
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <main class="page" id=DomId::Main.name()>
            <header class="page__top">
                <h1 class="page__title">{texts.app_profile_title()}</h1>
            </header>
            <div class="stack">
                {notice::failure(texts.app_profile_body(file), "", ().into_any())}
                {panel::titled(file, view! { <dl class="summary-list">{listed}</dl> }.into_any())}
                {button::button(Weight::Primary, texts.app_retry(), location::reload)}
            </div>
        </main>
    }
    .into_any()
}
