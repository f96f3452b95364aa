use leptos::prelude::*;
use leptos::task::spawn_local;
use zhihui_domain::failure::Failure;
use zhihui_domain::outbox::{Entry, Operation, Stage};
use zhihui_domain::problem::FieldError;

use super::{Change, discarding, look};
use crate::i18n::Texts;
use crate::screen::Outbox;
use crate::screen::faces::small_print;
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::{live, notice};

/// Says more about a refusal than its sentence does.
pub type Explain = Box<dyn Fn(&Failure) -> Option<AnyView> + Send>;

/// What became of a pressed button so far, in words, and what the person can do about it.
pub struct Standing {
    pub texts: Texts,
    pub outbox: Outbox,
    pub change: Change,
    pub explain: Explain,
    /// Makes it a draft again.
    pub take_back: Callback<Entry>,
    /// It was thrown away.
    pub gone: Callback<()>,
}

impl Standing {
    pub fn view(&self, entry: &Entry) -> AnyView {
        let texts = self.texts;
        match &entry.stage {
            Stage::Refused(Failure::Timeout) => self.unknown(entry),
            Stage::Refused(failure) => {
                let sentence = texts.failure(failure);
                let more = view! {
                    {self.faults(failure)}
                    {small_print(failure)}
                    {(self.explain)(failure)}
                    {self.choices(entry)}
                };
                notice::failure(sentence.title, sentence.body, more.into_any())
            }
            Stage::Waiting { after, .. } => {
                let why = after.as_ref().map(|failure| texts.failure(failure).title);
                view! {
                    {notice::waiting(texts.outbox_waiting(), texts.outbox_waiting_body(), why.unwrap_or_default())}
                    {after.as_ref().and_then(small_print)}
                    {self.choices(entry)}
                }
                .into_any()
            }
            Stage::Sending(_) => {
                notice::waiting(texts.outbox_waiting(), texts.outbox_waiting_body(), texts.app_sending())
            }
        }
    }

    /// Nobody knows whether it has arrived: the person looks, and sends it again or throws it away.
    fn unknown(&self, entry: &Entry) -> AnyView {
        let (texts, asking, gone) = (self.texts, RwSignal::new(false), self.gone);
        let send = self.sending(entry);
        let entry = entry.clone();
        let choices = live(move || {
            if asking.get() {
                return discarding(&entry, asking, gone);
            }
            view! {
                {look(&entry.operation)}
                {button::button(Weight::Quiet, texts.outbox_send_again(), send.clone())}
                {button::button(Weight::Plain, texts.outbox_discard(), move || asking.set(true))}
            }
            .into_any()
        });
        view! {
            {notice::failure(texts.outbox_unknown(), texts.outbox_unknown_body(), ().into_any())}
            {choices}
        }
        .into_any()
    }

    /// What the backend refused, field by field.
    fn faults(&self, failure: &Failure) -> Option<AnyView> {
        let Failure::Validation(faults) = failure else { return None };
        let item = |fault: &FieldError| {
            let words = self.change.words(self.texts, fault);
            view! { <li>{words}</li> }.into_any()
        };
        let items: Vec<_> = faults.iter().map(item).collect();
        Some(view! { <ul class="bullets">{items}</ul> }.into_any())
    }

    fn choices(&self, entry: &Entry) -> AnyView {
        let waits = matches!(entry.stage, Stage::Waiting { .. });
        let may_pass = matches!(
            &entry.stage,
            Stage::Refused(Failure::Protocol { .. } | Failure::Forbidden | Failure::Unauthenticated)
        );
        view! {
            {(waits || may_pass).then(|| button::button(Weight::Primary, self.texts.outbox_send_now(), self.sending(entry)))}
            {entry.can_change().then(|| self.giving_up(entry))}
        }
        .into_any()
    }

    /// What has words gives them back; what has none is simply not sent.
    fn giving_up(&self, entry: &Entry) -> AnyView {
        let (take_back, gone, entry) = (self.take_back, self.gone, entry.clone());
        if !matches!(entry.operation, Operation::CancelRegistration { .. }) {
            let change = move || take_back.run(entry.clone());
            return button::button(Weight::Quiet, self.texts.outbox_change(), change);
        }
        let discard = move || {
            let key = entry.key.clone();
            spawn_local(async move {
                store::outbox::remove(&key).await;
                let _ = gone.try_run(());
            });
        };
        button::button(Weight::Quiet, self.texts.outbox_discard(), discard)
    }

    fn sending(&self, entry: &Entry) -> impl Fn() + Clone + Send + 'static {
        let (outbox, key) = (self.outbox, entry.key.clone());
        move || spawn_local(outbox.send_again(key.clone()))
    }
}
