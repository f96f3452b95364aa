mod judge;
mod refusals;

pub use refusals::{Refusals, use_refusals};

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::store::Draft;
use crate::ui::form::{Choice, ChoiceField, ConsentBox, Keyboard, Labelled, TextArea, TextField};
use judge::{Bound, Judge, Read, Write};

/// A form over a draft: each control reads and writes the draft, which the phone keeps at every change; the domain's own
/// check judges a field when the person leaves it and all of them when the form is sent.
///
/// Only what reads and writes a field knows what is typed into it; the rest is [`Judge`].
pub struct Form<T> {
    draft: Draft<T>,
    judge: Judge,
}

impl<T> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Form<T> {}

impl<T> Form<T>
where
    T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// A form over `draft`, judged by `check`. It says what the backend has refused about the draft.
    pub fn new(draft: Draft<T>, check: impl Fn(&T) -> Vec<FieldError> + Send + Sync + 'static) -> Self {
        Self::part(draft, check, |_| true)
    }

    /// One of the pages of a form: what was refused about the draft is its own to say where the pointer `is_own`.
    pub fn part(
        draft: Draft<T>,
        check: impl Fn(&T) -> Vec<FieldError> + Send + Sync + 'static,
        is_own: impl Fn(&str) -> bool + 'static,
    ) -> Self {
        let judge = Judge::new(draft.record(), Box::new(move |value| check(value.get())));
        judge.recall(Box::new(is_own));
        Self { draft, judge }
    }

    /// The summary of what is wrong, for the top of the form.
    pub fn summary(self) -> AnyView {
        self.judge.summary()
    }

    /// What is typed, if all of it holds; otherwise the form shows what does not.
    pub fn accepted(self) -> Option<T> {
        self.judge.accepts().then(|| self.draft.snapshot())
    }

    /// Shows what only the backend or the phone could find, in the order given.
    pub fn refuse(self, errors: &[FieldError]) {
        self.judge.refuse(errors);
    }

    /// Shows one such fault.
    pub fn refuse_one(self, pointer: &str, message: &str) {
        let (pointer, message) = (pointer.to_owned(), message.to_owned());
        self.refuse(&[FieldError { pointer, code: FieldCode::Other, message }]);
    }

    /// Takes back what was refused about a field that has changed since. Controls of this form do that themselves.
    pub fn forgive(self, pointer: &str) {
        self.judge.forgive(pointer);
    }

    /// A line of text.
    pub fn text(
        self,
        pointer: impl Into<String>,
        label: impl Into<String>,
        read: impl Fn(&T) -> String + Send + Sync + 'static,
        write: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> TextField {
        text_field(self.judge.bound(pointer.into(), label.into(), reader(read), writer(write)))
    }

    /// Several lines of text of at most `max` code points.
    pub fn area(
        self,
        pointer: impl Into<String>,
        label: impl Into<String>,
        max: usize,
        read: impl Fn(&T) -> String + Send + Sync + 'static,
        write: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> TextArea {
        text_area(self.judge, max, self.judge.bound(pointer.into(), label.into(), reader(read), writer(write)))
    }

    /// One of a few choices; the empty string is “not chosen yet”.
    pub fn choice(
        self,
        pointer: impl Into<String>,
        label: impl Into<String>,
        options: Vec<Choice>,
        read: impl Fn(&T) -> String + Send + Sync + 'static,
        write: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> ChoiceField {
        let bound = self.judge.bound(pointer.into(), label.into(), reader(read), writer(write));
        choice_field(self.judge, options, bound)
    }

    /// What a control of another kind begins with.
    pub fn labelled(self, pointer: String, label: String) -> Labelled {
        self.judge.labelled(pointer, label)
    }

    /// A consent.
    pub fn consent(
        self,
        pointer: impl Into<String>,
        sentence: impl Into<String>,
        read: impl Fn(&T) -> bool + Send + Sync + 'static,
        write: impl Fn(&mut T, bool) + Send + Sync + 'static,
    ) -> ConsentBox {
        consent_box(self.judge, pointer.into(), sentence.into(), reader(read), writer(write))
    }
}

fn reader<T: 'static, R>(read: impl Fn(&T) -> R + Send + Sync + 'static) -> Read<R> {
    Box::new(move |draft| read(draft.get()))
}

fn writer<T: 'static, R>(write: impl Fn(&mut T, R) + Send + Sync + 'static) -> Write<R> {
    Box::new(move |draft, value| write(draft.get_mut(), value))
}

fn text_field(bound: Bound) -> TextField {
    let Bound { labelled, value, on_input, on_leave } = bound;
    TextField { labelled, keyboard: Keyboard::Text, autocomplete: "off", value, on_input, on_leave, shown: None }
}

fn text_area(judge: Judge, max: usize, bound: Bound) -> TextArea {
    let Bound { labelled, value, on_input, on_leave } = bound;
    let room = Signal::derive(move || {
        let left = max.saturating_sub(value.with(|text| text.trim().chars().count()));
        (left < max / 5).then(|| judge.texts.app_room_left(u32::try_from(left).unwrap_or(u32::MAX)))
    });
    TextArea { labelled, value, on_input, on_leave, room }
}

fn choice_field(judge: Judge, options: Vec<Choice>, bound: Bound) -> ChoiceField {
    let Bound { labelled, value, on_input, on_leave } = bound;
    judge.require(labelled.pointer.clone(), judge.texts.fault_choose(&labelled.label));
    let on_choose = Callback::new(move |chosen| {
        on_input.run(chosen);
        on_leave.run(());
    });
    ChoiceField { labelled, options, value, on_choose, tiles: false }
}

fn consent_box(judge: Judge, pointer: String, sentence: String, read: Read<bool>, write: Write<bool>) -> ConsentBox {
    let labelled = judge.labelled(pointer.clone(), sentence);
    let (value, on_change) = judge.ticked(pointer, read, write);
    ConsentBox { labelled, value, on_change }
}
