use leptos::prelude::*;

use super::Labelled;
use crate::ui::handler;

/// Which keyboard a phone brings up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyboard {
    Text,
    Phone,
    Digits,
    /// Capital letters and digits.
    Code,
}

/// One line of text.
pub struct TextField {
    pub labelled: Labelled,
    pub keyboard: Keyboard,
    /// The HTML `autocomplete` token.
    pub autocomplete: &'static str,
    pub value: Signal<String>,
    pub on_input: Callback<String>,
    pub on_leave: Callback<()>,
    /// Of a secret: whether it is shown as it is.
    pub shown: Option<Signal<bool>>,
}

impl TextField {
    /// A line below the label that says why it is asked or what it should look like.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.labelled.hint = Some(hint.into());
        self
    }

    /// The keyboard to bring up.
    pub fn keyboard(mut self, keyboard: Keyboard) -> Self {
        self.keyboard = keyboard;
        self
    }

    /// What the browser may fill in.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }

    /// Makes it a secret: dots, unless it is `shown`.
    pub fn hidden_unless(mut self, shown: Signal<bool>) -> Self {
        self.shown = Some(shown);
        self
    }

    /// The control.
    pub fn view(self) -> AnyView {
        let Self { labelled, keyboard, autocomplete, value, on_input, on_leave, shown } = self;
        let (kind, mode) = match keyboard {
            Keyboard::Text | Keyboard::Code => ("text", "text"),
            Keyboard::Phone => ("tel", "tel"),
            Keyboard::Digits => ("text", "numeric"),
        };
        let kind = move || if shown.is_some_and(|shown| !shown.get()) { "password" } else { kind };
        let is_code = keyboard == Keyboard::Code;
        let (id, faulty, invalid) = (labelled.id(), labelled.is_faulty(), labelled.invalid());
        view! {
            <div class="field" class:field--faulty=faulty>
                <label class="field__label" for=id.clone()>{labelled.label.clone()}</label>
                {labelled.hint_view()}
                {labelled.fault_view()}
                <input
                    class="input"
                    id=id
                    type=kind
                    inputmode=mode
                    autocomplete=autocomplete
                    autocapitalize=if is_code { "characters" } else { "off" }
                    spellcheck="false"
                    aria-describedby=labelled.described_by()
                    aria-invalid=invalid
                    prop:value=value
                    on:input=handler(move |event| on_input.run(event_target_value(&event)))
                    // The browser blurs a field that leaves the page, when its screen is gone already.
                    on:blur=handler(move |_| {
                        let _ = on_leave.try_run(());
                    })
                />
            </div>
        }
        .into_any()
    }
}
