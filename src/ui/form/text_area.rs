use leptos::prelude::*;

use super::Labelled;
use crate::ui::handler;

/// Several lines of text, with a count of what still fits.
pub struct TextArea {
    pub labelled: Labelled,
    pub value: Signal<String>,
    pub on_input: Callback<String>,
    pub on_leave: Callback<()>,
    /// “4,988 characters left”, or nothing while it is far.
    pub room: Signal<Option<String>>,
}

impl TextArea {
    /// A line below the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.labelled.hint = Some(hint.into());
        self
    }

    /// The control.
    pub fn view(self) -> AnyView {
        let Self { labelled, value, on_input, on_leave, room } = self;
        let (id, faulty, invalid) = (labelled.id(), labelled.is_faulty(), labelled.invalid());
        view! {
            <div class="field" class:field--faulty=faulty>
                <label class="field__label" for=id.clone()>{labelled.label.clone()}</label>
                {labelled.hint_view()}
                {labelled.fault_view()}
                <textarea
                    class="input input--area"
                    id=id
                    rows="6"
                    aria-describedby=labelled.described_by()
                    aria-invalid=invalid
                    prop:value=value
                    on:input=handler(move |event| on_input.run(event_target_value(&event)))
                    // The browser blurs a field that leaves the page, when its screen is gone already.
                    on:blur=handler(move |_| {
                        let _ = on_leave.try_run(());
                    })
                ></textarea>
                <p class="field__hint" role="status">{move || room.get().into_any()}</p>
            </div>
        }
        .into_any()
    }
}
