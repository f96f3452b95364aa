use leptos::prelude::*;

use super::Labelled;
use crate::platform::photo::{self, Chosen};
use crate::ui::{Icon, handler, icon};

/// A photo that was chosen, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thumbnail {
    pub name: String,
    /// Where the picture is; nothing while it is being read.
    pub address: Option<String>,
}

/// Photos, each of which can be taken away again.
pub struct PhotoField {
    pub labelled: Labelled,
    pub photos: Signal<Vec<Thumbnail>>,
    /// Whether one more may be added.
    pub has_room: Signal<bool>,
    pub add_label: &'static str,
    /// What removing the n-th is called.
    pub remove_label: fn(crate::i18n::Texts, usize) -> String,
    pub on_add: Callback<Vec<Chosen>>,
    pub on_remove: Callback<String>,
}

impl PhotoField {
    /// The control. The browser offers camera and album by itself.
    pub fn view(self) -> AnyView {
        let texts = crate::i18n::use_texts();
        let Self { labelled, photos, has_room, add_label, remove_label, on_add, on_remove } = self;
        let (id, faulty) = (labelled.id(), labelled.is_faulty());
        let label_for = id.clone();
        let described_by = labelled.described_by();
        let shown = move || {
            let one = |(at, photo): (usize, Thumbnail)| {
                let name = photo.name;
                view! {
                    <li class="photos__item">
                        {thumbnail(photo.address)}
                        <button
                            type="button"
                            class="photos__remove"
                            aria-label=remove_label(texts, at + 1)
                            on:click=handler(move |_| on_remove.run(name.clone()))
                        >
                            "×"
                        </button>
                    </li>
                }
            };
            photos.get().into_iter().enumerate().map(one).collect::<Vec<_>>()
        };
        let add = move || {
            let (id, described_by, label_for) = (id.clone(), described_by.clone(), label_for.clone());
            has_room.get().then(|| {
                view! {
                    <li class="photos__item">
                        <label class="photos__add" for=label_for>
                            {icon(Icon::Photo)}
                            <span>{add_label}</span>
                        </label>
                        <input
                            class="photos__input"
                            type="file"
                            accept="image/*"
                            multiple
                            id=id
                            aria-describedby=described_by
                            on:change=handler(move |event| on_add.run(photo::take_chosen(&event)))
                        />
                    </li>
                }
            })
        };
        view! {
            <div class="field" class:field--faulty=faulty>
                <p class="field__label">{labelled.label.clone()}</p>
                {labelled.hint_view()}
                {labelled.fault_view()}
                <ul class="photos">{shown}{add}</ul>
            </div>
        }
        .into_any()
    }
}

/// A square with the picture, or its place.
pub fn thumbnail(address: Option<String>) -> AnyView {
    match address {
        Some(address) => view! { <img class="photos__picture" src=address alt="" width="88" height="88" /> }.into_any(),
        None => view! { <span class="photos__picture skeleton" aria-hidden="true"></span> }.into_any(),
    }
}
