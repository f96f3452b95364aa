use serde_json::json;
use zhihui_domain::card::{ApplicationState, CardApplication, CardStanding, CardState, Level, Scene};
use zhihui_domain::case::{Case, CaseState, Outcome};
use zhihui_domain::page::Page;
use zhihui_domain::problem::ProblemCode;
use zhihui_domain::progress::Step;

use crate::support::{App, OFFICER, PENDING, TALENT, application, resident_id};

async fn received(app: &App, officer: &str) -> CardApplication {
    let page: Page<CardApplication> =
        app.get("/desk/applications?state=received").bearer(officer).expect(200).await.json();
    assert!(page.items.iter().all(|a| a.state == ApplicationState::Received));
    page.items.into_iter().next().expect("the demo has one")
}

#[tokio::test]
async fn an_officer_approves_and_the_person_has_a_card() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let open = received(&app, &officer).await;
    let path = format!("/desk/applications/{}/approve", open.id);
    let done: CardApplication = app.post(&path).bearer(&officer).json(&json!({"level": "C"})).expect(200).await.json();
    assert_eq!((done.state, done.progress.due_at, done.version), (ApplicationState::Approved, None, 2));
    let last = done.timeline.last().expect("an entry");
    assert_eq!((last.step, last.by.as_ref().map(|by| by.zh.as_str())), (Step::Approved, Some("李专员")));
    assert!(app.messages(PENDING).pop().is_some_and(|text| text.contains("申领已通过")));

    let person = app.token(PENDING).await;
    let card = app.get("/card").bearer(&person).expect(200).await.json::<CardStanding>().card.expect("a card");
    assert_eq!((card.state, card.level), (CardState::Active, Level::C));
    let digits = card.number.strip_prefix("YC-").expect("the prefix").replacen('-', "", 1);
    assert!(digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit()), "{}", card.number);
    assert_eq!((card.valid_from.to_string(), card.valid_until.to_string()), ("2026-11-20".into(), "2029-11-19".into()));
    for scene in Scene::ALL {
        assert_eq!(card.benefits.iter().filter(|b| b.scene == scene).count(), 2, "{scene:?}");
    }
    let again = app.post(&path).bearer(&officer).json(&json!({"level": "A"}));
    again.refused(409, ProblemCode::Conflict).await;
}

#[tokio::test]
async fn levels_differ_in_what_they_grant() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let mut granted = vec![];
    for (n, level) in [(1, "A"), (2, "D")] {
        let person = app.token(&format!("1990000123{n}")).await;
        let form = application(&resident_id(n));
        let made: CardApplication = app.post("/card/applications").bearer(&person).json(&form).expect(201).await.json();
        let path = format!("/desk/applications/{}/approve", made.id);
        app.post(&path).bearer(&officer).json(&json!({"level": level})).expect(200).await;
        let standing: CardStanding = app.get("/card").bearer(&person).expect(200).await.json();
        granted.push(standing.card.expect("a card").benefits);
    }
    assert!(granted[0].len() > granted[1].len());
    let quota = |of: &[zhihui_domain::card::Benefit]| {
        of.iter().find(|b| b.id.as_str() == "housing-stay").and_then(|b| b.quota).map(|q| q.total)
    };
    assert_eq!((quota(&granted[0]), quota(&granted[1])), (Some(30), Some(7)));
}

#[tokio::test]
async fn a_declined_person_reads_why_and_can_apply_again() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let person = app.token(TALENT).await;
    let form = application(&resident_id(1));
    let made: CardApplication = app.post("/card/applications").bearer(&person).json(&form).expect(201).await.json();
    let path = format!("/desk/applications/{}/decline", made.id);
    app.post(&path).bearer(&officer).json(&json!({"reason": " "})).refused(422, ProblemCode::Validation).await;
    let reason = json!({"reason": "请补充在职证明后重新申领。"});
    let done: CardApplication = app.post(&path).bearer(&officer).json(&reason).expect(200).await.json();
    assert_eq!((done.state, done.progress.due_at), (ApplicationState::Declined, None));
    assert_eq!(done.timeline.last().and_then(|e| e.text.as_deref()), Some("请补充在职证明后重新申领。"));
    assert!(app.messages(TALENT).pop().is_some_and(|text| text.contains("暂未通过") && !text.contains("在职证明")));
    let approve = app.post(&format!("/desk/applications/{}/approve", made.id)).bearer(&officer);
    approve.json(&json!({"level": "A"})).refused(409, ProblemCode::Conflict).await;
    app.post("/card/applications").bearer(&person).json(&form).expect(201).await;
}

