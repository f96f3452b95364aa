use leptos::prelude::*;
use zhihui_domain::case::CaseRequest;
use zhihui_domain::event::Event;
use zhihui_domain::ids::EventId;

use crate::backend::{Answer, use_backend};
use crate::features::cases;
use crate::i18n::{Texts, use_texts};
use crate::screen::{ApplyStep, Route};
use crate::store::copies::{self, CopyOf};
use crate::store::{DraftOf, drafts};
use crate::ui::list_row::{ListRow, list_row};
use crate::ui::{live, panel};

/// About one line on a phone.
const TITLE_MAX: usize = 20;

/// 草稿: what was begun and not sent, the latest first.
pub fn begun() -> AnyView {
    let texts = use_texts();
    live(move || {
        let rows: Vec<_> = drafts::all()
            .into_iter()
            .filter_map(|(of, at)| {
                let (href, kind, title) = told(texts, &of)?;
                let note = format!("{kind} · {}", texts.drafts_saved_at(&texts.day_and_time(at)));
                Some(list_row(ListRow { href, title, note, tags: vec![] }))
            })
            .collect();
        (!rows.is_empty())
            .then(|| panel::titled(texts.drafts_title(), view! { <ul class="rows">{rows}</ul> }.into_any()))
            .into_any()
    })
}

/// Where a draft goes on, what kind it is, and what it is about. The phone of a sign-in is no draft to a person.
fn told(texts: Texts, of: &DraftOf) -> Option<(String, &'static str, String)> {
    let backend = use_backend();
    let (route, kind, title) = match of {
        DraftOf::Registration(id) => (Route::Register(id.clone()), texts.drafts_registration(), event_title(texts, id)),
        DraftOf::CardApplication => (Route::CardApply(ApplyStep::Identity), texts.drafts_card(), None),
        DraftOf::Case(number) => {
            let request: Option<CaseRequest> = zhihui_json::read(&drafts::text(of)?).ok();
            let words = request.map(|request| cases::first_words(&request.text, TITLE_MAX));
            (Route::CaseDraft(number.clone()), texts.drafts_case(), words.filter(|words| !words.is_empty()))
        }
        DraftOf::Message(reference) => {
            (Route::Case(reference.clone()), texts.drafts_message(), Some(reference.to_string()))
        }
        DraftOf::Rating(reference) => {
            (Route::Case(reference.clone()), texts.drafts_rating(), Some(reference.to_string()))
        }
        DraftOf::SignIn => return None,
    };
    if !route.is_there(|what| backend.can(what)) {
        return None;
    }
    Some((route.href(), kind, title.unwrap_or_else(|| kind.to_owned())))
}

/// What an event is called, if it was seen on this phone.
pub fn event_title(texts: Texts, id: &EventId) -> Option<String> {
    let copy = copies::find(&CopyOf::Event(id.clone()))?;
    Some(texts.local(&Answer::<Event>::read(copy.text).ok()?.value.title))
}
