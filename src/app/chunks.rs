//! Which screens leave the app's main file: those that nobody lands on from a poster. The first visit to one of them
//! costs one more request; in return an event's page comes in well under the size of the whole app.

use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use zhihui_domain::ids::Reference;

use super::{home, me};
use crate::features::{account, card, cases};
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

/// What is about the person more than about a matter. In one chunk, because the parts that two chunks share become files
/// of their own: with a chunk a screen the first one would wait for eight files.
#[derive(Clone, Copy)]
pub struct OwnScreens {
    pub home: Screen,
    pub me: Screen,
    pub sign_in: fn(String) -> AnyView,
}

#[derive(Clone, Copy)]
pub struct CardScreens {
    pub card: Screen,
    pub apply: fn(ApplyStep) -> AnyView,
}

#[derive(Clone, Copy)]
pub struct CaseScreens {
    pub list: Screen,
    pub new: Screen,
    pub check: Screen,
    pub case: fn(Reference) -> AnyView,
}

chunk!(OWN, own, OwnScreens, OwnScreens { home: home::page, me: me::page, sign_in: account::sign_in_page });
chunk!(CARD, card, CardScreens, CardScreens { card: card::card_page, apply: card::apply_page });
chunk!(
    CASES,
    cases,
    CaseScreens,
    CaseScreens { list: cases::list_page, new: cases::new_page, check: cases::check_page, case: cases::case_page }
);
