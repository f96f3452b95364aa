use serde_json::json;
use zhihui_domain::event::{Event, Seats};
use zhihui_domain::page::Page;
use zhihui_domain::problem::{FieldCode, ProblemCode};
use zhihui_domain::registration::{Registration, RegistrationState};

use crate::support::{App, HOLDER, TALENT, at, registration};

async fn seats(app: &App, id: &str) -> Seats {
    app.get(&format!("/events/{id}")).expect(200).await.json::<Event>().seats
}

#[tokio::test]
async fn a_guest_registers_sees_the_ticket_again_and_cancels() {
    let app = App::demo().await;
    let before = seats(&app, "optics").await;
    let form = registration("许闻", "19900001234");
    let reply = app.post("/events/optics/registrations").json(&form).expect(201).await;
    assert_eq!(reply.header("etag"), Some("\"1\""));
    let place: Registration = reply.json();
    assert_eq!(place.state, RegistrationState::Confirmed);
    assert_eq!((place.name.as_str(), place.masked_phone.as_str()), ("许闻", "199****1234"));
    assert_eq!(place.waitlist_position, None);
    let code = place.ticket.clone().expect("a ticket").code;
    assert!(code.len() == 16 && code.bytes().all(|b| b"0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(&b)), "{code}");
    let secret = place.secret.clone().expect("a guest's secret");
    assert_eq!(secret.len(), 43);
    assert_eq!(seats(&app, "optics").await.taken, before.taken + 1);

    let path = format!("/registrations/{}", place.id);
    let again: Registration = app.get(&path).secret(&secret).expect(200).await.json();
    assert_eq!(again, Registration { secret: None, ..place });

    let cancel = || app.call("DELETE", &path).secret(&secret);
    cancel().expect(428).await;
    cancel().if_match(7).refused(412, ProblemCode::Stale).await;
    let cancelled: Registration = cancel().if_match(1).expect(200).await.json();
    assert_eq!((cancelled.state, cancelled.ticket, cancelled.version), (RegistrationState::Cancelled, None, 2));
    assert_eq!(seats(&app, "optics").await, before);
    // A repeated request whose first answer was lost gets the same again, and no second seat is freed.
    let repeated: Registration = cancel().if_match(1).expect(200).await.json();
    assert_eq!(repeated.version, 2);
    assert_eq!(seats(&app, "optics").await, before);
    // And the person can come back.
    app.post("/events/optics/registrations").json(&form).expect(201).await;
}

#[tokio::test]
async fn a_signed_in_person_needs_no_secret() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let form = registration("顾一帆", TALENT);
    let place: Registration =
        app.post("/events/optics/registrations").bearer(&token).json(&form).expect(201).await.json();
    assert_eq!(place.secret, None);
    let own: Page<Registration> = app.get("/registrations").bearer(&token).expect(200).await.json();
    assert_eq!(own.items.iter().map(|r| &r.id).collect::<Vec<_>>(), [&place.id]);
    let path = format!("/registrations/{}", place.id);
    app.call("DELETE", &path).bearer(&token).if_match(1).expect(200).await;
}

#[tokio::test]
async fn nobody_sees_or_cancels_anothers_place() {
    let app = App::demo().await;
    let form = registration("许闻", "19900001234");
    let place: Registration = app.post("/events/optics/registrations").json(&form).expect(201).await.json();
    let form = registration("苏晴", "19900001235");
    let other: Registration = app.post("/events/optics/registrations").json(&form).expect(201).await.json();
    let stranger = app.token(HOLDER).await;
    let path = format!("/registrations/{}", place.id);
    for call in [app.get(&path), app.call("DELETE", &path).header("If-Match", "*")] {
        call.clone().refused(404, ProblemCode::NotFound).await;
        call.clone().secret("guess").refused(404, ProblemCode::NotFound).await;
        call.clone().secret(&other.secret.clone().expect("a secret")).refused(404, ProblemCode::NotFound).await;
        call.clone().bearer(&stranger).refused(404, ProblemCode::NotFound).await;
        call.bearer("lapsed").refused(401, ProblemCode::Unauthenticated).await;
    }
    app.get("/registrations").refused(401, ProblemCode::Unauthenticated).await;
}

#[tokio::test]
async fn a_person_registers_once_for_an_event() {
    let app = App::demo().await;
    let form = registration("许闻", "19900001234");
    app.post("/events/optics/registrations").json(&form).expect(201).await;
    let other_dress = registration("许闻", "+86 199 0000 1234");
    app.post("/events/optics/registrations").json(&other_dress).refused(409, ProblemCode::AlreadyRegistered).await;
    app.post("/events/cloud-talk/registrations").json(&form).expect(201).await;
    // Nor under another phone, once signed in.
    let token = app.token("19900001234").await;
    let other_phone = registration("许闻", "19900001299");
    let again = app.post("/events/optics/registrations").bearer(&token).json(&other_phone);
    again.refused(409, ProblemCode::AlreadyRegistered).await;
}

#[tokio::test]
async fn a_closed_started_or_ended_event_takes_nobody() {
    let app = App::demo().await;
    let form = registration("许闻", "19900001234");
    let register = |id: &str| app.post(&format!("/events/{id}/registrations")).json(&form);
    register("past-forum").refused(409, ProblemCode::RegistrationClosed).await;
    app.state.clock.set(at("2026-11-25T18:00:00+08:00"));
    register("optics").refused(409, ProblemCode::RegistrationClosed).await;
    app.state.clock.set(at("2026-11-26T14:00:00+08:00"));
    register("optics").refused(409, ProblemCode::RegistrationClosed).await;
    register("nowhere").refused(404, ProblemCode::NotFound).await;
}

#[tokio::test]
async fn a_started_event_gives_nothing_back() {
    let app = App::demo().await;
    let form = registration("许闻", "19900001234");
    let place: Registration = app.post("/events/optics/registrations").json(&form).expect(201).await.json();
    app.state.clock.set(at("2026-11-26T14:00:00+08:00"));
    let cancel = app.call("DELETE", &format!("/registrations/{}", place.id)).if_match(1);
    cancel.secret(&place.secret.expect("a secret")).refused(409, ProblemCode::Conflict).await;
}

#[tokio::test]
async fn an_organisers_approval_holds_no_seat_yet() {
    let app = App::demo().await;
    let before = seats(&app, "founders").await;
    let mut form = registration("许闻", "19900001234");
    form["answers"] = json!({"project": "微型光谱仪", "stage": "customers"});
    let place: Registration = app.post("/events/founders/registrations").json(&form).expect(201).await.json();
    assert_eq!((place.state, place.ticket), (RegistrationState::AwaitingApproval, None));
    assert_eq!(seats(&app, "founders").await, before);
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let app = App::demo().await;
    let form = json!({"name": "", "phone": "1990000123", "consent": false, "answers": {"part": "sing", "ghost": "x"}});
    let problem = app.post("/events/demo-day/registrations").json(&form).refused(422, ProblemCode::Validation).await;
    let named: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
    assert_eq!(
        named,
        [
            ("/name", FieldCode::Required),
            ("/phone", FieldCode::PhoneFormat),
            ("/answers/ghost", FieldCode::UnknownField),
            ("/answers/part", FieldCode::UnknownChoice),
            ("/consent", FieldCode::ConsentRequired),
        ]
    );
}

#[tokio::test]
async fn a_conditional_question_is_required_only_when_it_is_asked() {
    let app = App::demo().await;
    let mut form = registration("许闻", "19900001234");
    form["answers"] = json!({"part": "pitch"});
    let problem = app.post("/events/demo-day/registrations").json(&form).refused(422, ProblemCode::Validation).await;
    assert_eq!(problem.errors.len(), 2);
    form["answers"] = json!({"part": "listen"});
    app.post("/events/demo-day/registrations").json(&form).expect(201).await;
}

#[tokio::test]
async fn own_registrations_come_in_pages() {
    let app = App::demo().await;
    let token = app.token(HOLDER).await;
    app.post("/events/optics/registrations").bearer(&token).json(&registration("林小舟", HOLDER)).expect(201).await;
    let first: Page<Registration> = app.get("/registrations?limit=2").bearer(&token).expect(200).await.json();
    assert_eq!((first.items.len(), first.total), (2, Some(3)));
    assert_eq!(first.items[0].event_id.as_str(), "optics");
    let path = format!("/registrations?limit=2&cursor={}", first.next.expect("a next page"));
    let second: Page<Registration> = app.get(&path).bearer(&token).expect(200).await.json();
    assert_eq!((second.items.len(), second.next), (1, None));
}
