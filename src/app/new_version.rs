use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::platform::{document, release};
use crate::store::preferences;
use crate::ui::DomId;
use crate::ui::button::{self, Weight};

/// The bar that says that a newer build of the app is on the phone and waits.
///
/// It is always there, and the style sheet shows it at a calm moment: on no form, and while nothing is typed elsewhere.
pub fn bar() -> AnyView {
    let texts = use_texts();
    if let Some(build) = preferences::put_off() {
        release::put_off(&build);
    }
    view! {
        <div class="new-version" role="status">
            <div class="new-version__bar">
                <p class="strong">{texts.app_new_version()}</p>
                {button::button(Weight::Quiet, texts.app_reload(), release::take_over)}
                {button::button(Weight::Plain, texts.app_later(), put_off)}
            </div>
        </div>
    }
    .into_any()
}

/// Nothing is said of this build again; the phone has it anyway once every tab is closed.
fn put_off() {
    if let Some(build) = release::waiting() {
        preferences::keep_put_off(&build);
        release::put_off(&build);
        document::focus(&DomId::Title.name());
    }
}
