//! What the browser tests stand on: a phone in a person's words, the real server, and a network that can fail.
//!
//! `cargo xtask test browser` builds what is needed and tells this package where it is.

pub mod api;
mod budget;
mod build;
mod checks;
mod driver;
pub mod forms;
mod network;
mod phone;
mod server;
mod settings;
mod texts;
mod walk;

pub use build::Build;
pub use checks::Targets;
pub use network::{Fault, Network, fits};
pub use phone::{LARGE_TEXT, Look, Phone, Size};
pub use server::TestServer;
pub use settings::{Settings, project};
pub use texts::{Language, Texts, shown_instant};
pub use walk::{Broken, Walk, told, walk};

/// Two tests of one journey, `zh` and `en`.
#[macro_export]
macro_rules! in_both_languages {
    ($journey:ident) => {
        mod $journey {
            #[test]
            fn zh() -> Result<(), $crate::Broken> {
                $crate::walk(stringify!($journey), $crate::Language::Chinese, super::$journey)
            }

            #[test]
            fn en() -> Result<(), $crate::Broken> {
                $crate::walk(stringify!($journey), $crate::Language::English, super::$journey)
            }
        }
    };
}

/// One test, for what does not depend on the language.
#[macro_export]
macro_rules! in_one_language {
    ($journey:ident, $language:ident) => {
        mod $journey {
            #[test]
            fn holds() -> Result<(), $crate::Broken> {
                $crate::walk(stringify!($journey), $crate::Language::$language, super::$journey)
            }
        }
    };
}
