//! What a person began to write and has not sent.

use zhihui_domain::time::Instant;

use super::draft_of::DRAFT;
use super::{DraftOf, instant, records};

/// All drafts, the latest first, with the time of the last change.
pub fn all() -> Vec<(DraftOf, Instant)> {
    records::track();
    let kept = records::beginning_with(DRAFT);
    kept.into_iter().filter_map(|record| Some((DraftOf::of_name(&record.name)?, instant(record.at)))).collect()
}

/// The text of a draft: the JSON of what is typed.
pub fn text(of: &DraftOf) -> Option<String> {
    Some(records::get(&of.name())?.text)
}

/// Throws one away.
pub fn discard(of: &DraftOf) {
    records::delete(&of.name());
}
