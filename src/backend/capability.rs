use leptos::prelude::*;
use zhihui_profile::{Profile, SignIn};

use super::Backend;

/// What a person can do, where the backend has what it takes. What it cannot do is not on any screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capability {
    /// Somebody can be signed in at all.
    Account,
    /// Signing in and out by hand.
    SignIn,
    Events,
    Register,
    /// Seeing one's registrations again.
    Registrations,
    CancelRegistration,
    Card,
    ApplyForCard,
    Cases,
    RaiseCase,
    WriteToOfficer,
    RateCase,
    Photos,
}

impl Capability {
    /// Needs somebody who is signed in; and all of these operations.
    const fn needs(self) -> (bool, &'static [&'static str]) {
        match self {
            Self::Account => (true, &[]),
            Self::SignIn => (true, &[]),
            Self::Events => (false, &["events.list", "events.get"]),
            Self::Register => (false, &["registrations.create"]),
            Self::Registrations => (true, &["registrations.list"]),
            Self::CancelRegistration => (false, &["registrations.cancel"]),
            Self::Card => (true, &["card.get"]),
            Self::ApplyForCard => (true, &["card.get", "card.apply"]),
            Self::Cases => (true, &["cases.list", "cases.get"]),
            Self::RaiseCase => (true, &["cases.create", "cases.list", "cases.get"]),
            Self::WriteToOfficer => (true, &["cases.write"]),
            Self::RateCase => (true, &["cases.rate"]),
            Self::Photos => (true, &["uploads.create", "uploads.get"]),
        }
    }
}

impl Backend {
    /// Whether the backend can do this.
    pub fn can(self, capability: Capability) -> bool {
        let (needs_account, operations) = capability.needs();
        self.profile.with_value(|profile: &Profile| {
            let style = profile.sign_in();
            let needs_account = needs_account || operations.iter().any(|operation| profile.needs_account(operation));
            let by_hand = !matches!(style, SignIn::Never | SignIn::Elsewhere);
            (!needs_account || style != SignIn::Never)
                && (capability != Capability::SignIn || by_hand)
                && operations.iter().all(|operation| profile.has(operation))
        })
    }

    /// Whether only somebody who is signed in can do what this operation does.
    pub fn needs_account(self, operation: &str) -> bool {
        self.profile.with_value(|profile| profile.needs_account(operation))
    }
}
