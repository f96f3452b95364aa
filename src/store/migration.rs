//! From how an earlier version kept things to how this one does. Nothing that a person typed is lost by an update.

use zhihui_domain::ids::{EventId, Reference};
use zhihui_domain::registration::Registration;

use super::{DraftOf, records, registrations};
use crate::platform::storage;

/// Until IndexedDB, everything lay in `localStorage` under names that begin with this.
const FIRST: &str = "zhihui.1.";

/// Takes over what the first version kept. What it cannot read stays where it is.
pub(super) fn from_local_storage() {
    for name in storage::names() {
        let Some(kind) = name.strip_prefix(FIRST) else { continue };
        let Some(text) = storage::read(&name) else { continue };
        let is_taken = if kind == "registrations" {
            let kept = zhihui_json::read::<Vec<Registration>>(&text);
            kept.map(|kept| kept.iter().for_each(registrations::keep)).is_ok()
        } else if let Some(draft) = kind.strip_prefix("draft.").and_then(draft_of) {
            zhihui_json::parse(&text).map(|record| records::put(draft.name(), record["value"].to_string())).is_ok()
        } else if kind == "session" {
            records::put("session".to_owned(), text);
            true
        } else {
            false
        };
        if is_taken {
            storage::remove(&name);
        }
    }
}

fn draft_of(name: &str) -> Option<DraftOf> {
    let (kind, of) = name.split_once('.').unwrap_or((name, ""));
    Some(match kind {
        "registration" => DraftOf::Registration(EventId::new(of)),
        "card-application" => DraftOf::CardApplication,
        "case" => DraftOf::Case("1".to_owned()),
        "rating" => DraftOf::Rating(Reference::new(of)),
        _ => return None,
    })
}
