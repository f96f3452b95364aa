use zhihui_domain::ids::{EventId, Reference};
use zhihui_domain::outbox::{Entry, Operation};

/// The names of drafts begin with this.
pub(super) const DRAFT: &str = "draft/";

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOf {
    Registration(EventId),
    CardApplication,
    /// A matter not raised yet, by a number of its own: several may be under way.
    Case(String),
    /// A message to the officer of a case.
    Message(Reference),
    Rating(Reference),
    /// The phone that a code was asked for.
    SignIn,
}

impl DraftOf {
    /// The name of the record.
    pub fn name(&self) -> String {
        let (kind, of) = match self {
            Self::Registration(event) => ("registration", event.as_str()),
            Self::CardApplication => ("card-application", ""),
            Self::Case(number) => ("case", number.as_str()),
            Self::Message(reference) => ("message", reference.as_str()),
            Self::Rating(reference) => ("rating", reference.as_str()),
            Self::SignIn => ("sign-in", ""),
        };
        format!("{DRAFT}{kind}/{of}")
    }

    /// The draft of a record's name.
    pub fn of_name(name: &str) -> Option<Self> {
        let (kind, of) = name.strip_prefix(DRAFT)?.split_once('/')?;
        Some(match kind {
            "registration" => Self::Registration(EventId::new(of)),
            "card-application" => Self::CardApplication,
            "case" => Self::Case(of.to_owned()),
            "message" => Self::Message(Reference::new(of)),
            "rating" => Self::Rating(Reference::new(of)),
            "sign-in" => Self::SignIn,
            _ => return None,
        })
    }

    /// Where the words of an entry go back to when the person wants to change them.
    pub(super) fn of_entry(entry: &Entry) -> Option<Self> {
        Some(match &entry.operation {
            Operation::Register(event) => Self::Registration(event.clone()),
            Operation::ApplyForCard => Self::CardApplication,
            Operation::RaiseCase(draft) => Self::Case(draft.clone()),
            Operation::Write(reference) => Self::Message(reference.clone()),
            Operation::RateCase(reference) => Self::Rating(reference.clone()),
            Operation::CancelRegistration { .. } => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_found_by_its_name() {
        let drafts = [
            DraftOf::Registration(EventId::new("周/会")),
            DraftOf::CardApplication,
            DraftOf::Case("1f".into()),
            DraftOf::Message(Reference::new("ZH-2611-0001")),
            DraftOf::Rating(Reference::new("ZH-2611-0001")),
            DraftOf::SignIn,
        ];
        for draft in drafts {
            assert_eq!(DraftOf::of_name(&draft.name()), Some(draft));
        }
        assert_eq!(DraftOf::of_name("draft/shoes/1"), None);
        assert_eq!(DraftOf::of_name("copy/card"), None);
    }
}
