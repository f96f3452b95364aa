use leptos::prelude::*;
use zhihui_domain::event::Place;
use zhihui_domain::time::Instant;

use crate::i18n::use_texts;
use crate::platform::clock;
use crate::platform::intl::DateStyle;
use crate::ui::date_block::date_block;

/// When and where, as the top of an event's or a registration's panel. `note` follows the date (“in 6 days · closes …”).
pub fn facts(starts_at: Instant, ends_at: Instant, place: &Place, closes_at: Option<Instant>) -> AnyView {
    let (texts, now) = (use_texts(), clock::now());
    let date = |style| texts.date(starts_at, style);
    let ahead = texts.days_ahead(starts_at, now).filter(|_| starts_at > now);
    let closes = closes_at.filter(|at| *at > now).map(|at| texts.events_closes(&texts.day_and_time(at)));
    let note = [ahead, closes].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let directions =
        place.directions.as_ref().map(|text| view! { <p class="quiet">{texts.local(text)}</p> }.into_any());
    view! {
        <div class="row">
            {date_block(date(DateStyle::Month), date(DateStyle::Day), date(DateStyle::Weekday))}
            <div>
                <p class="strong">{texts.span(starts_at, ends_at)}</p>
                {(!note.is_empty()).then(|| view! { <p class="quiet">{note}</p> }.into_any())}
            </div>
        </div>
        <hr class="rule" />
        <p class="strong">{texts.local(&place.name)}</p>
        {directions}
    }
    .into_any()
}
