use zhihui_domain::event::{Event, When};
use zhihui_domain::ids::EventId;
use zhihui_domain::page::Page;

use super::segment;
use crate::backend::{Answer, Backend, Failure, Guard};
use crate::platform::http::Method;

impl Backend {
    /// One page of events.
    pub async fn events(self, when: When, cursor: Option<String>) -> Result<Answer<Page<Event>>, Failure> {
        let when = match when {
            When::Upcoming => "upcoming",
            When::Past => "past",
        };
        let cursor = cursor.map(|c| format!("&cursor={}", segment(&c))).unwrap_or_default();
        self.get(format!("/events?when={when}{cursor}")).await
    }

    /// Asks for nothing in particular, to find out whether an answer comes.
    pub async fn probe(self) {
        let guard = Guard { as_guest: true, ..Guard::default() };
        // What comes of it is noted where every request is sent.
        let _ = self.exchange(Method::Get, "/events?when=upcoming".into(), None, guard).await;
    }

    /// One event.
    pub async fn event(self, id: EventId) -> Result<Answer<Event>, Failure> {
        self.get(format!("/events/{}", segment(id.as_str()))).await
    }
}
