use zhihui_domain::event::{Event, When};
use zhihui_domain::ids::EventId;
use zhihui_domain::page::Page;

use super::segment;
use crate::backend::{Backend, Failure};

impl Backend {
    /// One page of events.
    pub async fn events(self, when: When, cursor: Option<String>) -> Result<Page<Event>, Failure> {
        let when = match when {
            When::Upcoming => "upcoming",
            When::Past => "past",
        };
        let cursor = cursor.map(|c| format!("&cursor={}", segment(&c))).unwrap_or_default();
        self.get(format!("/events?when={when}{cursor}")).await
    }

    /// One event.
    pub async fn event(self, id: EventId) -> Result<Event, Failure> {
        self.get(format!("/events/{}", segment(id.as_str()))).await
    }
}
