//! The names of the suites.

use anyhow::{Context, Result};

/// A part of the tests that can run alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    Fmt,
    Lint,
    Layers,
    Unit,
    Wasm,
    Browser,
    Backends,
    Budgets,
}

impl Suite {
    /// All of them, the quick ones first.
    pub const ALL: [Self; 8] =
        [Self::Fmt, Self::Lint, Self::Layers, Self::Unit, Self::Wasm, Self::Browser, Self::Backends, Self::Budgets];

    /// As it is written on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Lint => "lint",
            Self::Layers => "layers",
            Self::Unit => "unit",
            Self::Wasm => "wasm",
            Self::Browser => "browser",
            Self::Backends => "backends",
            Self::Budgets => "budgets",
        }
    }

    /// What it shows.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Fmt => "the sources are formatted",
            Self::Lint => "no warning natively or for wasm, and Cargo.lock is current",
            Self::Layers => "every import points down",
            Self::Unit => "domain, backend, app logic and these commands, natively",
            Self::Wasm => "components in a real browser",
            Self::Browser => "journeys through the release build and the real server",
            Self::Backends => "the same build against real servers of other kinds",
            Self::Budgets => "what a phone has to load",
        }
    }

    /// The suite of that name.
    pub fn named(name: &str) -> Result<Self> {
        let names = Self::ALL.map(Self::name).join(", ");
        let found = Self::ALL.into_iter().find(|suite| suite.name() == name);
        found.with_context(|| format!("there is no suite `{name}`: choose from {names}"))
    }
}
