//! What stands beside an event: can one still get in, is one in already.

use zhihui_domain::event::{Admission, Attendance, Event, Opening, Series};
use zhihui_domain::registration::RegistrationState;
use zhihui_domain::time::Instant;

use crate::i18n::Texts;
use crate::ui::tag::Tone;

/// The tags of an event, most telling first: one's own place, else whether there is one to get, where one `can_register`.
pub fn tags(
    texts: Texts,
    event: &Event,
    own: Option<RegistrationState>,
    can_register: bool,
    now: Instant,
) -> Vec<(Tone, String)> {
    let opening = event.opening(now);
    let is_on = matches!(opening, Opening::Started | Opening::Ended);
    let mut tags: Vec<_> = match own {
        Some(state) if opening != Opening::Ended => Some(of_registration(texts, state)),
        _ => (can_register || is_on).then(|| of_opening(texts, opening)),
    }
    .into_iter()
    .collect();
    let open = can_register && matches!(opening, Opening::Seats { .. } | Opening::Waitlist);
    if open && own.is_none() && event.admission == Admission::Approval {
        tags.push((Tone::Plain, texts.events_needs_approval().to_owned()));
    }
    if event.place.attendance == Attendance::Online {
        tags.push((Tone::Information, texts.events_online().to_owned()));
    }
    tags
}

/// The word for a registration's state.
pub fn of_registration(texts: Texts, state: RegistrationState) -> (Tone, String) {
    let (tone, word) = match state {
        RegistrationState::Confirmed => (Tone::Good, texts.events_registered()),
        RegistrationState::AwaitingApproval => (Tone::Attention, texts.events_awaiting()),
        RegistrationState::Waitlisted => (Tone::Attention, texts.events_waitlisted()),
        RegistrationState::Cancelled => (Tone::Plain, texts.events_done_cancelled()),
    };
    (tone, word.to_owned())
}

fn of_opening(texts: Texts, opening: Opening) -> (Tone, String) {
    match opening {
        Opening::Seats { left } => (Tone::Plain, texts.events_seats_left(left)),
        Opening::Waitlist => (Tone::Attention, texts.events_full().to_owned()),
        Opening::Closed => (Tone::Plain, texts.events_closed().to_owned()),
        Opening::Started => (Tone::Good, texts.events_started().to_owned()),
        Opening::Ended => (Tone::Plain, texts.events_ended().to_owned()),
    }
}

/// The name of the series.
pub fn series_name(texts: Texts, series: Series) -> &'static str {
    match series {
        Series::ZoneGathering => texts.events_series_zone(),
        Series::InnovationWeek => texts.events_series_week(),
        Series::Other => texts.events_series_other(),
    }
}
