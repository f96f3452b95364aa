//! The SMS gateway's stand-in: messages go to the person at the terminal, on stdout. Never to the log.

use std::io::Write;
use std::sync::{Arc, Mutex};

/// One short message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sms {
    /// As its owner writes it: mainland numbers without the country code.
    pub phone: String,
    pub text: String,
}

/// Where messages go.
#[derive(Clone, Debug, Default)]
pub enum Gateway {
    /// A line each: `[SMS] 19900001234: 【智汇】…`
    #[default]
    Terminal,
    /// Kept for a test to read.
    Kept(Arc<Mutex<Vec<Sms>>>),
}

impl Gateway {
    /// Sends one message. A terminal that is gone loses it, and nothing else.
    pub fn send(&self, sms: Sms) {
        match self {
            Self::Terminal => {
                let line = format!("[SMS] {}: {}", sms.phone, sms.text.replace(['\n', '\r'], " "));
                let _ = writeln!(std::io::stdout().lock(), "{line}");
            }
            Self::Kept(kept) => kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(sms),
        }
    }
}
