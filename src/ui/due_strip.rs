//! The due strip on top of every matter: who has it, how long is left, by when.

use leptos::prelude::*;

/// What the strip says, in words.
pub struct DueStrip {
    pub owner_label: &'static str,
    pub owner: String,
    pub team: String,
    pub due_label: &'static str,
    /// “1 day 3 hours left”; nothing where nothing is due.
    pub left: Option<String>,
    pub due: Option<String>,
    pub overdue: bool,
}

/// The strip.
pub fn due_strip(strip: DueStrip) -> AnyView {
    let class = if strip.overdue { "due-strip due-strip--overdue" } else { "due-strip" };
    let due = strip.left.map(|left| {
        view! {
            <div class="due-strip__part due-strip__part--end">
                <dt>{strip.due_label}</dt>
                <dd class="due-strip__value">{left}</dd>
                <dd>{strip.due}</dd>
            </div>
        }
        .into_any()
    });
    view! {
        <dl class=class>
            <div class="due-strip__part">
                <dt>{strip.owner_label}</dt>
                <dd class="due-strip__value">{strip.owner}</dd>
                <dd>{strip.team}</dd>
            </div>
            {due}
        </dl>
    }
    .into_any()
}
