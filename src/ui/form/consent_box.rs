use leptos::prelude::*;

use super::Labelled;
use crate::ui::handler;

/// A consent that starts unticked. The label is the whole sentence.
pub struct ConsentBox {
    pub labelled: Labelled,
    pub value: Signal<bool>,
    pub on_change: Callback<bool>,
}

impl ConsentBox {
    /// The control.
    pub fn view(self) -> AnyView {
        let Self { labelled, value, on_change } = self;
        let (id, faulty, invalid) = (labelled.id(), labelled.is_faulty(), labelled.invalid());
        let label_for = id.clone();
        view! {
            <div class="field" class:field--faulty=faulty>
                {labelled.fault_view()}
                <label class="consent" for=label_for>
                    <input
                        class="consent__input"
                        type="checkbox"
                        id=id
                        aria-describedby=labelled.described_by()
                        aria-invalid=invalid
                        prop:checked=value
                        on:change=handler(move |event| on_change.run(event_target_checked(&event)))
                    />
                    <span>{labelled.label.clone()}</span>
                </label>
            </div>
        }
        .into_any()
    }
}
