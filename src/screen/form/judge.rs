use leptos::prelude::*;
use zhihui_domain::problem::{FieldCode, FieldError};

use super::Refusals;
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
    /// The pointers of its fields.
    fields: StoredValue<Vec<String>>,
    /// The fields that somebody else has found fault with: no check of ours says when they are right.
    refused: StoredValue<Vec<String>>,
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
            fields: StoredValue::new(Vec::new()),
            refused: StoredValue::new(Vec::new()),
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
        let errors = self.errors();
        self.refused.update_value(Vec::clear);
        if errors.is_empty() {
            self.judged.update_value(|times| *times += 1);
            self.faults.keep(|_| false);
        } else {
            self.show(&errors);
        }
        errors.is_empty()
    }

    /// Shows what somebody else has found, in the order given. It stays until its field is changed.
    pub fn refuse(self, errors: &[FieldError]) {
        let faults = self.show(errors);
        self.refused.set_value(faults);
    }

    /// Shows what is wrong, each at its field; answers at which. What is in none of them stands in the summary alone.
    fn show(self, errors: &[FieldError]) -> Vec<String> {
        self.judged.update_value(|times| *times += 1);
        let place = |error: &FieldError| self.fields.with_value(|fields| nearest(fields, &error.pointer));
        let faults: Vec<_> =
            errors.iter().map(|error| Fault { pointer: place(error), message: self.message(error) }).collect();
        let places = faults.iter().map(|fault| fault.pointer.clone()).collect();
        self.faults.refuse(faults);
        places
    }

    /// Shows what the backend has refused about this draft, as far as it `is_own`.
    pub fn recall(self, is_own: Box<dyn Fn(&str) -> bool>) {
        let Some(refusals) = use_context::<Refusals>() else { return };
        // The fields are there from the next frame on. The screen may be gone by then.
        request_animation_frame(move || {
            let Some(_) = self.judged.try_get_value() else { return };
            let errors = refusals.take(&self.draft.of(), is_own);
            if !errors.is_empty() {
                self.refuse(&errors);
            }
        });
    }

    /// A field of text.
    pub fn bound(self, pointer: String, label: String, read: Read<String>, write: Write<String>) -> Bound {
        self.require(pointer.clone(), self.texts.fault_fill(&label));
        let value = Signal::derive(move || self.draft.with(&read));
        let (leave, changed) = (pointer.clone(), pointer.clone());
        let on_input = Callback::new(move |typed| {
            self.draft.update(|draft| write(draft, typed));
            self.forgive(&changed);
        });
        let on_leave = Callback::new(move |()| self.judge_soon(leave.clone()));
        Bound { labelled: self.labelled(pointer, label), value, on_input, on_leave }
    }

    /// A field that is ticked or not.
    pub fn ticked(self, pointer: String, read: Read<bool>, write: Write<bool>) -> (Signal<bool>, Callback<bool>) {
        let value = Signal::derive(move || self.draft.with(&read));
        let on_change = Callback::new(move |given| {
            self.draft.update(|draft| write(draft, given));
            self.forgive(&pointer);
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
        self.fields.update_value(|fields| {
            if !fields.contains(&pointer) {
                fields.push(pointer.clone());
            }
        });
        Labelled { pointer, label, hint: None, faults: self.faults }
    }

    fn errors(self) -> Vec<FieldError> {
        self.check.with_value(|check| self.draft.peek(check))
    }

    /// Takes back a shown fault as soon as its field holds, or is not asked for any more because of what was typed; a new
    /// one is never shown while somebody is typing. What somebody else has found is out of date once its field is
    /// `changed`; what they said about the whole, once anything is.
    pub fn forgive(self, changed: &str) {
        self.refused.update_value(|refused| refused.retain(|pointer| pointer != changed && !pointer.is_empty()));
        let errors = self.errors();
        let refused = self.refused.get_value();
        self.faults.keep(|pointer| {
            errors.iter().any(|e| e.pointer == pointer) || refused.iter().any(|other| other == pointer)
        });
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
        if found.is_none() && self.refused.with_value(|refused| refused.iter().any(|other| other == pointer)) {
            return;
        }
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
        own.unwrap_or_else(|| self.texts.field_fault(error))
    }
}

/// The field that a pointer leads to or into. Empty for what is in no field of this form.
fn nearest(fields: &[String], pointer: &str) -> String {
    let mut part = pointer;
    while !part.is_empty() && !fields.iter().any(|field| field == part) {
        part = part.rfind('/').map_or("", |end| &part[..end]);
    }
    part.to_owned()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_fault_stands_at_the_field_that_it_is_in() {
        let fields = ["/phone", "/attachments", "/answers/q1"].map(str::to_owned);
        assert_eq!(nearest(&fields, "/phone"), "/phone");
        assert_eq!(nearest(&fields, "/attachments/2"), "/attachments");
        assert_eq!(nearest(&fields, "/answers/q1"), "/answers/q1");
        for elsewhere in ["", "/answers", "/answers/q2", "/phoneNumber", "phone"] {
            assert_eq!(nearest(&fields, elsewhere), "", "{elsewhere}");
        }
    }
}
