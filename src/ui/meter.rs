//! How much of something is used: seats, quotas.

use leptos::prelude::*;

/// A bar with its words above. `<progress>` and not a styled width: the CSP allows no style attribute.
pub fn meter(label: impl Into<String>, words: impl Into<String>, used: u32, total: u32) -> AnyView {
    let (label, words): (String, String) = (label.into(), words.into());
    let spoken = label.clone();
    view! {
        <div class="meter">
            <div class="row row--between">
                <span class="strong">{label}</span>
                <span class="quiet">{words}</span>
            </div>
            <progress class="meter__bar" aria-label=spoken value=used.to_string() max=total.max(1).to_string()></progress>
        </div>
    }
    .into_any()
}
