//! Form controls: label above, hint below it, the fault beside the field and in a summary on top.

mod choice_field;
mod consent_box;
mod error_summary;
mod faults;
mod password_field;
mod photo_field;
mod text_area;
mod text_field;

pub use choice_field::{Choice, ChoiceField};
pub use consent_box::ConsentBox;
pub use error_summary::error_summary;
pub use faults::{Fault, FormFaults};
pub use password_field::password_field;
pub use photo_field::{PhotoField, Thumbnail, thumbnail};
pub use text_area::TextArea;
pub use text_field::{Keyboard, TextField};

use leptos::prelude::*;

use super::DomId;

/// A form in one column. The browser's own checks stay silent: the app says itself what is wrong.
pub fn form_with(on_submit: impl FnMut() + 'static, content: AnyView) -> AnyView {
    // Made once for all forms, and not for each anew.
    fn boxed(mut on_submit: Box<dyn FnMut()>, content: AnyView) -> AnyView {
        let submit = move |submit: leptos::ev::SubmitEvent| {
            submit.prevent_default();
            on_submit();
        };
        view! {
            <form class="stack" novalidate on:submit=submit>
                {content}
            </form>
        }
        .into_any()
    }
    boxed(Box::new(on_submit), content)
}

/// What every control shares: where it is in the request, what it is called, what is wrong with it.
#[derive(Clone)]
pub struct Labelled {
    pub pointer: String,
    pub label: String,
    pub hint: Option<String>,
    pub faults: FormFaults,
}

impl Labelled {
    fn id(&self) -> String {
        DomId::Field(self.pointer.clone()).name()
    }

    fn hint_view(&self) -> AnyView {
        let id = DomId::Hint(self.pointer.clone()).name();
        self.hint.clone().map(|hint| view! { <p class="field__hint" id=id>{hint}</p> }.into_any()).into_any()
    }

    fn fault_view(&self) -> AnyView {
        let (faults, pointer) = (self.faults, self.pointer.clone());
        let id = DomId::Fault(pointer.clone()).name();
        // The element stays, so that screen readers announce a change of its text.
        view! {
            <p class="field__fault" id=id aria-live="polite">
                {move || faults.at(&pointer).into_any()}
            </p>
        }
        .into_any()
    }

    /// For `aria-describedby`.
    fn described_by(&self) -> String {
        let hint = self.hint.as_ref().map(|_| DomId::Hint(self.pointer.clone()).name());
        let fault = Some(DomId::Fault(self.pointer.clone()).name());
        [hint, fault].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Whether something is wrong with it. Tracks when called in a reactive place.
    /// Whether something is wrong with it, as assistive technology hears it.
    fn invalid(&self) -> Signal<Option<&'static str>> {
        let is_faulty = self.is_faulty();
        Signal::derive(move || is_faulty().then_some("true"))
    }

    fn is_faulty(&self) -> impl Fn() -> bool + Clone + Send + Sync + 'static {
        let (faults, pointer) = (self.faults, self.pointer.clone());
        move || faults.at(&pointer).is_some()
    }
}
