use leptos::prelude::*;

use super::Labelled;
use crate::ui::DomId;
use crate::ui::handler;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A quiet line below the label.
    pub note: Option<String>,
}

/// One out of a few, all of them in sight: radio buttons as large rows.
pub struct ChoiceField {
    pub labelled: Labelled,
    pub options: Vec<Choice>,
    pub value: Signal<String>,
    pub on_choose: Callback<String>,
    /// Two columns of short labels instead of rows.
    pub tiles: bool,
}

impl ChoiceField {
    /// A line below the legend.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.labelled.hint = Some(hint.into());
        self
    }

    /// Two columns.
    pub fn tiles(mut self) -> Self {
        self.tiles = true;
        self
    }

    /// The control.
    pub fn view(self) -> AnyView {
        let Self { labelled, options, value, on_choose, tiles } = self;
        let (id, faulty, described_by) = (labelled.id(), labelled.is_faulty(), labelled.described_by());
        let rows: Vec<_> = options
            .into_iter()
            .enumerate()
            .map(|(at, option)| {
                // The first carries the field's own id, so that the error summary leads to it.
                let own_id = if at == 0 { id.clone() } else { format!("{id}-{at}") };
                let label_for = own_id.clone();
                let (chosen, given) = (option.value.clone(), option.value.clone());
                view! {
                    <label class="choice" for=label_for>
                        <input
                            class="choice__input"
                            type="radio"
                            id=own_id
                            name=id.clone()
                            value=option.value
                            prop:checked=Signal::derive(move || value.get() == chosen)
                            on:change=handler(move |_| on_choose.run(given.clone()))
                        />
                        <span class="choice__label">
                            {option.label} {option.note.map(|note| view! { <span class="choice__note">{note}</span> }.into_any())}
                        </span>
                    </label>
                }
                .into_any()
            })
            .collect();
        let class = if tiles { "choices choices--tiles" } else { "choices" };
        let group = DomId::Hint(format!("{}-group", labelled.pointer)).name();
        view! {
            <fieldset class="field" class:field--faulty=faulty id=group aria-describedby=described_by>
                <legend class="field__label">{labelled.label.clone()}</legend>
                {labelled.hint_view()}
                {labelled.fault_view()}
                <div class=class>{rows}</div>
            </fieldset>
        }
        .into_any()
    }
}
