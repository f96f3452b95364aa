//! Whether the backend can be reached, as far as anyone knows: by what became of the last request.

use leptos::prelude::*;
use zhihui_domain::time::Instant;

use super::Backend;
use crate::platform::http::{NoAnswer, Response};
use crate::platform::{clock, page};

/// The way to the backend.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// It has answered, whatever it said; or nobody has asked yet.
    Up,
    /// Nothing comes through since then.
    DownSince(Instant),
}

impl Connection {
    pub(super) fn at_start() -> Self {
        if page::is_surely_offline() { Self::DownSince(clock::now()) } else { Self::Up }
    }
}

impl Backend {
    /// How the connection is. Tracks.
    pub fn connection(&self) -> Connection {
        self.connection.get()
    }

    /// Whether nothing comes through. Tracks.
    pub fn is_down(&self) -> bool {
        self.connection() != Connection::Up
    }

    /// The browser says that there is no network. That one is there it may say: whether it leads anywhere, the next
    /// request shows.
    pub fn lost_network(&self) {
        self.mark_down();
    }

    /// Notes what became of a request. A time-out tells nothing: the next request may get through.
    pub(super) fn note(&self, answer: &Result<Response, NoAnswer>) {
        match answer {
            Ok(_) | Err(NoAnswer::Redirected) if self.connection.get_untracked() != Connection::Up => {
                self.connection.set(Connection::Up)
            }
            Err(NoAnswer::Unreachable) => self.mark_down(),
            Ok(_) | Err(NoAnswer::TimedOut | NoAnswer::Redirected) => {}
        }
    }

    fn mark_down(&self) {
        if self.connection.get_untracked() == Connection::Up {
            self.connection.set(Connection::DownSince(clock::now()));
        }
    }
}
