//! Opaque identifiers. A backend's ids are text to us, whatever they are on its wire.

use serde::{Deserialize, Serialize};

macro_rules! opaque_id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes an id as it stands on the wire.
            pub fn new(id: impl Into<String>) -> Self {
                Self(id.into())
            }

            /// The id as it goes into a path segment (callers percent-encode).
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

opaque_id! {
    /// One account of a person, whatever roles it has.
    AccountId,
    /// One event; short, because it stands in poster QR codes (`/e/{id}`).
    EventId,
    /// A question on an event's registration form.
    QuestionId,
    /// One person's place at one event.
    RegistrationId,
    /// One application for the talent card.
    ApplicationId,
    /// A thing that a scene grants.
    BenefitId,
    /// One file that a person sent.
    UploadId,
    /// The number a person quotes on the phone, such as `ZH-2611-0482`.
    Reference,
}
