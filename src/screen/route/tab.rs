use zhihui_domain::event::When;

use super::Route;
use crate::backend::Capability;

/// The bottom tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Home,
    Events,
    Card,
    Cases,
    Me,
}

impl Tab {
    /// Every tab, in order.
    const ALL: [Self; 5] = [Self::Home, Self::Events, Self::Card, Self::Cases, Self::Me];

    /// The tabs of a backend that can do so much, in order.
    pub fn shown(can: impl Fn(Capability) -> bool) -> Vec<Self> {
        Self::ALL.into_iter().filter(|tab| tab.route().is_there(&can)).collect()
    }

    /// Whether they are as many as there can be. Then 我的 makes room for the others in easy mode.
    pub fn are_crowded(tabs: &[Self]) -> bool {
        tabs.len() == Self::ALL.len()
    }

    /// Where the tab leads.
    pub const fn route(self) -> Route {
        match self {
            Self::Home => Route::Home,
            Self::Events => Route::Events(When::Upcoming),
            Self::Card => Route::Card,
            Self::Cases => Route::Cases,
            Self::Me => Route::Me,
        }
    }

    /// The tab whose part of the app a path is in.
    pub fn of_path(path: &str) -> Option<Self> {
        match path.split('/').nth(1).unwrap_or_default() {
            "" => Some(Self::Home),
            "events" | "e" | "r" => Some(Self::Events),
            "card" => Some(Self::Card),
            "cases" => Some(Self::Cases),
            "me" | "sign-in" => Some(Self::Me),
            _ => None,
        }
    }

    /// Whether a path shows the tabs at all: forms and pages with an action of their own in reach do not.
    pub fn shown_on(path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        !matches!(parts.as_slice(), ["e", ..] | ["card", "apply", ..] | ["cases", "new", ..] | ["sign-in"])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_backend_cannot_do_has_no_tab() {
        assert_eq!(Tab::shown(|_| true), Tab::ALL);
        assert_eq!(Tab::shown(|what| what == Capability::Events), [Tab::Home, Tab::Events, Tab::Me]);
        assert_eq!(Tab::shown(|what| what != Capability::Card), [Tab::Home, Tab::Events, Tab::Cases, Tab::Me]);
        assert_eq!(Tab::shown(|_| false), [Tab::Home, Tab::Me]);
    }

    #[test]
    fn only_all_of_them_are_too_many_for_easy_mode() {
        assert!(Tab::are_crowded(&Tab::shown(|_| true)));
        assert!(!Tab::are_crowded(&Tab::shown(|what| what != Capability::Cases)));
    }

    #[test]
    fn forms_have_no_tabs() {
        assert!(Tab::shown_on("/cases/ZH-2611-0001") && Tab::shown_on("/"));
        assert!(!Tab::shown_on("/cases/new/1f/check") && !Tab::shown_on("/e/optics"));
        assert_eq!(Tab::of_path("/e/optics"), Some(Tab::Events));
    }
}
