//! A value that comes from the backend, with its loading and its failure.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::failure::Failure;

/// Where a read stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoteState<T> {
    Loading,
    Ready(T),
    Failed(Failure),
}

type Fetch<T> = Rc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<T, Failure>>>>>;

/// A read that can be looked at and tried again.
pub struct Remote<T: Send + Sync + 'static> {
    state: RwSignal<RemoteState<T>>,
    fetch: StoredValue<Fetch<T>, LocalStorage>,
}

impl<T: Send + Sync + 'static> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Remote<T> {}

impl<T: Clone + Send + Sync + 'static> Remote<T> {
    /// Starts reading at once.
    pub fn load<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, Failure>> + 'static,
    {
        let fetch: Fetch<T> = Rc::new(move || Box::pin(fetch()));
        let remote = Self { state: RwSignal::new(RemoteState::Loading), fetch: StoredValue::new_local(fetch) };
        remote.refresh();
        remote
    }

    /// Where the read stands. Tracks.
    pub fn state(&self) -> RemoteState<T> {
        self.state.get()
    }

    /// The value, once it is there. Tracks.
    pub fn value(&self) -> Option<T> {
        self.state.with(|state| match state {
            RemoteState::Ready(value) => Some(value.clone()),
            _ => None,
        })
    }

    /// Puts a newer value in place, such as the answer of a write.
    pub fn replace(&self, value: T) {
        self.state.set(RemoteState::Ready(value));
    }

    /// Shows the loading face and reads again.
    pub fn retry(&self) {
        self.state.set(RemoteState::Loading);
        self.refresh();
    }

    /// Reads again while the present value stays on the screen.
    fn refresh(&self) {
        let (state, pending) = (self.state, self.fetch.with_value(|fetch| fetch()));
        spawn_local(async move {
            let result = pending.await;
            // The screen may be gone by now; then nobody wants the answer.
            let _ = state.try_set(match result {
                Ok(value) => RemoteState::Ready(value),
                Err(failure) => RemoteState::Failed(failure),
            });
        });
    }
}
