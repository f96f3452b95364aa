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
use crate::i18n::use_texts;
use crate::platform::{release, task};
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, live};

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
        self.show_boxed(title, shape, Box::new(screen))
    }

    /// Not generic: every address has a screen of its own.
    fn show_boxed(
        &'static self,
        title: &'static str,
        shape: Skeleton,
        screen: Box<dyn Fn(P) -> AnyView + Send>,
    ) -> AnyView {
        match self.present() {
            Some(screens) => screen(screens),
            None => {
                let arrival = Remote::load(move || self.arrive());
                stand_in(arrival, title, shape, move || self.present().map(&screen).into_any())
            }
        }
    }

    /// Fetches the code before anybody wants it. Where that fails, the first screen of it tries again.
    pub fn fetch_ahead(&'static self) {
        task::spawn(async {
            let _ = self.arrive().await;
        });
    }

    fn present(&self) -> Option<P> {
        if cfg!(feature = "split") { self.fetched.get().copied() } else { (self.fetch)().now_or_never()?.ok() }
    }

    async fn arrive(&self) -> Result<Arrival, Failure> {
        let Ok(screens) = (self.fetch)().await else { return missing().await };
        // Set already when two screens of the chunk were opened while it was on its way.
        let _ = self.fetched.set(screens);
        Ok(Arrival::Here)
    }
}

/// What comes of fetching a chunk, if not a failure.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Arrival {
    Here,
    /// The server has the files of another build now.
    Replaced,
}

/// Why the code could not be had. The browser's console says it exactly; to the person it is the network or a new version.
async fn missing() -> Result<Arrival, Failure> {
    if release::is_replaced().await { Ok(Arrival::Replaced) } else { Err(Failure::Offline) }
}

fn stand_in(
    arrival: Remote<Arrival>,
    title: &'static str,
    shape: Skeleton,
    screen: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    live(move || match arrival.state() {
        RemoteState::Loading => frame(Frame::stand_in(title, loading(shape))),
        RemoteState::Ready(Arrival::Here) => screen(),
        RemoteState::Ready(Arrival::Replaced) => frame(Frame::stand_in(title, replaced())),
        RemoteState::Failed(failure) => frame(Frame::stand_in(title, failed(&failure, move || arrival.retry()))),
    })
}

/// Loading the page anew brings this address back, with the newer build.
fn replaced() -> AnyView {
    let texts = use_texts();
    let reload = button::button(Weight::Primary, texts.app_reload(), release::take_over);
    faces::failed(Icon::Info, texts.app_new_version(), texts.app_replaced(), reload)
}
