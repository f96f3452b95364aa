use std::collections::BTreeSet;

use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use zhihui_domain::case::CaseState;
use zhihui_domain::event::asked;
use zhihui_domain::person::{IdentityDocument, PhoneNumber};
use zhihui_domain::registration::RegistrationState;
use zhihui_server::entity::column::Word;
use zhihui_server::entity::{account, benefit, case, event, identity_document, matter, officer, registration};
use zhihui_server::{events, migration, seed};

use crate::support::{App, START, at};

#[tokio::test]
async fn every_event_reads_well_in_both_languages() {
    let app = App::demo().await;
    let all = event::Entity::find().all(&app.state.db).await.expect("reads");
    assert_eq!(all.len(), 12);
    for event in all.into_iter().map(events::view) {
        for text in [&event.title, &event.description, &event.organiser, &event.place.name] {
            assert!(!text.zh.is_empty() && text.en.as_deref().is_some_and(|en| !en.is_empty()), "{}", event.id);
        }
        assert!(event.starts_at < event.ends_at && event.registration_closes_at <= event.starts_at, "{}", event.id);
        assert!(event.agenda.is_sorted_by_key(|item| item.starts_at), "{}", event.id);
        assert!(event.agenda.iter().all(|i| (event.starts_at..event.ends_at).contains(&i.starts_at)), "{}", event.id);
        assert!(event.description.zh.contains("\n\n"), "{}", event.id);
        if event.id.as_str() != "past-forum" {
            assert!(event.registration_closes_at > at(START), "{}", event.id);
        }
    }
}

#[tokio::test]
async fn seats_are_held_by_registrations_and_no_phone_twice() {
    let app = App::demo().await;
    let db = &app.state.db;
    for event in event::Entity::find().all(db).await.expect("reads") {
        let count = async |state| {
            let rows = registration::Entity::find()
                .filter(registration::Column::EventId.eq(event.id.as_str()))
                .filter(registration::Column::State.eq(Word(state)));
            i32::try_from(rows.count(db).await.expect("counts")).expect("few")
        };
        assert_eq!(event.taken, count(RegistrationState::Confirmed).await, "{}", event.id);
        assert_eq!(event.waiting, count(RegistrationState::Waitlisted).await, "{}", event.id);
        let questions = events::view(event.clone()).questions;
        let rows = registration::Entity::find().filter(registration::Column::EventId.eq(event.id.as_str())).all(db);
        for row in rows.await.expect("reads") {
            let required = asked(&questions, &row.answers.0).into_iter().filter(|q| q.required);
            assert!(required.into_iter().all(|q| row.answers.0.contains_key(&q.id)), "{}", event.id);
        }
    }
}

#[tokio::test]
async fn nobody_in_the_demo_is_real() {
    let app = App::demo().await;
    let db = &app.state.db;
    let mut phones: Vec<String> =
        account::Entity::find().all(db).await.expect("reads").into_iter().map(|a| a.phone).collect();
    phones.extend(registration::Entity::find().all(db).await.expect("reads").into_iter().map(|r| r.phone));
    assert!(phones.len() > 500);
    for phone in phones {
        assert!(phone.starts_with("+861990000") && PhoneNumber::parse(&phone).is_ok(), "{phone}");
    }
    for document in identity_document::Entity::find().all(db).await.expect("reads") {
        // A whole municipality's code stands in nobody's number.
        assert!(document.number.starts_with("110000"));
        assert!(IdentityDocument::parse(document.kind.0, &document.number).is_ok());
    }
}

#[tokio::test]
async fn eight_cases_stand_in_every_state_and_each_has_one_owner() {
    let app = App::demo().await;
    let db = &app.state.db;
    let cases = case::Entity::find().find_also_related(matter::Entity).all(db).await.expect("reads");
    assert_eq!(cases.len(), 8);
    let states: BTreeSet<_> = cases.iter().map(|(c, _)| format!("{:?}", c.state.0)).collect();
    assert_eq!(states.len(), 4, "{states:?}");
    let now = app.state.clock.now();
    let mut overdue = 0;
    for (case, matter) in cases {
        let matter = matter.expect("a matter");
        let open = matches!(case.state.0, CaseState::Received | CaseState::InProgress);
        assert_eq!(matter.due_at.is_some(), open, "{}", case.reference);
        assert_eq!(case.outcome.is_some(), case.state.0 == CaseState::Answered);
        assert!(matter.created_at < now);
        overdue += i32::from(matter.due_at.is_some_and(|due| due < now));
    }
    assert_eq!(overdue, 1);
    assert!(officer::Entity::find().count(db).await.expect("counts") >= 4);
    assert_eq!(benefit::Entity::find().count(db).await.expect("counts"), 8);
}

#[tokio::test]
async fn starting_again_changes_nothing() {
    let app = App::demo().await;
    assert!(!seed::demo(&app.state).await.expect("reads"));
    seed::baseline(&app.state).await.expect("loads");
    assert_eq!(migration::migrate(&app.state.db).await, Ok(0));
    assert_eq!(event::Entity::find().count(&app.state.db).await, Ok(12));
}
