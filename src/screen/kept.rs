use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use zhihui_domain::failure::Failure;
use zhihui_domain::time::Instant;

use super::effect;
use crate::backend::{Answer, Fetch, Fresh, Read, Remote, Shared, use_backend};
use crate::store::copies::{self, CopyOf};

/// How old what is shown is, where it could not be brought up to date. For the line that says so.
#[derive(Clone, Copy)]
pub struct Age(RwSignal<Vec<(usize, Instant)>>);

impl Age {
    /// Puts it into the context.
    pub fn provide() {
        provide_context(Self(RwSignal::new(Vec::new())));
    }

    /// Since when the oldest copy on the screen may have changed on the server. Tracks.
    pub fn get(self) -> Option<Instant> {
        self.0.with(|ages| ages.iter().map(|(_, age)| *age).min())
    }

    fn of(self, read: usize, age: Option<Instant>) {
        let before = self.0.with_untracked(|ages| ages.iter().find(|(of, _)| *of == read).map(|(_, age)| *age));
        if before != age {
            self.0.update(|ages| {
                ages.retain(|(of, _)| *of != read);
                ages.extend(age.map(|age| (read, age)));
            });
        }
    }
}

/// How old what is shown is.
pub fn use_age() -> Age {
    expect_context()
}

/// A read whose last answer the phone keeps: shown at once, and with no signal.
pub fn kept<T, F>(of: CopyOf, ask: impl Fn() -> F + 'static) -> Remote<T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Answer<T>, Failure>> + 'static,
{
    let copy = copies::find(&of);
    let at = copy.as_ref().map(|copy| copy.at);
    let value = copy.and_then(|copy| Answer::read(copy.text).ok()).map(|answer: Answer<T>| answer.value);
    let ask = move || {
        let pending = ask();
        async move {
            let Answer { text, value } = pending.await?;
            Ok(Answer { text, value: Arc::new(value) as Shared })
        }
    };
    let remote = Remote::load_shared(value, keeping(of, Box::new(move || Box::pin(ask()))));
    tell_age(remote, at);
    remote
}

type Ask = Box<dyn Fn() -> LocalBoxFuture<'static, Result<Answer<Shared>, Failure>>>;

/// Asks, and keeps the answer.
fn keeping(of: CopyOf, ask: Ask) -> Fetch {
    Rc::new(move || {
        let (of, pending) = (of.clone(), ask());
        Box::pin(async move {
            let answer = pending.await.inspect_err(|failure| forget_if_gone(&of, failure))?;
            let is_as_kept = copies::find(&of).is_some_and(|copy| copy.text == answer.text);
            copies::keep(&of, answer.text);
            Ok(Fresh { value: answer.value, is_as_kept })
        })
    })
}

fn forget_if_gone(of: &CopyOf, failure: &Failure) {
    if matches!(failure, Failure::NotFound | Failure::Forbidden) {
        copies::drop(of);
    }
}

/// Says how old what a read shows is, as long as it cannot be brought up to date; reads again when the connection is back.
pub fn tell_age<T: Clone + Send + Sync + 'static>(remote: Remote<T>, at: Option<Instant>) {
    watch(remote.read(), at);
}

fn watch(shown: Read, at: Option<Instant>) {
    static READS: AtomicUsize = AtomicUsize::new(0);
    let (age, backend, read) = (use_age(), use_backend(), READS.fetch_add(1, Ordering::Relaxed));
    let stale = shown.stale();
    effect(move || age.of(read, at.filter(|_| stale.with(Option::is_some))));
    Effect::new(move |was_down: Option<bool>| {
        let is_down = backend.is_down();
        if was_down == Some(true) && !is_down && stale.with_untracked(Option::is_some) {
            shown.refresh();
        }
        is_down
    });
    on_cleanup(move || age.of(read, None));
}
