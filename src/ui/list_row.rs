//! One thing of a list, as a link to it.

use leptos::prelude::*;

/// What a row shows.
pub struct ListRow {
    pub href: String,
    pub title: String,
    /// A quiet line below.
    pub note: String,
    pub tags: Vec<AnyView>,
}

/// The row, an item of `<ul class="rows">`.
pub fn list_row(row: ListRow) -> AnyView {
    let note = view! { {row.note} }.into_any();
    list_row_with(None, row.href, row.title, note, row.tags)
}

/// The same with something before the text, and a line that is more than words.
pub fn list_row_with(
    before: Option<AnyView>,
    href: String,
    title: String,
    note: AnyView,
    tags: Vec<AnyView>,
) -> AnyView {
    view! {
        <li class="list-row">
            <a class="list-row__link" href=href>
                {before}
                <span class="list-row__text">
                    <span class="list-row__title">{title}</span>
                    <span class="quiet">{note}</span>
                    {(!tags.is_empty()).then(|| view! { <span class="tags">{tags}</span> }.into_any())}
                </span>
            </a>
        </li>
    }
    .into_any()
}
