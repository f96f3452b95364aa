//! “Check your answers”: what was given, with a way to change each.

use leptos::prelude::*;

/// One line of the list.
pub struct SummaryRow {
    pub label: String,
    pub value: String,
    /// Where to change it, with the link's words.
    pub change: Option<(String, &'static str)>,
}

/// The list.
pub fn summary_list(rows: Vec<SummaryRow>) -> AnyView {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let change = row.change.map(|(href, words)| {
                let label = row.label.clone();
                view! {
                    <dd class="summary-list__change">
                        <a href=href>
                            {words} <span class="visually-hidden">{label}</span>
                        </a>
                    </dd>
                }
                .into_any()
            });
            view! {
                <div class="summary-list__row">
                    <dt>{row.label}</dt>
                    <dd class="summary-list__value">{row.value}</dd>
                    {change}
                </div>
            }
            .into_any()
        })
        .collect();
    view! { <dl class="summary-list">{rows}</dl> }.into_any()
}
