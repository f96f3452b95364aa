use serde_json::json;
use zhihui_domain::account::{Account, CodeSent, Role, Session};
use zhihui_domain::page::Page;
use zhihui_domain::problem::ProblemCode;
use zhihui_domain::registration::Registration;
use zhihui_server::state::Limits;

use crate::support::{App, OFFICER, registration};

#[tokio::test]
async fn a_new_phone_signs_in_and_gets_a_talents_account() {
    let app = App::empty().await;
    let sent: CodeSent = app.post("/auth/codes").json(&json!({"phone": "199 0000 1234"})).expect(202).await.json();
    assert_eq!((sent.expires_in, sent.resend_after), (300, 60));
    let text = app.messages("19900001234").pop().expect("a message");
    assert_eq!(text, format!("【智汇】验证码 {}，5 分钟内有效。", app.code("19900001234")));
    let body = json!({"phone": "+8619900001234", "code": app.code("19900001234")});
    let session: Session = app.post("/auth/sessions").json(&body).expect(201).await.json();
    assert_eq!(session.account.masked_phone, "199****1234");
    assert_eq!(session.account.roles, [Role::Talent]);
    let me: Account = app.get("/me").bearer(&session.access_token).expect(200).await.json();
    assert_eq!(me, session.account);
}

#[tokio::test]
async fn known_and_unknown_phones_get_the_same_answer() {
    let app = App::demo().await;
    let known = app.post("/auth/codes").json(&json!({"phone": OFFICER})).expect(202).await;
    let unknown = app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    assert_eq!(known.text, unknown.text);
}

#[tokio::test]
async fn a_code_works_once() {
    let app = App::empty().await;
    app.token("19900001234").await;
    let again = json!({"phone": "19900001234", "code": app.code("19900001234")});
    app.post("/auth/sessions").json(&again).refused(422, ProblemCode::CodeRejected).await;
}

#[tokio::test]
async fn a_code_lapses_after_five_minutes() {
    let app = App::empty().await;
    app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    app.pass(301);
    let body = json!({"phone": "19900001234", "code": app.code("19900001234")});
    app.post("/auth/sessions").json(&body).refused(422, ProblemCode::CodeRejected).await;
}

#[tokio::test]
async fn five_wrong_tries_kill_a_code() {
    let app = App::empty().await;
    app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    let right = app.code("19900001234");
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        let body = json!({"phone": "19900001234", "code": wrong});
        let problem = app.post("/auth/sessions").json(&body).refused(422, ProblemCode::CodeRejected).await;
        assert_eq!(problem.errors[0].pointer, "/code");
    }
    let body = json!({"phone": "19900001234", "code": right});
    app.post("/auth/sessions").json(&body).refused(422, ProblemCode::CodeRejected).await;
    // A new code starts anew.
    app.pass(61);
    app.token("19900001234").await;
}

#[tokio::test]
async fn a_right_code_after_four_wrong_tries_still_works() {
    let app = App::empty().await;
    app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    let right = app.code("19900001234");
    let wrong = if right == "000000" { "111111" } else { "000000" };
    for _ in 0..4 {
        app.post("/auth/sessions").json(&json!({"phone": "19900001234", "code": wrong})).expect(422).await;
    }
    app.post("/auth/sessions").json(&json!({"phone": "19900001234", "code": right})).expect(201).await;
}

#[tokio::test]
async fn only_the_newest_code_counts() {
    let app = App::empty().await;
    app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    let old = app.code("19900001234");
    app.pass(61);
    app.post("/auth/codes").json(&json!({"phone": "19900001234"})).expect(202).await;
    if old != app.code("19900001234") {
        app.post("/auth/sessions").json(&json!({"phone": "19900001234", "code": old})).expect(422).await;
    }
}

#[tokio::test]
async fn a_phone_gets_one_code_a_minute_and_five_an_hour() {
    let app = App::empty().await;
    let send = || app.post("/auth/codes").json(&json!({"phone": "19900001234"}));
    send().expect(202).await;
    app.pass(20);
    let reply = send().expect(429).await;
    let problem: zhihui_domain::problem::Problem = reply.json();
    let wait = problem.retry_after.expect("says how long");
    assert!((39..=40).contains(&wait), "{wait}");
    assert_eq!(reply.header("retry-after"), Some(wait.to_string().as_str()));
    for _ in 0..4 {
        app.pass(60);
        send().expect(202).await;
    }
    app.pass(60);
    let problem = send().refused(429, ProblemCode::RateLimited).await;
    assert!(problem.retry_after.is_some_and(|wait| wait > 3000), "{problem:?}");
    app.pass(3600);
    send().expect(202).await;
}

