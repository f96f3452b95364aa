//! A value that comes from the backend, with its loading and its failure; a kept copy stands in until it comes.

mod read;

pub use read::{Fetch, Read, Shared};

use std::future::Future;
use std::marker::PhantomData;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use zhihui_domain::failure::Failure;

/// Where a read stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RemoteState<T> {
    Loading,
    Ready(T),
    Failed(Failure),
}

/// What a read brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh<T> {
    pub value: T,
    /// Whether it is what the copy said already: then nothing is drawn anew.
    pub is_as_kept: bool,
}

/// A read that can be looked at and tried again: a [`Read`] with the type of its value.
pub struct Remote<T> {
    read: Read,
    typed: PhantomData<fn() -> T>,
}

impl<T> Clone for Remote<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Remote<T> {}

impl<T: Clone + Send + Sync + 'static> Remote<T> {
    /// Starts reading at once.
    pub fn load<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, Failure>> + 'static,
    {
        Self::load_over(None, move || {
            let pending = fetch();
            async move { Ok(Fresh { value: pending.await?, is_as_kept: false }) }
        })
    }

    /// Shows the copy, if there is one, and starts reading.
    pub fn load_over<F>(copy: Option<T>, fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<Fresh<T>, Failure>> + 'static,
    {
        let fetch = move || {
            let pending = fetch();
            async move {
                let Fresh { value, is_as_kept } = pending.await?;
                Ok(Fresh { value: Arc::new(value) as Shared, is_as_kept })
            }
        };
        Self::load_shared(copy, Rc::new(move || Box::pin(fetch())))
    }

    /// The same with what brings a `T` without its type.
    pub fn load_shared(copy: Option<T>, fetch: Fetch) -> Self {
        Self { read: Read::load(copy.map(|copy| Arc::new(copy) as Shared), fetch), typed: PhantomData }
    }

    /// The same without its type.
    pub fn read(&self) -> Read {
        self.read
    }

    /// The value behind a state of this read.
    pub fn typed(value: &Shared) -> T {
        value.downcast_ref::<T>().expect("a read brings values of its own type").clone()
    }

    /// Where the read stands. Tracks.
    pub fn state(&self) -> RemoteState<T> {
        match self.read.state() {
            RemoteState::Loading => RemoteState::Loading,
            RemoteState::Ready(value) => RemoteState::Ready(Self::typed(&value)),
            RemoteState::Failed(failure) => RemoteState::Failed(failure),
        }
    }

    /// Why what is shown could not be brought up to date, if it could not.
    pub fn stale(&self) -> Signal<Option<Failure>> {
        self.read.stale()
    }

    /// Puts a newer value in place, such as the answer of a write.
    pub fn replace(&self, value: T) {
        self.read.replace(Arc::new(value));
    }

    /// Shows the loading face and reads again.
    pub fn retry(&self) {
        self.read.retry();
    }

    /// Reads again while the present value stays on the screen.
    pub fn refresh(&self) {
        self.read.refresh();
    }
}
