use leptos::prelude::*;
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::i18n::{Texts, use_texts};
use crate::platform::timer::Timeout;
use crate::store::{DraftRecord, Erased};
use crate::ui::form::{Fault, FormFaults, Labelled, error_summary};

/// A press takes the focus from a field before it lands. A fault that came in between would push the button away from
/// under the finger, and the press would be lost; so a field is judged when the press is over.
const PRESS_MS: u32 = 250;

/// The domain's check of what is typed.
pub type Check = Box<dyn Fn(&Erased) -> Vec<FieldError> + Send + Sync>;
/// Reads a field.
pub type Read<R> = Box<dyn Fn(&Erased) -> R + Send + Sync>;
/// Writes a field.
pub type Write<R> = Box<dyn Fn(&mut Erased, R) + Send + Sync>;

/// A form without the type of what is typed into it, so that it is in the wasm once for all forms.
#[derive(Clone, Copy)]
pub struct Judge {
    draft: DraftRecord,
    check: StoredValue<Check>,
    faults: FormFaults,
    /// What to say when a required field is empty, after its pointer.
    required: StoredValue<Vec<(String, String)>>,
    /// How often the whole form was judged. That includes every field left before.
    judged: StoredValue<u32>,
    pub texts: Texts,
}

/// A field's way to and from the draft.
pub struct Bound {
    pub labelled: Labelled,
    pub value: Signal<String>,
    pub on_input: Callback<String>,
    pub on_leave: Callback<()>,
}

impl Judge {
    pub fn new(draft: DraftRecord, check: Check) -> Self {
        Self {
            draft,
            check: StoredValue::new(check),
            faults: FormFaults::none(),
            required: StoredValue::new(Vec::new()),
            judged: StoredValue::new(0),
            texts: use_texts(),
        }
    }

    /// The summary of what is wrong, for the top of the form.
    pub fn summary(self) -> AnyView {
        error_summary(self.faults, move |count| self.texts.app_faults(count))
    }

    /// Whether all that is typed holds; otherwise the form shows what does not.
    pub fn accepts(self) -> bool {
        self.judged.update_value(|times| *times += 1);
        let errors = self.errors();
        if !errors.is_empty() {
            self.refuse(&errors);
        }
        errors.is_empty()
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

    /// A field of text.
    pub fn bound(self, pointer: String, label: String, read: Read<String>, write: Write<String>) -> Bound {
        self.require(pointer.clone(), self.texts.fault_fill(&label));
        let value = Signal::derive(move || self.draft.with(&read));
        let leave = pointer.clone();
        let on_input = Callback::new(move |typed| {
            self.draft.update(|draft| write(draft, typed));
            self.forgive();
        });
        let on_leave = Callback::new(move |()| self.judge_soon(leave.clone()));
        Bound { labelled: self.labelled(pointer, label), value, on_input, on_leave }
    }

    /// A field that is ticked or not.
    pub fn ticked(self, pointer: String, read: Read<bool>, write: Write<bool>) -> (Signal<bool>, Callback<bool>) {
        let value = Signal::derive(move || self.draft.with(&read));
        let on_change = Callback::new(move |given| {
            self.draft.update(|draft| write(draft, given));
            self.judge(&pointer);
        });
        (value, on_change)
    }

    /// What to say when this field is empty though it must not be.
    pub fn require(self, pointer: String, missing: String) {
        self.required.update_value(|required| {
            required.retain(|(of, _)| *of != pointer);
            required.push((pointer, missing));
        });
    }

    pub fn labelled(self, pointer: String, label: String) -> Labelled {
        Labelled { pointer, label, hint: None, faults: self.faults }
    }

    fn errors(self) -> Vec<FieldError> {
        self.check.with_value(|check| self.draft.peek(check))
    }

    /// Takes back a shown fault as soon as its field holds, or is not asked for any more because of what was typed; a new
    /// one is never shown while somebody is typing.
    fn forgive(self) {
        let errors = self.errors();
        self.faults.keep(|pointer| errors.iter().any(|e| e.pointer == pointer));
    }

    fn judge_soon(self, pointer: String) {
        let judged = self.judged.get_value();
        let judge = move || {
            // Nothing is left to say where the form was sent since, or is gone from the screen.
            if self.judged.try_get_value() == Some(judged) {
                self.judge(&pointer);
            }
        };
        Timeout::new(PRESS_MS, judge).forget();
    }

    /// Judges one field. An empty field that was only passed through is not called wrong before the form is sent.
    fn judge(self, pointer: &str) {
        let errors = self.errors();
        let found = errors.iter().find(|e| e.pointer == pointer);
        let only_empty = found.is_some_and(|e| matches!(e.code, FieldCode::Required | FieldCode::ConsentRequired));
        let shown = untrack(|| self.faults.at(pointer)).is_some();
        if !only_empty || shown {
            self.faults.judge(pointer, found.map(|e| self.message(e)));
        }
    }

    fn message(self, error: &FieldError) -> String {
        let own = match error.code {
            FieldCode::Required => self.required.with_value(|required| {
                required.iter().find(|(of, _)| *of == error.pointer).map(|(_, words)| words.clone())
            }),
            _ => None,
        };
        own.unwrap_or_else(|| self.texts.field_fault(error.code).to_owned())
    }
}
