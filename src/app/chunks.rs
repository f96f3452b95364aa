//! Which screens leave the app's main file: all but the events, where posters lead. The others come while the person
//! reads; until then the first visit to one of them waits for one more request.

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use zhihui_domain::ids::{EventId, Reference, RegistrationId};

use super::{home, me};
use crate::features::{account, card, cases, events};
use crate::screen::{ApplyStep, Chunk};

/// Declares a chunk: its constant, the name of its file and its screens.
///
/// What only these screens use leaves the main file with them. A function of a chunk that is called from elsewhere, too,
/// stays in the main file.
macro_rules! chunk {
    ($constant:ident, $file:ident, $screens:ty, $value:expr) => {
        pub static $constant: Chunk<$screens> = Chunk::new(|| Box::pin($file()));

        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        fn $file() -> Result<$screens, SplitLoaderError> {
            Ok($value)
        }

        #[cfg(not(feature = "split"))]
        async fn $file() -> Result<$screens, SplitLoaderError> {
            Ok($value)
        }
    };
}

/// A screen whose address has no variable part.
type Screen = fn() -> AnyView;

/// One chunk, because the parts that two chunks share become files of their own, and because calls from one file into
/// another cost bytes: with three chunks the whole app was a tenth larger.
#[derive(Clone, Copy)]
pub struct Screens {
    pub home: Screen,
    pub me: Screen,
    pub sign_in: fn(String) -> AnyView,
    pub register: fn(EventId) -> AnyView,
    pub register_check: fn(EventId) -> AnyView,
    pub registration: fn(RegistrationId) -> AnyView,
    pub card: Screen,
    pub apply: fn(ApplyStep) -> AnyView,
    pub cases: Screen,
    pub new_case: Screen,
    pub case_draft: fn(String) -> AnyView,
    pub case_check: fn(String) -> AnyView,
    pub case: fn(Reference) -> AnyView,
}

chunk!(
    LATER,
    later,
    Screens,
    Screens {
        home: home::page,
        me: me::page,
        sign_in: account::sign_in_page,
        register: events::register_page,
        register_check: events::check_page,
        registration: events::registration_page,
        card: card::card_page,
        apply: card::apply_page,
        cases: cases::list_page,
        new_case: cases::new_page,
        case_draft: cases::draft_page,
        case_check: cases::check_page,
        case: cases::case_page,
    }
);
