use std::collections::BTreeSet;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use zhihui_domain::card::CardApplication;
use zhihui_domain::case::Case;
use zhihui_domain::event::Event;
use zhihui_domain::registration::{Registration, RegistrationState};
use zhihui_domain::upload::Upload;
use zhihui_server::entity::{event, registration as row};

use crate::support::{App, Call, Reply, TALENT, application, new_key, picture, registration, resident_id};

/// Sends all calls at once and gives the answers in their order.
async fn together(calls: impl IntoIterator<Item = Call>) -> Vec<Reply> {
    let tasks: Vec<_> = calls.into_iter().map(|call| tokio::spawn(call.send())).collect();
    let mut replies = vec![];
    for task in tasks {
        replies.push(task.await.expect("no panic"));
    }
    replies
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_twins_have_one_effect_and_one_answer() {
    let app = App::demo().await;
    let key = new_key();
    let call = app.post("/events/optics/registrations").key(&key).json(&registration("许闻", "19900001234"));
    let replies = together((0..20).map(|_| call.clone())).await;
    let answers: BTreeSet<_> = replies.iter().map(|r| (r.status, r.text.clone())).collect();
    assert_eq!(answers.len(), 1, "{answers:?}");
    assert_eq!(replies[0].status, 201);
    let fresh = replies.iter().filter(|r| r.header("idempotent-replayed").is_none()).count();
    assert_eq!(fresh, 1);
    let stored = row::Entity::find().filter(row::Column::Phone.eq("+8619900001234")).count(&app.state.db).await;
    assert_eq!(stored, Ok(1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_last_seat_goes_to_exactly_one_of_twenty() {
    let app = App::demo().await;
    let optics = event::Entity::find_by_id("optics").one(&app.state.db).await.expect("reads").expect("is there");
    let one_left =
        event::ActiveModel { id: Set("optics".into()), capacity: Set(optics.taken + 1), ..Default::default() };
    event::Entity::update(one_left).exec(&app.state.db).await.expect("writes");
    let calls = (0..20).map(|n| {
        let form = registration("许闻", &format!("199000012{n:02}"));
        app.post("/events/optics/registrations").json(&form)
    });
    let places: Vec<Registration> = together(calls).await.iter().map(Reply::json).collect();
    let confirmed: Vec<_> = places.iter().filter(|p| p.state == RegistrationState::Confirmed).collect();
    assert_eq!(confirmed.len(), 1);
    assert!(confirmed[0].ticket.is_some());
    let mut queue: Vec<_> = places.iter().filter_map(|p| p.waitlist_position).collect();
    queue.sort_unstable();
    assert_eq!(queue, (1..=19).collect::<Vec<_>>());
    let seats = app.get("/events/optics").expect(200).await.json::<Event>().seats;
    assert_eq!((seats.left(), seats.waiting), (0, 19));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_phone_with_twenty_keys_gets_one_place() {
    let app = App::demo().await;
    let calls = (0..20).map(|_| app.post("/events/optics/registrations").json(&registration("许闻", "19900001234")));
    let replies = together(calls).await;
    assert_eq!(replies.iter().filter(|r| r.status == 201).count(), 1);
    assert_eq!(replies.iter().filter(|r| r.status == 409).count(), 19);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn references_and_applications_are_given_once() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let body = json!({"category": "housing", "text": "并发提交"});
    let replies = together((0..20).map(|_| app.post("/cases").bearer(&token).json(&body))).await;
    let references: BTreeSet<_> = replies.iter().map(|r| r.json::<Case>().reference.to_string()).collect();
    assert_eq!(references.len(), 20);
    assert!(references.iter().all(|r| r.starts_with("ZH-2611-") && r.len() == 12), "{references:?}");

    let form = application(&resident_id(1));
    let replies = together((0..10).map(|_| app.post("/card/applications").bearer(&token).json(&form))).await;
    let made: Vec<CardApplication> = replies.iter().filter(|r| r.status == 201).map(Reply::json).collect();
    assert_eq!((made.len(), replies.iter().filter(|r| r.status == 409).count()), (1, 9));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_file_goes_with_one_case_whoever_races() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let key = new_key();
    let send = app.post("/uploads").key(&key).bearer(&token).file(&picture(1));
    let replies = together((0..10).map(|_| send.clone())).await;
    let files: BTreeSet<_> = replies.iter().map(|r| (r.status, r.text.clone())).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let file: Upload = replies[0].json();
    let body = json!({"category": "other", "text": "并发提交", "attachments": [file.id]});
    let replies = together((0..10).map(|_| app.post("/cases").bearer(&token).json(&body))).await;
    assert_eq!(replies.iter().filter(|r| r.status == 201).count(), 1);
    assert_eq!(replies.iter().filter(|r| r.status == 422).count(), 9);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_code_is_sent_and_used_once_whoever_races() {
    let app = App::empty().await;
    let ask = app.call("POST", "/auth/codes").json(&json!({"phone": "19900001234"}));
    let replies = together((0..10).map(|_| ask.clone())).await;
    assert_eq!(replies.iter().filter(|r| r.status == 202).count(), 1);
    let body = json!({"phone": "19900001234", "code": app.code("19900001234")});
    let sign_in = app.call("POST", "/auth/sessions").json(&body);
    let replies = together((0..10).map(|_| sign_in.clone())).await;
    assert_eq!(replies.iter().filter(|r| r.status == 201).count(), 1);
}
