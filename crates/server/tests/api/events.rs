use zhihui_domain::event::{Admission, Attendance, Event, Opening};
use zhihui_domain::page::Page;
use zhihui_domain::problem::ProblemCode;

use crate::support::{App, START, at};

fn ids(page: &Page<Event>) -> Vec<String> {
    page.items.iter().map(|event| event.id.to_string()).collect()
}

#[tokio::test]
async fn anyone_reads_events_by_start() {
    let app = App::demo().await;
    let page: Page<Event> = app.get("/events").expect(200).await.json();
    assert_eq!(page.total, Some(11));
    assert_eq!(page.next, None);
    assert!(page.items.is_sorted_by_key(|event| event.starts_at));
    let past: Page<Event> = app.get("/events?when=past").expect(200).await.json();
    assert_eq!(ids(&past), ["past-forum"]);
}

#[tokio::test]
async fn the_demos_events_are_as_promised() {
    let app = App::demo().await;
    let now = at(START);
    let event = async |id: &str| app.get(&format!("/events/{id}")).expect(200).await.json::<Event>();
    let optics = event("optics").await;
    assert_eq!(optics.starts_at, at("2026-11-26T14:00:00+08:00"));
    assert_eq!(optics.ends_at, at("2026-11-26T17:30:00+08:00"));
    assert_eq!(optics.seats.capacity, 200);
    assert!(optics.questions.is_empty() && !optics.agenda.is_empty());
    assert!(matches!(optics.opening(now), Opening::Seats { left } if left > 100));
    assert_eq!(event("full-salon").await.opening(now), Opening::Waitlist);
    assert!(event("full-salon").await.seats.waiting > 0);
    assert_eq!(event("founders").await.admission, Admission::Approval);
    assert_eq!(event("cloud-talk").await.place.attendance, Attendance::Online);
    assert_eq!(event("past-forum").await.opening(now), Opening::Ended);
    assert!(event("demo-day").await.questions.iter().any(|q| q.asked_when.is_some() && q.choices.is_empty()));
    assert_eq!(event("week-opening").await.title.zh, "人才创新创业周开幕式");
}

#[tokio::test]
async fn pages_join_without_gap_or_repetition() {
    let app = App::demo().await;
    let all: Page<Event> = app.get("/events?limit=100").expect(200).await.json();
    let (mut joined, mut path) = (vec![], "/events?limit=4".to_owned());
    loop {
        let page: Page<Event> = app.get(&path).expect(200).await.json();
        assert!(page.items.len() <= 4);
        joined.extend(ids(&page));
        let Some(next) = page.next else { break };
        path = format!("/events?limit=4&cursor={next}");
    }
    assert_eq!(joined, ids(&all));
}

#[tokio::test]
async fn an_event_that_goes_on_is_not_past_yet() {
    let app = App::demo().await;
    app.state.clock.set(at("2026-11-26T15:00:00+08:00"));
    let upcoming: Page<Event> = app.get("/events").expect(200).await.json();
    assert_eq!(ids(&upcoming)[0], "optics");
    app.state.clock.set(at("2026-11-26T17:30:00+08:00"));
    let past: Page<Event> = app.get("/events?when=past").expect(200).await.json();
    assert_eq!(ids(&past)[0], "optics");
}

#[tokio::test]
async fn unknown_and_impossible_ids_are_not_found() {
    let app = App::demo().await;
    for id in ["nowhere", "%00", "%FF", "a%2Fb", "..%2f..", "%E4%BA%BA", &"x".repeat(65), "'%20OR%201=1"] {
        app.get(&format!("/events/{id}")).refused(404, ProblemCode::NotFound).await;
    }
}
