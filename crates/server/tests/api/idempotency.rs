use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::json;
use zhihui_domain::case::Case;
use zhihui_domain::page::Page;
use zhihui_domain::problem::ProblemCode;
use zhihui_domain::progress::Step;
use zhihui_domain::registration::Registration;
use zhihui_server::entity::{idempotency_key, registration as row};
use zhihui_server::purge::purge;

use crate::support::{App, HOLDER, OFFICER, TALENT, new_key, registration};

const DAYS_KEPT: i64 = 7;

#[tokio::test]
async fn a_repeated_request_gets_the_same_answer_and_has_one_effect() {
    let app = App::demo().await;
    let count = async || row::Entity::find().count(&app.state.db).await.expect("counts");
    let before = count().await;
    let key = new_key();
    let send = || app.post("/events/optics/registrations").key(&key).json(&registration("许闻", "19900001234"));
    let first = send().expect(201).await;
    assert_eq!(first.header("idempotent-replayed"), None);
    let second = send().expect(201).await;
    assert_eq!(second.header("idempotent-replayed"), Some("true"));
    assert_eq!((&second.text, second.header("etag")), (&first.text, first.header("etag")));
    assert_eq!(count().await, before + 1);
    // The answer is kept, the guest's secret in it is not.
    let stored = format!("{:?}", idempotency_key::Entity::find().all(&app.state.db).await);
    let secret = first.json::<serde_json::Value>()["secret"].as_str().expect("a secret").to_owned();
    assert!(stored.contains("许闻") && !stored.contains(&secret));
}

#[tokio::test]
async fn the_same_key_with_another_body_is_refused() {
    let app = App::demo().await;
    let key = new_key();
    let send = |phone| app.post("/events/optics/registrations").key(&key).json(&registration("许闻", phone));
    send("19900001234").expect(201).await;
    send("19900001235").refused(422, ProblemCode::KeyReused).await;
    // The order of members and the way of writing white space make no other body.
    let same = r#"{ "phone":"19900001234","name":"许闻",  "answers":{},"consent":true }"#;
    app.post("/events/optics/registrations").key(&key).raw("application/json; charset=utf-8", same).expect(201).await;
}

#[tokio::test]
async fn the_same_key_on_another_path_is_another_request() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let key = new_key();
    let body = json!({"category": "other", "text": "您好"});
    let case: Case = app.post("/cases").key(&key).bearer(&token).json(&body).expect(201).await.json();
    let message = app.post(&format!("/cases/{}/messages", case.reference)).key(&key).bearer(&token);
    message.json(&json!({"text": "您好"})).refused(422, ProblemCode::KeyReused).await;
}

#[tokio::test]
async fn keys_belong_to_whoever_sent_them() {
    let app = App::demo().await;
    let key = new_key();
    let body = json!({"category": "other", "text": "同样的话"});
    let mut references = vec![];
    for phone in [TALENT, HOLDER] {
        let token = app.token(phone).await;
        let reply = app.post("/cases").key(&key).bearer(&token).json(&body).expect(201).await;
        assert_eq!(reply.header("idempotent-replayed"), None);
        references.push(reply.json::<Case>().reference);
    }
    assert_ne!(references[0], references[1]);
}

#[tokio::test]
async fn a_message_and_a_rating_are_told_once_however_often_they_are_sent() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let body = json!({"category": "other", "text": "您好"});
    let case: Case = app.post("/cases").bearer(&token).json(&body).expect(201).await.json();
    let path = format!("/cases/{}", case.reference);
    let twice = async |path: String, body: serde_json::Value| {
        let key = new_key();
        let send = || app.post(&path).key(&key).bearer(&token).json(&body);
        let first = send().expect(200).await;
        let second = send().expect(200).await;
        assert_eq!(second.header("idempotent-replayed"), Some("true"), "{path}");
        assert_eq!((&second.text, second.header("etag")), (&first.text, first.header("etag")), "{path}");
    };
    twice(format!("{path}/messages"), json!({"text": "补充一句"})).await;
    let officer = app.token(OFFICER).await;
    let answer = json!({"text": "已安排。", "outcome": "resolved"});
    app.post(&format!("/desk{path}/answer")).bearer(&officer).json(&answer).expect(200).await;
    twice(format!("{path}/rating"), json!({"score": 5, "comment": "很快"})).await;
    let case: Case = app.get(&path).bearer(&token).expect(200).await.json();
    let steps: Vec<_> = case.timeline.iter().skip(2).map(|entry| entry.step).collect();
    assert_eq!(steps, [Step::PersonMessage, Step::Answered, Step::Rated]);
}

#[tokio::test]
async fn updates_take_a_key_as_well_though_they_need_none() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let name = json!({"name": "许闻"});
    app.call("PATCH", "/me").bearer(&token).if_match(1).key(&new_key()).json(&name).expect(200).await;
    let form = registration("许闻", TALENT);
    let place = app.post("/events/optics/registrations").bearer(&token).json(&form).expect(201).await;
    let place: Registration = place.json();
    let key = new_key();
    let cancel = || app.call("DELETE", &format!("/registrations/{}", place.id)).bearer(&token).if_match(1).key(&key);
    let first = cancel().expect(200).await;
    assert_eq!(cancel().expect(200).await.text, first.text);
}

#[tokio::test]
async fn a_refused_request_keeps_nothing_so_the_key_can_be_tried_again() {
    let app = App::demo().await;
    let key = new_key();
    let send = |name: &str| app.post("/events/optics/registrations").key(&key).json(&registration(name, "19900001234"));
    send("").refused(422, ProblemCode::Validation).await;
    send("许闻").expect(201).await;
}

#[tokio::test]
async fn an_answer_is_kept_for_a_week() {
    let app = App::demo().await;
    let session = app.session(TALENT).await;
    let key = new_key();
    let body = json!({"category": "other", "text": "您好"});
    let first: Case = app.post("/cases").key(&key).bearer(&session.access_token).json(&body).expect(201).await.json();
    app.pass(DAYS_KEPT * 24 * 3600 - 3600);
    let fresh = json!({"refreshToken": session.refresh_token});
    let session: zhihui_domain::account::Session =
        app.post("/auth/sessions/refresh").json(&fresh).expect(200).await.json();
    let again: Case = app.post("/cases").key(&key).bearer(&session.access_token).json(&body).expect(201).await.json();
    assert_eq!(again.reference, first.reference);
    app.pass(3601);
    let token = app.token(TALENT).await;
    let later: Case = app.post("/cases").key(&key).bearer(&token).json(&body).expect(201).await.json();
    assert_ne!(later.reference, first.reference);
    app.pass(DAYS_KEPT * 24 * 3600);
    purge(&app.state.db, app.state.clock.now()).await.expect("purges");
    assert_eq!(idempotency_key::Entity::find().count(&app.state.db).await.expect("counts"), 0);
}

#[tokio::test]
async fn a_key_is_required_and_has_a_shape() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let send = || app.post("/cases").bearer(&token).json(&json!({"category": "other", "text": "您好"}));
    send().without("Idempotency-Key").refused(400, ProblemCode::Malformed).await;
    for key in ["", "two words", &"k".repeat(201)] {
        send().key(key).refused(400, ProblemCode::Malformed).await;
    }
    let own: Page<Case> = app.get("/cases").bearer(&token).expect(200).await.json();
    let before = own.total;
    send().key(&"k".repeat(200)).expect(201).await;
    let own: Page<Case> = app.get("/cases").bearer(&token).expect(200).await.json();
    assert_eq!(own.total, before.map(|n| n + 1));
}
