use leptos::prelude::*;
use zhihui_domain::event::{Event, When};
use zhihui_domain::ids::EventId;
use zhihui_domain::page::Page;

use crate::backend::{Answer, Backend, Failure, Input, Who};

fn of(when: When, cursor: Option<String>) -> Input {
    let when = match when {
        When::Upcoming => "upcoming",
        When::Past => "past",
    };
    Input::nothing().with("when", when).with_any("cursor", cursor)
}

impl Backend {
    /// One page of events.
    pub async fn events(self, when: When, cursor: Option<String>) -> Result<Answer<Page<Event>>, Failure> {
        self.ask("events.list", of(when, cursor)).await
    }

    /// Asks for nothing in particular, to find out whether an answer comes.
    pub async fn probe(self) {
        let input = Input { who: Who::Guest, ..of(When::Upcoming, None) };
        let reads = ["events.list", "me.get", "card.get", "cases.list"];
        let there = self.profile.with_value(|profile| reads.into_iter().find(|operation| profile.has(operation)));
        // What comes of it is noted where every request is sent.
        if let Some(operation) = there {
            let _ = self.perform_call(operation, input).await;
        }
    }

    /// One event.
    pub async fn event(self, id: EventId) -> Result<Answer<Event>, Failure> {
        self.ask("events.get", Input::nothing().with("id", id.as_str())).await
    }
}