#[tokio::test]
async fn an_address_gets_a_limited_number_of_codes_an_hour() {
    let app = App::with_limits(Limits { codes_per_address_and_hour: 3, ..Limits::default() }).await;
    for n in 0..3 {
        app.post("/auth/codes").json(&json!({"phone": format!("1990000123{n}")})).expect(202).await;
    }
    app.post("/auth/codes").json(&json!({"phone": "19900001239"})).refused(429, ProblemCode::RateLimited).await;
    app.pass(3601);
    app.post("/auth/codes").json(&json!({"phone": "19900001239"})).expect(202).await;
}

#[tokio::test]
async fn an_access_token_lapses_after_fifteen_minutes_and_refreshing_gets_the_next() {
    let app = App::empty().await;
    let session = app.session("19900001234").await;
    app.pass(14 * 60);
    app.get("/me").bearer(&session.access_token).expect(200).await;
    app.pass(61);
    let reply = app.get("/me").bearer(&session.access_token).expect(401).await;
    assert_eq!(reply.header("www-authenticate"), Some("Bearer"));
    let body = json!({"refreshToken": session.refresh_token});
    let next: Session = app.post("/auth/sessions/refresh").json(&body).expect(200).await.json();
    assert_ne!(next.refresh_token, session.refresh_token);
    app.get("/me").bearer(&next.access_token).expect(200).await;
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_can_be_repeated_for_half_a_minute() {
    let app = App::empty().await;
    let session = app.session("19900001234").await;
    let body = json!({"refreshToken": session.refresh_token});
    app.post("/auth/sessions/refresh").json(&body).expect(200).await;
    app.pass(29);
    let again: Session = app.post("/auth/sessions/refresh").json(&body).expect(200).await.json();
    app.get("/me").bearer(&again.access_token).expect(200).await;
}

#[tokio::test]
async fn a_used_refresh_token_that_comes_again_ends_the_session() {
    let app = App::empty().await;
    let session = app.session("19900001234").await;
    let body = json!({"refreshToken": session.refresh_token});
    let next: Session = app.post("/auth/sessions/refresh").json(&body).expect(200).await.json();
    app.pass(31);
    app.post("/auth/sessions/refresh").json(&body).refused(401, ProblemCode::Unauthenticated).await;
    app.get("/me").bearer(&next.access_token).expect(401).await;
    let body = json!({"refreshToken": next.refresh_token});
    app.post("/auth/sessions/refresh").json(&body).refused(401, ProblemCode::Unauthenticated).await;
}

#[tokio::test]
async fn refresh_tokens_lapse_after_thirty_days_and_unknown_ones_are_refused() {
    let app = App::empty().await;
    let session = app.session("19900001234").await;
    app.post("/auth/sessions/refresh").json(&json!({"refreshToken": "guess"})).expect(401).await;
    app.pass(30 * 24 * 3600 + 1);
    let body = json!({"refreshToken": session.refresh_token});
    app.post("/auth/sessions/refresh").json(&body).expect(401).await;
}

#[tokio::test]
async fn signing_out_ends_this_session_only() {
    let app = App::empty().await;
    let first = app.session("19900001234").await;
    app.pass(61);
    let second = app.session("19900001234").await;
    app.call("DELETE", "/auth/sessions/current").bearer(&first.access_token).expect(204).await;
    app.get("/me").bearer(&first.access_token).expect(401).await;
    app.post("/auth/sessions/refresh").json(&json!({"refreshToken": first.refresh_token})).expect(401).await;
    app.get("/me").bearer(&second.access_token).expect(200).await;
    app.call("DELETE", "/auth/sessions/current").expect(401).await;
}

#[tokio::test]
async fn a_guests_place_becomes_theirs_when_they_sign_in() {
    let app = App::demo().await;
    let form = registration("许闻", "19900001234");
    let place: Registration = app.post("/events/optics/registrations").json(&form).expect(201).await.json();
    let token = app.token("19900001234").await;
    let own: Page<Registration> = app.get("/registrations").bearer(&token).expect(200).await.json();
    assert_eq!(own.items.len(), 1);
    assert_eq!((own.items[0].id.clone(), own.items[0].secret.clone()), (place.id, None));
    // The ticket that was saved before signing in still opens.
    let path = format!("/registrations/{}", own.items[0].id);
    app.get(&path).secret(&place.secret.expect("a guest's secret")).expect(200).await;
}

#[tokio::test]
async fn nothing_that_opens_a_session_lies_in_the_database() {
    use sea_orm::EntityTrait;
    let app = App::empty().await;
    let session = app.session("19900001234").await;
    let code = app.code("19900001234");
    let db = &app.state.db;
    let stored = format!(
        "{:?}{:?}{:?}{:?}",
        zhihui_server::entity::access_token::Entity::find().all(db).await,
        zhihui_server::entity::refresh_token::Entity::find().all(db).await,
        zhihui_server::entity::sign_in_code::Entity::find().all(db).await,
        zhihui_server::entity::idempotency_key::Entity::find().all(db).await,
    );
    for secret in [&session.access_token, &session.refresh_token, &format!("\"{code}\"")] {
        assert!(!stored.contains(secret.as_str()), "{stored}");
    }
}
