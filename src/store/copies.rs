//! What the server said last, to be seen again at once and with no signal.

use zhihui_domain::event::When;
use zhihui_domain::ids::{AccountId, EventId, Reference};
use zhihui_domain::time::Instant;

use super::instant;
use super::records::{self, COPY};

/// So many are kept; the oldest go.
const MOST: usize = 80;

/// What a copy is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CopyOf {
    Events(When),
    Event(EventId),
    /// What a person has, by account: whoever signs in next on this phone sees none of it.
    Card(AccountId),
    Cases(AccountId),
    Case(AccountId, Reference),
}

/// An answer of the server, as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// Canonical JSON.
    pub text: String,
    /// When the server said so.
    pub at: Instant,
}

impl CopyOf {
    fn name(&self) -> String {
        match self {
            Self::Events(When::Upcoming) => format!("{COPY}events/upcoming"),
            Self::Events(When::Past) => format!("{COPY}events/past"),
            Self::Event(id) => format!("{COPY}event/{id}"),
            Self::Card(account) => format!("{COPY}card/{account}"),
            Self::Cases(account) => format!("{COPY}cases/{account}"),
            Self::Case(account, reference) => format!("{COPY}case/{account}/{reference}"),
        }
    }
}

/// The copy, if there is one.
pub fn find(of: &CopyOf) -> Option<Copy> {
    let record = records::get(&of.name())?;
    Some(Copy { text: record.text, at: instant(record.at) })
}

/// Keeps what the server said just now.
pub fn keep(of: &CopyOf, text: String) {
    records::put(of.name(), text);
    records::beginning_with(COPY).iter().skip(MOST).for_each(|oldest| records::delete(&oldest.name));
}

/// Drops a copy of what the server does not have any more.
pub fn drop(of: &CopyOf) {
    records::delete(&of.name());
}
