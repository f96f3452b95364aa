//! How what was pressed leaves the outbox unsent: its words come back, or the person throws them away.

use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::outbox::Entry;

use crate::i18n::use_texts;
use crate::screen::Refusals;
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::notice;

/// Makes an entry a draft again, whose form then says what the backend has refused; answers whether it still could.
pub async fn take_back(refusals: Refusals, entry: &Entry) -> bool {
    let draft = store::outbox::take_back(&entry.key).await;
    if let Some(draft) = &draft {
        refusals.note(draft, entry);
    }
    draft.is_some()
}

/// Asks once before an entry is thrown away, and does it; `gone` is called afterwards.
pub fn discarding(entry: &Entry, asking: RwSignal<bool>, gone: Callback<()>) -> AnyView {
    let texts = use_texts();
    let body = match entry.can_change() {
        true => texts.outbox_discard_ask_body(),
        false => texts.outbox_discard_ask_unsure(),
    };
    let key = entry.key.clone();
    let files: Vec<_> = entry.files.iter().map(|file| file.name.clone()).collect();
    let discard = move || {
        let (key, files) = (key.clone(), files.clone());
        spawn_local(async move {
            store::outbox::remove(&key).await;
            store::files::forget(files).await;
            // The screen may be gone by now.
            let _ = gone.try_run(());
        });
    };
    view! {
        {notice::information(texts.outbox_discard_ask(), body)}
        <div class="row row--even">
            {button::button(Weight::Quiet, texts.outbox_discard_no(), move || asking.set(false))}
            {button::button(Weight::Danger, texts.outbox_discard_yes(), discard)}
        </div>
    }
    .into_any()
}
