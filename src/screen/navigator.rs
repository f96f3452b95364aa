use leptos::prelude::*;

use super::Route;
use crate::platform::{document, history};

/// Where the app is, and moving about in it.
#[derive(Clone, Copy)]
pub struct Navigator {
    address: RwSignal<String>,
    /// Whether the person has moved inside the app yet: the first screen must not steal the focus, later ones take it.
    moved: StoredValue<bool>,
}

impl Navigator {
    /// Follows the address bar and every link of the app; puts itself into the context.
    pub fn provide() {
        let navigator = Self { address: RwSignal::new(history::address()), moved: StoredValue::new(false) };
        history::on_pop(move |address| navigator.arrive(address));
        history::on_link(move |address| {
            history::push(&address);
            navigator.arrive(address);
            document::scroll_to_top();
        });
        provide_context(navigator);
    }

    /// Path and query. Tracks.
    pub fn address(self) -> String {
        self.address.get()
    }

    /// Moves on; “back” returns here.
    pub fn go(self, route: &Route) {
        let address = route.href();
        history::push(&address);
        self.arrive(address);
        document::scroll_to_top();
    }

    /// Moves on so that “back” does not return here.
    pub fn go_instead(self, address: String) {
        history::replace(&address);
        self.arrive(address);
        document::scroll_to_top();
    }

    /// Whether a screen came before the present one.
    pub(super) fn has_moved(self) -> bool {
        self.moved.get_value()
    }

    fn arrive(self, address: String) {
        self.moved.set_value(true);
        self.address.set(address);
    }
}

/// The app's navigator.
pub fn use_navigator() -> Navigator {
    expect_context()
}
