use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::case::CaseRequest;
use zhihui_domain::ids::UploadId;
use zhihui_domain::upload::{ATTACHMENTS_MAX, MediaType, Upload};

use crate::backend::use_backend;
use crate::i18n::{Texts, use_texts};
use crate::platform::photo::{self, Chosen, NoPicture, ObjectUrl};
use crate::screen::Form;
use crate::store::{self, Draft};
use crate::ui::form::{PhotoField, Thumbnail, thumbnail};

const POINTER: &str = "/attachments";

/// Pictures read so far, by name. Their addresses live as long as the screen.
type Pictures = RwSignal<Vec<(String, Arc<ObjectUrl>)>>;

/// The photos of a matter: made small on this phone and kept with the draft.
pub fn photo_field(form: Form<CaseRequest>, draft: Draft<CaseRequest>) -> AnyView {
    let texts = use_texts();
    let pictures: Pictures = RwSignal::new(vec![]);
    draft.snapshot().attachments.into_iter().for_each(|name| show_kept(pictures, name));
    let photos = Signal::derive(move || {
        let known = pictures.get();
        let address = |name: &str| known.iter().find(|(of, _)| of == name).map(|(_, url)| url.address().to_owned());
        draft.with(|request| {
            let names = request.attachments.iter();
            names.map(|name| Thumbnail { name: name.to_string(), address: address(name.as_str()) }).collect()
        })
    });
    let on_add = Callback::new(move |chosen: Vec<Chosen>| {
        form.forgive(POINTER);
        spawn_local(async move {
            for one in chosen {
                if let Err(words) = add(texts, draft, pictures, one).await {
                    form.refuse_one(POINTER, words);
                    return;
                }
            }
        });
    });
    let on_remove = Callback::new(move |name: String| {
        form.forgive(POINTER);
        draft.update(|request| request.attachments.retain(|other| other.as_str() != name));
        spawn_local(store::files::forget([UploadId::new(name)]));
    });
    let field = PhotoField {
        labelled: form.labelled(POINTER.to_owned(), texts.app_optional(texts.cases_photos())),
        photos,
        has_room: Signal::derive(move || draft.with(|request| request.attachments.len() < ATTACHMENTS_MAX)),
        add_label: texts.cases_photo_add(),
        remove_label: |texts, number| texts.cases_photo_remove(&number.to_string()),
        on_add,
        on_remove,
    };
    field.view()
}

/// Makes one photo small and keeps it; or says why not.
async fn add(texts: Texts, draft: Draft<CaseRequest>, pictures: Pictures, chosen: Chosen) -> Result<(), &'static str> {
    let bytes = photo::small_jpeg(&chosen).await.map_err(|NoPicture| texts.cases_photo_unreadable())?;
    let name = store::files::keep(&bytes).await.map_err(|_| texts.app_full())?;
    if draft.snapshot().attachments.len() < ATTACHMENTS_MAX {
        draft.update(|request| request.attachments.push(name.clone()));
        show(pictures, name, &bytes, MediaType::Jpeg);
    } else {
        store::files::forget([name]).await;
    }
    Ok(())
}

fn show(pictures: Pictures, name: UploadId, bytes: &[u8], kind: MediaType) {
    if let Some(url) = ObjectUrl::of_bytes(bytes, kind.name()) {
        // The screen may be gone by now.
        let _ = pictures.try_update(|known| known.push((name.to_string(), Arc::new(url))));
    }
}

fn show_kept(pictures: Pictures, name: UploadId) {
    spawn_local(async move {
        if let Some(bytes) = store::files::read(&name).await {
            show(pictures, name, &bytes, MediaType::Jpeg);
        }
    });
}

/// The photos of a matter before it is sent, to look at.
pub fn chosen_photos(names: &[UploadId]) -> Option<AnyView> {
    let pictures: Pictures = RwSignal::new(vec![]);
    names.iter().cloned().for_each(|name| show_kept(pictures, name));
    strip(names.iter().map(ToString::to_string).collect(), pictures)
}

/// The photos of a matter that the server has.
pub fn sent_photos(attachments: &[Upload]) -> Option<AnyView> {
    let backend = use_backend();
    let pictures: Pictures = RwSignal::new(vec![]);
    for upload in attachments.iter().filter(|upload| upload.media_type != MediaType::Pdf).cloned() {
        spawn_local(async move {
            // Without a signal its place stays empty; the matter itself is there.
            if let Ok(bytes) = backend.file(upload.id.clone()).await {
                show(pictures, upload.id, &bytes, upload.media_type);
            }
        });
    }
    strip(attachments.iter().map(|upload| upload.id.to_string()).collect(), pictures)
}

fn strip(names: Vec<String>, pictures: Pictures) -> Option<AnyView> {
    let texts = use_texts();
    let count = u32::try_from(names.len()).unwrap_or(u32::MAX);
    let shown = move || {
        let known = pictures.get();
        let address = |name: &String| known.iter().find(|(of, _)| of == name).map(|(_, url)| url.address().to_owned());
        names.iter().map(|name| view! { <li class="photos__item">{thumbnail(address(name))}</li> }).collect::<Vec<_>>()
    };
    (count > 0).then(|| view! { <ul class="photos" aria-label=texts.cases_photo_count(count)>{shown}</ul> }.into_any())
}
