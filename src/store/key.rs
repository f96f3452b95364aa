use zhihui_domain::ids::{EventId, Reference};

/// Every record's name begins with this; the number counts breaking changes of the records.
pub(super) const PREFIX: &str = "zhihui.1.";

/// The records that this phone keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Language,
    EasyMode,
    Session,
    Registrations,
    Draft(DraftOf),
}

/// What a draft is of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftOf {
    Registration(EventId),
    CardApplication,
    Case,
    Rating(Reference),
    /// The phone that a code was asked for.
    SignIn,
}

impl Key {
    /// The name in the browser's storage.
    pub fn name(&self) -> String {
        let suffix = match self {
            Self::Language => "language".to_owned(),
            Self::EasyMode => "easy-mode".to_owned(),
            Self::Session => "session".to_owned(),
            Self::Registrations => "registrations".to_owned(),
            Self::Draft(DraftOf::Registration(event)) => format!("draft.registration.{event}"),
            Self::Draft(DraftOf::CardApplication) => "draft.card-application".to_owned(),
            Self::Draft(DraftOf::Case) => "draft.case".to_owned(),
            Self::Draft(DraftOf::Rating(reference)) => format!("draft.rating.{reference}"),
            Self::Draft(DraftOf::SignIn) => "draft.sign-in".to_owned(),
        };
        format!("{PREFIX}{suffix}")
    }
}
