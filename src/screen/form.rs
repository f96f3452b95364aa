use std::collections::HashMap;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::i18n::{Texts, use_texts};
use crate::platform::timer::Timeout;
use crate::store::Draft;
use crate::ui::form::{
    Choice, ChoiceField, ConsentBox, Fault, FormFaults, Keyboard, Labelled, TextArea, TextField, error_summary,
};

/// A press takes the focus from a field before it lands. A fault that came in between would push the button away from
/// under the finger, and the press would be lost; so a field is judged when the press is over.
const PRESS_MS: u32 = 250;

/// A form over a draft: each control reads and writes the draft, which the phone keeps at every change; the domain's own
/// check judges a field when the person leaves it and all of them when the form is sent.
pub struct Form<T: Send + Sync + 'static> {
    draft: Draft<T>,
    check: Callback<T, Vec<FieldError>>,
    faults: FormFaults,
    /// What to say when a required field is empty, by pointer.
    required: StoredValue<HashMap<String, String>>,
    /// How often the whole form was judged. That includes every field left before.
    judged: StoredValue<u32>,
    texts: Texts,
}

impl<T: Send + Sync + 'static> Clone for Form<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Form<T> {}

impl<T> Form<T>
where
    T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    /// A form over `draft`, judged by `check`.
    pub fn new(draft: Draft<T>, check: impl Fn(&T) -> Vec<FieldError> + Send + Sync + 'static) -> Self {
        Self {
            draft,
            check: Callback::new(move |value| check(&value)),
            faults: FormFaults::none(),
            required: StoredValue::new(HashMap::new()),
            judged: StoredValue::new(0),
            texts: use_texts(),
        }
    }

    /// The summary of what is wrong, for the top of the form.
    pub fn summary(self) -> AnyView {
        let texts = self.texts;
        error_summary(self.faults, move |count| texts.app_faults(count))
    }

    /// What is typed, if all of it holds; otherwise the form shows what does not.
    pub fn accepted(self) -> Option<T> {
        let value = self.draft.snapshot();
        self.judged.update_value(|times| *times += 1);
        let errors = self.check.run(value.clone());
        if errors.is_empty() {
            return Some(value);
        }
        self.refuse(&errors);
        None
    }

    /// Shows what is wrong, in the order given.
    pub fn refuse(self, errors: &[FieldError]) {
        self.judged.update_value(|times| *times += 1);
        let faults = errors.iter().map(|e| Fault { pointer: e.pointer.clone(), message: self.message(e) }).collect();
        self.faults.refuse(faults);
    }

    /// Shows one fault that only the server could find.
    pub fn refuse_one(self, pointer: &str, message: &str) {
        self.faults.refuse(vec![Fault { pointer: pointer.to_owned(), message: message.to_owned() }]);
    }

    /// A line of text.
    pub fn text(
        self,
        pointer: impl Into<String>,
        label: impl Into<String>,
        read: impl Fn(&T) -> String + Send + Sync + 'static,
        write: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> TextField {
        let (labelled, value, on_input, on_leave) = self.bound(pointer.into(), label.into(), read, write);
        TextField { labelled, keyboard: Keyboard::Text, autocomplete: "off", value, on_input, on_leave }
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
        let (labelled, value, on_input, on_leave) = self.bound(pointer.into(), label.into(), read, write);
        let texts = self.texts;
        let room = Signal::derive(move || {
            let left = max.saturating_sub(value.with(|text| text.trim().chars().count()));
            (left < max / 5).then(|| texts.app_room_left(u32::try_from(left).unwrap_or(u32::MAX)))
        });
        TextArea { labelled, value, on_input, on_leave, room }
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
        let (pointer, label) = (pointer.into(), label.into());
        let missing = self.texts.fault_choose(&label);
        let (labelled, value, on_input, on_leave) = self.bound(pointer.clone(), label, read, write);
        self.required.update_value(|required| {
            required.insert(pointer, missing);
        });
        let on_choose = Callback::new(move |chosen| {
            on_input.run(chosen);
            on_leave.run(());
        });
        ChoiceField { labelled, options, value, on_choose, tiles: false }
    }

    /// A consent.
    pub fn consent(
        self,
        pointer: impl Into<String>,
        sentence: impl Into<String>,
        read: impl Fn(&T) -> bool + Send + Sync + 'static,
        write: impl Fn(&mut T, bool) + Send + Sync + 'static,
    ) -> ConsentBox {
        let pointer = pointer.into();
        let labelled = self.labelled(pointer.clone(), sentence.into());
        let value = Signal::derive(move || self.draft.with(&read));
        let on_change = Callback::new(move |given| {
            self.draft.update(|draft| write(draft, given));
            self.judge(&pointer);
        });
        ConsentBox { labelled, value, on_change }
    }

    fn bound(
        self,
        pointer: String,
        label: String,
        read: impl Fn(&T) -> String + Send + Sync + 'static,
        write: impl Fn(&mut T, String) + Send + Sync + 'static,
    ) -> (Labelled, Signal<String>, Callback<String>, Callback<()>) {
        let missing = self.texts.fault_fill(&label);
        self.required.update_value(|required| {
            required.insert(pointer.clone(), missing);
        });
        let value = Signal::derive(move || self.draft.with(&read));
        let leave = pointer.clone();
        let on_input = Callback::new(move |typed| {
            self.draft.update(|draft| write(draft, typed));
            self.forgive();
        });
        let on_leave = Callback::new(move |()| {
            let (leave, judged) = (leave.clone(), self.judged.get_value());
            let judge = move || {
                // Nothing is left to say where the form was sent since, or is gone from the screen.
                if self.judged.try_get_value() == Some(judged) {
                    self.judge(&leave);
                }
            };
            Timeout::new(PRESS_MS, judge).forget();
        });
        (self.labelled(pointer, label), value, on_input, on_leave)
    }

    fn labelled(self, pointer: String, label: String) -> Labelled {
        Labelled { pointer, label, hint: None, faults: self.faults }
    }

    /// Takes back a shown fault as soon as its field holds, or is not asked for any more because of what was typed; a new
    /// one is never shown while somebody is typing.
    fn forgive(self) {
        let errors = self.check.run(self.draft.snapshot());
        self.faults.keep(|pointer| errors.iter().any(|e| e.pointer == pointer));
    }

    /// Judges one field. An empty field that was only passed through is not called wrong before the form is sent.
    fn judge(self, pointer: &str) {
        let errors = self.check.run(self.draft.snapshot());
        let found = errors.iter().find(|e| e.pointer == pointer);
        let only_empty = found.is_some_and(|e| matches!(e.code, FieldCode::Required | FieldCode::ConsentRequired));
        let shown = untrack(|| self.faults.at(pointer)).is_some();
        if !only_empty || shown {
            self.faults.judge(pointer, found.map(|e| self.message(e)));
        }
    }

    fn message(self, error: &FieldError) -> String {
        let own = match error.code {
            FieldCode::Required => self.required.with_value(|required| required.get(&error.pointer).cloned()),
            _ => None,
        };
        own.unwrap_or_else(|| self.texts.field_fault(error.code).to_owned())
    }
}
