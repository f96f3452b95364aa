use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;

use futures::FutureExt;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;
use zhihui_domain::failure::Failure;

use super::faces::{failed, loading};
use super::{Frame, frame};
use crate::backend::{Remote, RemoteState};
use crate::ui::faces::Skeleton;

type Fetch<P> = fn() -> Pin<Box<dyn Future<Output = Result<P, SplitLoaderError>>>>;

/// Screens whose code comes in a file of its own once somebody opens one of them. `P` has a function for each.
///
/// Without the feature `split` their code is part of the app's one file, and nothing is ever fetched.
pub struct Chunk<P: 'static> {
    fetch: Fetch<P>,
    fetched: OnceLock<P>,
}

impl<P: Copy + Send + Sync> Chunk<P> {
    /// The chunk that `fetch` brings.
    pub const fn new(fetch: Fetch<P>) -> Self {
        Self { fetch, fetched: OnceLock::new() }
    }

    /// One of its screens. Until the code is here a page with this title and shape stands in for it, and where the code
    /// cannot be had that page offers to try again.
    pub fn show(
        &'static self,
        title: &'static str,
        shape: Skeleton,
        screen: impl Fn(P) -> AnyView + Send + 'static,
    ) -> AnyView {
        match self.present() {
            Some(screens) => screen(screens),
            None => {
                let arrival = Remote::load(move || self.arrive());
                stand_in(arrival, title, shape, move || self.present().map(&screen).into_any())
            }
        }
    }

    fn present(&self) -> Option<P> {
        if cfg!(feature = "split") { self.fetched.get().copied() } else { (self.fetch)().now_or_never()?.ok() }
    }

    async fn arrive(&self) -> Result<(), Failure> {
        // The browser's console says what was wrong; to the person it is the network.
        let screens = (self.fetch)().await.map_err(|_| Failure::Offline)?;
        // Set already when two screens of the chunk were opened while it was on its way.
        let _ = self.fetched.set(screens);
        Ok(())
    }
}

fn stand_in(
    arrival: Remote<()>,
    title: &'static str,
    shape: Skeleton,
    screen: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    (move || match arrival.state() {
        RemoteState::Loading => frame(Frame::stand_in(title, loading(shape))),
        RemoteState::Ready(()) => screen(),
        RemoteState::Failed(failure) => frame(Frame::stand_in(title, failed(&failure, move || arrival.retry()))),
    })
    .into_any()
}
