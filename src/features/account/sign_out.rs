use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{Route, use_navigator, use_outbox};
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::{live, notice};

/// Signing out asks once, because it erases what this phone keeps about the person.
pub fn sign_out() -> AnyView {
    let (texts, backend, navigator) = (use_texts(), use_backend(), use_navigator());
    let asking = RwSignal::new(false);
    let outbox = use_outbox();
    let leave = move || {
        spawn_local(async move {
            store::erase_personal().await;
            backend.sign_out().await;
            navigator.go(&Route::Home);
        });
    };
    let warning = move || match u32::try_from(outbox.entries().len()).unwrap_or(u32::MAX) {
        0 => texts.account_sign_out_ask_body().to_owned(),
        unsent => texts.account_sign_out_ask_unsent(unsent),
    };
    live(move || {
        if !asking.get() {
            return button::button(Weight::Plain, texts.account_sign_out(), move || asking.set(true));
        }
        view! {
            {notice::information(texts.account_sign_out_ask(), warning())}
            <div class="row row--even">
                {button::button(Weight::Quiet, texts.account_sign_out_no(), move || asking.set(false))}
                {button::button(Weight::Danger, texts.account_sign_out_yes(), leave)}
            </div>
        }
        .into_any()
    })
}
