use std::future::Future;

use futures::future::LocalBoxFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::failure::Failure;

use super::faces::{sign_in_link, small_print};
use crate::i18n::{Texts, use_texts};
use crate::ui::{live, notice};

/// What is done with an answer.
type Then = Box<dyn FnOnce()>;

/// One write on its way: idle, sending, or failed with everything typed still there.
#[derive(Clone, Copy)]
pub struct Submission {
    busy: RwSignal<bool>,
    failure: RwSignal<Option<Failure>>,
}

impl Submission {
    /// Nothing sent yet.
    pub fn idle() -> Self {
        Self { busy: RwSignal::new(false), failure: RwSignal::new(None) }
    }

    /// Whether an answer is awaited. Tracks.
    pub fn busy(self) -> Signal<bool> {
        self.busy.into()
    }

    /// Sends, unless something is on its way already; `then` gets the answer.
    pub fn send<T: 'static>(
        self,
        operation: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.run(Box::pin(async move {
            let answer = operation.await?;
            Ok(Box::new(move || then(answer)) as Then)
        }));
    }

    fn run(self, operation: LocalBoxFuture<'static, Result<Then, Failure>>) {
        self.busy.set(true);
        self.failure.set(None);
        spawn_local(async move {
            let result = operation.await;
            // The screen may be gone by now; the draft still is there.
            let _ = self.busy.try_set(false);
            match result {
                Ok(then) => then(),
                Err(failure) => {
                    let _ = self.failure.try_set(Some(failure));
                }
            }
        });
    }

    /// What went wrong, if something did. Tracks.
    pub fn failure(self) -> Option<Failure> {
        self.failure.get()
    }

    /// What went wrong, in words.
    pub fn notice(self) -> AnyView {
        let texts = use_texts();
        live(move || self.failure.get().map(|failure| failure_notice(texts, &failure)).into_any())
    }
}

/// A failure in words, with the way on where it is not pressing the button again.
pub(super) fn failure_notice(texts: Texts, failure: &Failure) -> AnyView {
    let sentence = texts.failure(failure);
    let more = match failure {
        Failure::Validation(errors) => {
            let listed: Vec<_> = errors.iter().map(|e| view! { <li>{texts.field_fault(e)}</li> }.into_any()).collect();
            view! { <ul>{listed}</ul> }.into_any()
        }
        Failure::Unauthenticated => sign_in_link(),
        other => small_print(other).into_any(),
    };
    notice::failure(sentence.title, sentence.body, more)
}
