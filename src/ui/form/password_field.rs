use leptos::prelude::*;

use super::TextField;
use crate::ui::DomId;
use crate::ui::handler;

/// A password: dots, unless the person ticks the box below to see what they type.
pub fn password_field(field: TextField, show: &'static str) -> AnyView {
    let shown = RwSignal::new(false);
    let id = DomId::Field(format!("{}-shown", field.labelled.pointer)).name();
    let label_for = id.clone();
    view! {
        <div>
            {field.hidden_unless(shown.into()).view()}
            <label class="consent" for=label_for>
                <input
                    class="consent__input"
                    type="checkbox"
                    id=id
                    prop:checked=Signal::derive(move || shown.get())
                    on:change=handler(move |event| shown.set(event_target_checked(&event)))
                />
                <span>{show}</span>
            </label>
        </div>
    }
    .into_any()
}
