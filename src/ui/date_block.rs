//! The date block: the app's signature on every event.

use leptos::prelude::*;

/// Day and weekday in a small square, with the month above. Screen readers get the date from the text beside it.
pub fn date_block(month: String, day: String, weekday: String) -> AnyView {
    view! {
        <div class="date-block" aria-hidden="true">
            <span class="date-block__month">{month}</span>
            <span class="date-block__day">{day}</span>
            <span class="date-block__weekday">{weekday}</span>
        </div>
    }
    .into_any()
}
