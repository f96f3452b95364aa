use sea_orm::EntityTrait;
use serde_json::json;
use zhihui_domain::card::{ApplicationState, CardApplication, CardStanding, CardState, Level, Scene};
use zhihui_domain::problem::{FieldCode, ProblemCode};
use zhihui_domain::progress::Step;
use zhihui_server::entity::{card_application, idempotency_key, identity_document};

use crate::support::{App, HOLDER, PENDING, TALENT, application, at, resident_id};

#[tokio::test]
async fn the_demos_three_talents_stand_where_they_should() {
    let app = App::demo().await;
    let standing = async |phone| {
        let token = app.token(phone).await;
        app.get("/card").bearer(&token).expect(200).await.json::<CardStanding>()
    };
    assert_eq!(standing(TALENT).await, CardStanding::default());
    let pending = standing(PENDING).await;
    assert!(pending.card.is_none());
    assert_eq!(pending.application.map(|a| a.state), Some(ApplicationState::Received));
    let holder = standing(HOLDER).await;
    assert_eq!(holder.application.map(|a| a.state), Some(ApplicationState::Approved));
    let card = holder.card.expect("a card");
    assert_eq!((card.state, card.level, card.masked_name.as_str()), (CardState::Active, Level::B, "林*舟"));
    assert!(card.benefits.iter().any(|b| b.quota.is_some_and(|q| q.used > 0)));
    assert!(card.benefits.iter().any(|b| b.quota.is_none()));
}

#[tokio::test]
async fn an_application_is_received_with_owner_next_step_and_due_time() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let reply = app.post("/card/applications").bearer(&token).json(&application(&resident_id(1))).expect(201).await;
    let made: CardApplication = reply.json();
    assert_eq!(made.state, ApplicationState::Received);
    assert!(made.reference.as_str().starts_with("YC-2611-"), "{}", made.reference);
    // Five workdays from a Friday morning: the next Friday at closing.
    assert_eq!(made.progress.due_at, Some(at("2026-11-27T17:00:00+08:00")));
    assert_eq!(made.progress.owner.team.zh, "英才卡服务组");
    assert!(made.progress.owner.name.zh.ends_with("专员") && made.progress.next_step.en.is_some());
    let steps: Vec<_> = made.timeline.iter().map(|e| e.step).collect();
    assert_eq!(steps, [Step::Submitted, Step::Assigned]);

    let path = format!("/card/applications/{}", made.id);
    let seen = app.get(&path).bearer(&token).expect(200).await;
    assert_eq!(seen.json::<CardApplication>(), made);
    assert_eq!(seen.header("etag"), Some("\"1\""));
    let standing: CardStanding = app.get("/card").bearer(&token).expect(200).await.json();
    assert_eq!(standing.application, Some(made));
}

#[tokio::test]
async fn nobody_sees_anothers_application() {
    let app = App::demo().await;
    let pending = app.token(PENDING).await;
    let standing: CardStanding = app.get("/card").bearer(&pending).expect(200).await.json();
    let path = format!("/card/applications/{}", standing.application.expect("pending").id);
    let stranger = app.token(TALENT).await;
    app.get(&path).bearer(&stranger).refused(404, ProblemCode::NotFound).await;
    app.get(&path).refused(401, ProblemCode::Unauthenticated).await;
    app.get("/card").refused(401, ProblemCode::Unauthenticated).await;
}

#[tokio::test]
async fn an_open_application_and_a_card_each_bar_another() {
    let app = App::demo().await;
    for (n, phone) in [(1, PENDING), (2, HOLDER)] {
        let token = app.token(phone).await;
        let apply = app.post("/card/applications").bearer(&token).json(&application(&resident_id(n)));
        apply.refused(409, ProblemCode::AlreadyApplied).await;
    }
}

#[tokio::test]
async fn a_document_belongs_to_one_account() {
    let app = App::demo().await;
    let first = app.token(TALENT).await;
    app.post("/card/applications").bearer(&first).json(&application(&resident_id(1))).expect(201).await;
    let second = app.token("19900001234").await;
    let apply = |n| app.post("/card/applications").bearer(&second).json(&application(&resident_id(n)));
    apply(1).refused(409, ProblemCode::AlreadyApplied).await;
    apply(2).expect(201).await;
}

#[tokio::test]
async fn the_document_number_lies_in_one_table_only() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let number = resident_id(1);
    let reply = app.post("/card/applications").bearer(&token).json(&application(&number)).expect(201).await;
    assert!(!reply.text.contains(&number[6..14]), "{}", reply.text);
    let db = &app.state.db;
    let elsewhere = format!(
        "{:?}{:?}",
        card_application::Entity::find().all(db).await,
        idempotency_key::Entity::find().all(db).await
    );
    assert!(!elsewhere.contains(&number));
    assert!(format!("{:?}", identity_document::Entity::find().all(db).await).contains(&number));
}

#[tokio::test]
async fn an_incomplete_application_names_each_field() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let mut form = application("11000019850101001X");
    form["identity"]["consent"] = json!(false);
    form["education"]["school"] = json!("校".repeat(101));
    let apply = app.post("/card/applications").bearer(&token).json(&form);
    let problem = apply.refused(422, ProblemCode::Validation).await;
    let named: Vec<_> = problem.errors.iter().map(|e| (e.pointer.as_str(), e.code)).collect();
    assert_eq!(
        named,
        [
            ("/identity/number", FieldCode::IdChecksum),
            ("/identity/consent", FieldCode::ConsentRequired),
            ("/education/school", FieldCode::TooLong),
        ]
    );
}

#[tokio::test]
async fn a_card_expires_by_the_clock_and_then_a_new_one_can_be_applied_for() {
    let app = App::demo().await;
    app.pass(3 * 366 * 24 * 3600);
    let token = app.token(HOLDER).await;
    let standing: CardStanding = app.get("/card").bearer(&token).expect(200).await.json();
    let card = standing.card.expect("a card");
    assert_eq!(card.state, CardState::Expired);
    assert!(Scene::ALL.iter().all(|scene| card.benefits.iter().any(|b| b.scene == *scene)));
    app.post("/card/applications").bearer(&token).json(&application(&resident_id(1))).expect(201).await;
}
