use std::any::Any;
use std::rc::Rc;
use std::sync::Arc;

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::failure::Failure;

use super::{Fresh, RemoteState};

/// A value whose type only those who made it and who show it know.
pub type Shared = Arc<dyn Any + Send + Sync>;

/// Asks for the value.
pub type Fetch = Rc<dyn Fn() -> LocalBoxFuture<'static, Result<Fresh<Shared>, Failure>>>;

/// A read of whatever type, so that reading is in the wasm once and not once for each type.
#[derive(Clone, Copy)]
pub struct Read {
    state: RwSignal<RemoteState<Shared>>,
    /// Why what is shown is the copy.
    stale: RwSignal<Option<Failure>>,
    fetch: StoredValue<Fetch, LocalStorage>,
}

impl Read {
    /// Shows the copy, if there is one, and starts reading.
    pub fn load(copy: Option<Shared>, fetch: Fetch) -> Self {
        let read = Self {
            state: RwSignal::new(copy.map_or(RemoteState::Loading, RemoteState::Ready)),
            stale: RwSignal::new(None),
            fetch: StoredValue::new_local(fetch),
        };
        read.refresh();
        read
    }

    /// Where the read stands. Tracks.
    pub fn state(self) -> RemoteState<Shared> {
        self.state.get()
    }

    /// Why what is shown could not be brought up to date, if it could not.
    pub fn stale(self) -> Signal<Option<Failure>> {
        self.stale.into()
    }

    pub(super) fn replace(self, value: Shared) {
        self.state.set(RemoteState::Ready(value));
    }

    /// Shows the loading face and reads again.
    pub fn retry(self) {
        self.state.set(RemoteState::Loading);
        self.refresh();
    }

    /// Reads again while the present value stays on the screen.
    pub fn refresh(self) {
        let pending = self.fetch.with_value(|fetch| fetch());
        spawn_local(async move {
            let result = pending.await;
            self.arrived(result);
        });
    }

    fn arrived(self, result: Result<Fresh<Shared>, Failure>) {
        // The screen may be gone by now; then nobody wants the answer.
        let Some(is_shown) = self.state.try_with_untracked(|state| matches!(state, RemoteState::Ready(_))) else {
            return;
        };
        match result {
            Ok(fresh) if fresh.is_as_kept && is_shown => self.stale.set(None),
            Ok(fresh) => {
                self.stale.set(None);
                self.state.set(RemoteState::Ready(fresh.value));
            }
            // What is no more, or no longer this person's, must not stay on the screen. Everything else may pass.
            Err(failure) if is_shown && (failure.is_passing() || matches!(failure, Failure::Protocol { .. })) => {
                self.stale.set(Some(failure));
            }
            Err(failure) => self.state.set(RemoteState::Failed(failure)),
        }
    }
}
