//! Which screens there are: those of what the backend can do.

use super::Route;
use crate::backend::Capability;

impl Route {
    /// One of these the backend must be able to do for the screen to be there; nothing, for one that always is.
    const fn needs(&self) -> &'static [Capability] {
        match self {
            Self::Home | Self::Me => &[],
            Self::Events(_) | Self::Event(_) => &[Capability::Events],
            Self::Register(_) | Self::RegisterCheck(_) => &[Capability::Register],
            // A guest's is on the phone, whatever else the backend can do.
            Self::Registration(_) => &[Capability::Register, Capability::Registrations, Capability::CancelRegistration],
            Self::Card => &[Capability::Card],
            Self::CardApply(_) => &[Capability::ApplyForCard],
            Self::Cases | Self::Case(_) => &[Capability::Cases],
            Self::NewCase | Self::CaseDraft(_) | Self::CaseCheck(_) => &[Capability::RaiseCase],
            Self::SignIn { .. } => &[Capability::SignIn],
        }
    }

    /// Whether there is such a screen over a backend that can do so much.
    pub fn is_there(&self, can: impl Fn(Capability) -> bool) -> bool {
        let needs = self.needs();
        needs.is_empty() || needs.iter().any(|capability| can(*capability))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_there(address: &str, can: &[Capability]) -> bool {
        Route::parse(address).is_some_and(|route| route.is_there(|what| can.contains(&what)))
    }

    #[test]
    fn over_events_alone_there_are_events_alone() {
        let can = [Capability::Events];
        for address in ["/", "/me", "/events", "/events?when=past", "/e/optics"] {
            assert!(is_there(address, &can), "{address}");
        }
        let others = ["/card", "/card/apply/check", "/cases", "/cases/new", "/cases/new/1f/check", "/cases/ZH-1"];
        for address in others.into_iter().chain(["/sign-in", "/r/1", "/e/optics/register", "/e/optics/register/check"])
        {
            assert!(!is_there(address, &can), "{address}");
        }
    }

    #[test]
    fn what_can_only_be_looked_at_has_no_form() {
        let can = [Capability::Account, Capability::Card, Capability::Cases, Capability::Registrations];
        assert!(is_there("/card", &can) && is_there("/cases/ZH-1", &can) && is_there("/r/1", &can));
        assert!(!is_there("/card/apply/identity", &can) && !is_there("/cases/new", &can));
    }

    #[test]
    fn a_guests_registration_needs_no_list() {
        assert!(is_there("/r/1", &[Capability::Events, Capability::Register]));
    }
}
