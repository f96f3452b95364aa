use serde_json::json;
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::page::Page;
use zhihui_domain::problem::{FieldCode, ProblemCode};
use zhihui_domain::progress::Step;

use crate::support::{App, HOLDER, OFFICER, PENDING, TALENT, at};

async fn raise(app: &App, token: &str, category: &str) -> Case {
    let body = json!({"category": category, "text": "孩子九月入学需要哪些材料？"});
    app.post("/cases").bearer(token).json(&body).expect(201).await.json()
}

#[tokio::test]
async fn a_matter_gets_reference_owner_and_due_time() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let case = raise(&app, &token, "schooling").await;
    assert!(case.reference.as_str().starts_with("ZH-2611-"), "{}", case.reference);
    assert_eq!(case.state, CaseState::Received);
    assert_eq!((case.progress.owner.name.zh.as_str(), case.progress.owner.team.zh.as_str()), ("李专员", "教育服务组"));
    // Two workdays from a Friday morning: Tuesday at closing.
    assert_eq!(case.progress.due_at, Some(at("2026-11-24T17:00:00+08:00")));
    let steps: Vec<_> = case.timeline.iter().map(|e| e.step).collect();
    assert_eq!(steps, [Step::Submitted, Step::Assigned]);
    let reply = app.get(&format!("/cases/{}", case.reference)).bearer(&token).expect(200).await;
    assert_eq!(reply.json::<Case>(), case);
    assert_eq!(reply.header("etag"), Some("\"1\""));
}

#[tokio::test]
async fn references_count_up_and_start_anew_each_month() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let number = |case: &Case| case.reference.as_str()[8..].parse::<u32>().expect("a number");
    let (first, second) = (raise(&app, &token, "other").await, raise(&app, &token, "other").await);
    assert_eq!(number(&second), number(&first) + 1);
    // 23:59 UTC on the last day is already the next month in the zone.
    app.state.clock.set(at("2026-12-01T00:00:01+08:00"));
    let token = app.token(TALENT).await;
    assert_eq!(raise(&app, &token, "other").await.reference.as_str(), "ZH-2612-0001");
}

#[tokio::test]
async fn without_any_officer_the_one_on_duty_owns_it() {
    let app = App::empty().await;
    let token = app.token(TALENT).await;
    assert_eq!(raise(&app, &token, "housing").await.progress.owner.name.zh, "值班专员");
}

#[tokio::test]
async fn a_matter_is_answered_and_rated_once() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let officer = app.token(OFFICER).await;
    let case = raise(&app, &token, "schooling").await;
    let path = format!("/cases/{}", case.reference);
    let rate = |score: u8| {
        app.post(&format!("{path}/rating")).bearer(&token).json(&json!({"score": score, "comment": "很清楚"}))
    };
    rate(5).refused(409, ProblemCode::Conflict).await;
    let answer = json!({"text": "请准备三样材料。", "outcome": "resolved"});
    app.post(&format!("/desk{path}/answer")).bearer(&officer).json(&answer).expect(200).await;
    rate(0).refused(422, ProblemCode::Validation).await;
    rate(6).refused(422, ProblemCode::Validation).await;
    let rated: Case = rate(5).expect(200).await.json();
    assert_eq!(rated.rating.as_ref().map(|r| (r.score, r.comment.as_deref())), Some((5, Some("很清楚"))));
    assert_eq!(rated.timeline.last().map(|e| (e.step, e.text.as_deref())), Some((Step::Rated, Some("很清楚"))));
    rate(1).refused(409, ProblemCode::Conflict).await;
    let message = app.post(&format!("{path}/messages")).bearer(&token).json(&json!({"text": "还有一问"}));
    message.refused(409, ProblemCode::Conflict).await;
}

#[tokio::test]
async fn a_message_joins_the_timeline() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let case = raise(&app, &token, "work").await;
    let send = |text: &str| {
        app.post(&format!("/cases/{}/messages", case.reference)).bearer(&token).json(&json!({"text": text}))
    };
    let after: Case = send("  补充：\n本周都有空。 ").expect(200).await.json();
    let last = after.timeline.last().expect("an entry");
    assert_eq!((last.step, last.text.as_deref(), &last.by), (Step::PersonMessage, Some("补充：\n本周都有空。"), &None));
    assert_eq!((after.version, after.state), (2, CaseState::Received));
    let problem = send(" ").refused(422, ProblemCode::Validation).await;
    assert_eq!(problem.errors[0].code, FieldCode::Required);
}

#[tokio::test]
async fn a_reply_that_was_waited_for_starts_the_clock_again() {
    let app = App::demo().await;
    let token = app.token(PENDING).await;
    let own: Page<Case> = app.get("/cases").bearer(&token).expect(200).await.json();
    let waiting = own.items.into_iter().find(|c| c.state == CaseState::AwaitingPerson).expect("the demo has one");
    assert_eq!(waiting.progress.due_at, None);
    let send = app.post(&format!("/cases/{}/messages", waiting.reference)).bearer(&token);
    let after: Case = send.json(&json!({"text": "近红外，两人做过培训。"})).expect(200).await.json();
    assert_eq!(after.state, CaseState::InProgress);
    assert_eq!(after.progress.due_at, Some(at("2026-11-24T17:00:00+08:00")));
}

#[tokio::test]
async fn nobody_sees_or_touches_anothers_case() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let case = raise(&app, &token, "other").await;
    let stranger = app.token(HOLDER).await;
    let path = format!("/cases/{}", case.reference);
    app.get(&path).bearer(&stranger).refused(404, ProblemCode::NotFound).await;
    let message = app.post(&format!("{path}/messages")).bearer(&stranger).json(&json!({"text": "?"}));
    message.refused(404, ProblemCode::NotFound).await;
    let rating = app.post(&format!("{path}/rating")).bearer(&stranger).json(&json!({"score": 5}));
    rating.refused(404, ProblemCode::NotFound).await;
    app.get(&path).refused(401, ProblemCode::Unauthenticated).await;
    let own: Page<Case> = app.get("/cases").bearer(&stranger).expect(200).await.json();
    assert!(own.items.iter().all(|c| c.reference != case.reference));
}

#[tokio::test]
async fn own_cases_come_newest_first_in_pages() {
    let app = App::demo().await;
    let token = app.token(HOLDER).await;
    let all: Page<Case> = app.get("/cases").bearer(&token).expect(200).await.json();
    assert_eq!(all.total, Some(3));
    assert!(all.items.iter().rev().is_sorted_by_key(|case| case.created_at));
    let first: Page<Case> = app.get("/cases?limit=2").bearer(&token).expect(200).await.json();
    let path = format!("/cases?limit=2&cursor={}", first.next.expect("a next page"));
    let second: Page<Case> = app.get(&path).bearer(&token).expect(200).await.json();
    let joined: Vec<_> = first.items.into_iter().chain(second.items).collect();
    assert_eq!((joined, second.next), (all.items, None));
}
