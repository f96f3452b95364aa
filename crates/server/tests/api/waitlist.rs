use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use zhihui_domain::event::{Admission, Event};
use zhihui_domain::registration::{Registration, RegistrationState};
use zhihui_server::entity::column::Word;
use zhihui_server::entity::{event, registration as row};

use crate::support::{App, registration};

async fn register(app: &App, event: &str, phone: &str) -> Registration {
    let mut form = registration("许闻", phone);
    form["answers"] = if event == "founders" { json!({"project": "光谱仪", "stage": "idea"}) } else { json!({}) };
    app.post(&format!("/events/{event}/registrations")).json(&form).expect(201).await.json()
}

async fn cancel(app: &App, place: &Registration) {
    let call = app.call("DELETE", &format!("/registrations/{}", place.id)).header("If-Match", "*");
    call.secret(&place.secret.clone().expect("a secret")).expect(200).await;
}

async fn see(app: &App, place: &Registration) -> Registration {
    let call = app.get(&format!("/registrations/{}", place.id));
    call.secret(&place.secret.clone().expect("a secret")).expect(200).await.json()
}

/// Leaves exactly `seats` free seats at an event and nobody in its queue.
async fn resize(app: &App, id: &str, seats: i32) {
    let found = event::Entity::find_by_id(id).one(&app.state.db).await.expect("reads").expect("is there");
    let changed = event::ActiveModel {
        id: sea_orm::ActiveValue::Set(id.to_owned()),
        capacity: sea_orm::ActiveValue::Set(found.taken + seats),
        ..Default::default()
    };
    event::Entity::update(changed).exec(&app.state.db).await.expect("writes");
}

#[tokio::test]
async fn the_first_in_the_queue_gets_the_seat_that_is_given_back() {
    let app = App::demo().await;
    resize(&app, "optics", 1).await;
    let seated = register(&app, "optics", "19900001230").await;
    let first = register(&app, "optics", "19900001231").await;
    let second = register(&app, "optics", "19900001232").await;
    assert_eq!(seated.state, RegistrationState::Confirmed);
    assert_eq!(
        (first.state, first.waitlist_position, first.ticket.clone()),
        (RegistrationState::Waitlisted, Some(1), None)
    );
    assert_eq!(second.waitlist_position, Some(2));

    cancel(&app, &seated).await;
    let promoted = see(&app, &first).await;
    assert_eq!((promoted.state, promoted.waitlist_position, promoted.version), (RegistrationState::Confirmed, None, 2));
    assert!(promoted.ticket.is_some());
    let told = app.messages("19900001231").pop().expect("a message");
    assert!(
        told.starts_with("【智汇】您候补的“光电产业与人才对接会”有了名额") && told.contains("11月26日 14:00"),
        "{told}"
    );
    assert_eq!(see(&app, &second).await.waitlist_position, Some(1));
    assert!(app.messages("19900001232").is_empty());
    let seats = app.get("/events/optics").expect(200).await.json::<Event>().seats;
    assert_eq!((seats.left(), seats.waiting), (0, 1));
}

#[tokio::test]
async fn leaving_the_queue_moves_the_others_up_and_frees_no_seat() {
    let app = App::demo().await;
    let before = app.get("/events/full-salon").expect(200).await.json::<Event>().seats;
    let first = register(&app, "full-salon", "19900001231").await;
    let second = register(&app, "full-salon", "19900001232").await;
    assert_eq!(first.waitlist_position, Some(before.waiting + 1));
    cancel(&app, &first).await;
    assert_eq!(see(&app, &second).await.waitlist_position, Some(before.waiting + 1));
    let after = app.get("/events/full-salon").expect(200).await.json::<Event>().seats;
    assert_eq!((after.taken, after.waiting), (before.taken, before.waiting + 1));
}

#[tokio::test]
async fn nobody_skips_the_organisers_approval() {
    let app = App::demo().await;
    resize(&app, "founders", 0).await;
    let waiting = register(&app, "founders", "19900001231").await;
    assert_eq!(waiting.state, RegistrationState::Waitlisted);
    let db = &app.state.db;
    let seated = row::Entity::find()
        .filter(row::Column::EventId.eq("founders"))
        .filter(row::Column::State.eq(Word(RegistrationState::Confirmed)))
        .order_by_asc(row::Column::Number)
        .one(db)
        .await
        .expect("reads")
        .expect("the demo has one");
    let phone = seated.phone.trim_start_matches("+86").to_owned();
    let token = app.token(&phone).await;
    app.call("DELETE", &format!("/registrations/{}", seated.id)).bearer(&token).if_match(1).expect(200).await;
    let moved = see(&app, &waiting).await;
    assert_eq!((moved.state, moved.ticket), (RegistrationState::AwaitingApproval, None));
    assert!(app.messages("19900001231").pop().is_some_and(|text| text.contains("审核")));
    let event = app.get("/events/founders").expect(200).await.json::<Event>();
    assert_eq!((event.admission, event.seats.left(), event.seats.waiting), (Admission::Approval, 1, 0));
}