#[tokio::test]
async fn an_officer_answers_and_the_person_is_told() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let person = app.token(TALENT).await;
    let body = json!({"category": "housing", "text": "公寓什么时候可以看房？"});
    let case: Case = app.post("/cases").bearer(&person).json(&body).expect(201).await.json();
    let path = format!("/desk/cases/{}/answer", case.reference);
    let answer = json!({"text": "本周六上午十点。", "outcome": "explained"});
    let done: Case = app.post(&path).bearer(&officer).json(&answer).expect(200).await.json();
    assert_eq!((done.state, done.outcome, done.progress.due_at), (CaseState::Answered, Some(Outcome::Explained), None));
    let seen: Case = app.get(&format!("/cases/{}", case.reference)).bearer(&person).expect(200).await.json();
    assert_eq!(seen, done);
    let last = seen.timeline.last().expect("an entry");
    assert_eq!((last.step, last.text.as_deref()), (Step::Answered, Some("本周六上午十点。")));
    let told = app.messages(TALENT).pop().expect("a message");
    assert!(told.contains(case.reference.as_str()) && !told.contains("上午十点"), "{told}");
    app.post(&path).bearer(&officer).json(&answer).refused(409, ProblemCode::Conflict).await;
}

#[tokio::test]
async fn the_desk_lists_what_waits() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let all: Page<Case> = app.get("/desk/cases").bearer(&officer).expect(200).await.json();
    assert_eq!(all.total, Some(8));
    let answered: Page<Case> = app.get("/desk/cases?state=answered&limit=3").bearer(&officer).expect(200).await.json();
    assert_eq!((answered.total, answered.items.len()), (Some(4), 3));
    assert!(answered.items.iter().all(|c| c.state == CaseState::Answered));
    let path = format!("/desk/cases?state=answered&limit=3&cursor={}", answered.next.expect("a next page"));
    let rest: Page<Case> = app.get(&path).bearer(&officer).expect(200).await.json();
    assert_eq!((rest.items.len(), rest.next), (1, None));
    app.get("/desk/cases?state=lost").bearer(&officer).refused(400, ProblemCode::Malformed).await;
}

#[tokio::test]
async fn the_desk_is_for_officers() {
    let app = App::demo().await;
    let officer = app.token(OFFICER).await;
    let application = received(&app, &officer).await;
    let cases: Page<Case> = app.get("/desk/cases?state=received").bearer(&officer).expect(200).await.json();
    let doors = [
        app.get("/desk/applications"),
        app.get("/desk/cases"),
        app.post(&format!("/desk/applications/{}/approve", application.id)).json(&json!({"level": "A"})),
        app.post(&format!("/desk/applications/{}/decline", application.id)).json(&json!({"reason": "否"})),
        app.post(&format!("/desk/cases/{}/answer", cases.items[0].reference))
            .json(&json!({"text": "答", "outcome": "resolved"})),
    ];
    for phone in [TALENT, "19900000012", "19900000013", "19900000014"] {
        let token = app.token(phone).await;
        for door in doors.clone() {
            door.bearer(&token).refused(403, ProblemCode::Forbidden).await;
        }
    }
    for door in doors {
        door.refused(401, ProblemCode::Unauthenticated).await;
    }
    assert_eq!(received(&app, &officer).await, application);
    let unknown = app.post("/desk/applications/nobody/approve").bearer(&officer).json(&json!({"level": "A"}));
    unknown.refused(404, ProblemCode::NotFound).await;
}
