//! The rules one by one, and then all of them against a world in which everything goes wrong in every order.

mod world;

use super::*;
use crate::problem::{FieldCode, FieldError, ProblemCode};
use crate::time::zone;
use chrono::TimeZone;
use proptest::prelude::*;
use world::{Backend, Event, World};

fn at(seconds: i64) -> Instant {
    zone().timestamp_opt(1_780_000_000 + seconds, 0).single().expect("a time in 2026")
}

fn message(key: &str, case: &str, pressed: i64) -> Entry {
    Entry::pressed(key.into(), Operation::Write(Reference::new(case)), "{}".into(), None, at(pressed))
}

fn sent(mut entry: Entry, now: i64) -> Entry {
    assert!(entry.begin(at(now)), "young enough to be sent");
    entry
}

#[test]
fn what_passes_by_itself_is_tried_again_ever_less_often() {
    let mut entry = message("k", "A", 0);
    let mut waits = Vec::new();
    for _ in 0..10 {
        entry = sent(entry, 0).failed(Failure::Offline, at(0), 0.5);
        let Stage::Waiting { until: Some(until), .. } = entry.stage else { panic!("{entry:?}") };
        waits.push((until - at(0)).num_seconds());
    }
    assert_eq!(waits, [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
}

#[test]
fn two_phones_that_lost_the_same_server_come_back_at_different_times() {
    let until = |spread| match sent(message("k", "A", 0), 0).failed(Failure::Timeout, at(0), spread).stage {
        Stage::Waiting { until, .. } => until,
        other => panic!("{other:?}"),
    };
    assert_eq!(until(0.0), Some(at(1)));
    assert_eq!(until(1.0), Some(at(3)));
}

#[test]
fn the_backends_own_wish_to_wait_is_kept_even_in_a_hurry() {
    let entry = sent(message("k", "A", 0), 0).failed(Failure::RateLimited { retry_after: Some(30) }, at(0), 0.0);
    let entries = [entry.hurried()];
    assert!(due(&entries, None, at(29)).is_empty());
    assert_eq!(due(&entries, None, at(30)).len(), 1);
    assert_eq!(wake_at(&entries, None), Some(at(30)));
}

#[test]
fn what_does_not_pass_waits_for_the_person() {
    let field = FieldError::new("/text", FieldCode::TooLong);
    let refusals = [
        Failure::Validation(vec![field]),
        Failure::Forbidden,
        Failure::Conflict(ProblemCode::Stale),
        Failure::NotFound,
    ];
    for failure in refusals {
        let entry = sent(message("k", "A", 0), 0).failed(failure.clone(), at(0), 0.0);
        assert!(!entry.is_due(at(1_000_000)), "{failure:?}");
        assert!(entry.can_change(), "{failure:?}: the backend has said that it was not done");
        assert!(entry.pressed_again().is_due(at(0)), "{failure:?}");
    }
}

#[test]
fn words_can_be_changed_until_the_first_byte_has_left() {
    let entry = message("k", "A", 0);
    assert!(entry.can_change());
    let entry = sent(entry, 0);
    assert!(!entry.can_change());
    assert!(!entry.failed(Failure::Offline, at(0), 0.0).can_change(), "it may have arrived");
}

#[test]
fn an_answer_that_never_fits_is_not_waited_for_for_ever() {
    let misfit = || Failure::Protocol { detail: "line 1".into() };
    let mut entry = message("k", "A", 0);
    for _ in 1..MISFITS_TRIED {
        entry = sent(entry, 0).failed(misfit(), at(0), 0.0);
        assert!(entry.is_due(at(1000)), "{entry:?}");
    }
    entry = sent(entry, 0).failed(misfit(), at(0), 0.0);
    assert_eq!(entry.stage, Stage::Refused(misfit()));
    assert!(!entry.can_change(), "the backend may have done it all the same");
}

#[test]
fn a_lapsed_session_holds_up_ones_own_and_refuses_a_guests() {
    let mut own = message("k", "A", 0);
    own.account = Some(AccountId::new("a1"));
    let own = sent(own, 0).failed(Failure::Unauthenticated, at(0), 0.0);
    assert!(matches!(own.stage, Stage::Waiting { .. }));
    let guests = sent(message("k", "A", 0), 0).failed(Failure::Unauthenticated, at(0), 0.0);
    assert_eq!(guests.stage, Stage::Refused(Failure::Unauthenticated));
}

#[test]
fn nobody_sends_what_another_pressed() {
    let mut entry = message("k", "A", 0);
    entry.account = Some(AccountId::new("a1"));
    let entries = [entry];
    assert!(due(&entries, None, at(0)).is_empty());
    assert!(due(&entries, Some(&AccountId::new("a2")), at(0)).is_empty());
    assert_eq!(due(&entries, Some(&AccountId::new("a1")), at(0)).len(), 1);
}

#[test]
fn order_is_kept_in_a_subject_and_subjects_do_not_wait_for_each_other() {
    let entries = [message("second", "A", 2), message("first", "A", 1), message("other", "B", 3)];
    let keys: Vec<&str> = due(&entries, None, at(9)).into_iter().map(|e| e.key.as_str()).collect();
    assert_eq!(keys, ["first", "other"]);
}

#[test]
fn a_refused_message_holds_up_the_next_one() {
    let refused = sent(message("first", "A", 1), 1).failed(Failure::Forbidden, at(1), 0.0);
    assert!(due(&[refused, message("second", "A", 2)], None, at(9)).is_empty());
}

#[test]
fn what_may_have_arrived_a_week_ago_is_the_persons_to_decide() {
    const DAY: i64 = 24 * 3600;
    assert!(message("k", "A", 0).begin(at(30 * DAY)), "what never left the phone has no age");
    let unknown = sent(message("k", "A", 0), 0).failed(Failure::Timeout, at(0), 0.0);
    assert!(unknown.clone().begin(at(5 * DAY)));
    let mut too_old = unknown;
    assert!(!too_old.begin(at(7 * DAY)));
    assert_eq!(too_old.stage, Stage::Refused(Failure::Timeout));
    assert!(!too_old.can_change());
    assert!(too_old.pressed_again().begin(at(7 * DAY)), "the person may send it with its key");
}

#[test]
fn what_has_left_the_phone_may_have_arrived() {
    let entry = message("k", "A", 0);
    assert!(!entry.may_have_arrived());
    assert!(sent(entry.clone(), 0).may_have_arrived());
    let mut with_file = sent(entry.with_files(vec![UploadId::new("f")]), 0);
    assert!(!with_file.may_have_arrived(), "its file goes first");
    with_file.next_file().expect("one is left").sent_as = Some(UploadId::new("u"));
    assert!(with_file.may_have_arrived());
    let given_up = with_file.given_up(Failure::Offline);
    assert!(!given_up.is_due(at(1_000_000)) && !given_up.can_change());
    assert!(given_up.pressed_again().is_due(at(0)));
}

#[test]
fn a_sender_that_hangs_is_given_up() {
    let entry = sent(message("k", "A", 0), 0);
    assert!(!entry.is_abandoned(at(149)));
    assert!(entry.is_abandoned(at(150)));
    assert!(entry.is_abandoned(at(-3600)), "the phone's clock was set back");
}

#[test]
fn the_same_words_for_another_case_are_another_press() {
    let entry = message("k", "A", 0);
    assert!(entry.is_same_press(&message("other key", "A", 5)));
    assert!(!entry.is_same_press(&message("k", "B", 0)));
}

#[test]
fn files_go_first_and_stand_in_the_body_by_the_backends_names() {
    let name = |letter: &str| UploadId::new(letter.repeat(32));
    let body = format!(r#"{{"attachments":["{}","{}"]}}"#, name("a"), name("b"));
    let mut entry = Entry { body, ..message("k", "A", 0) }.with_files(vec![name("a"), name("b")]);
    assert_eq!(entry.files_sent(), (0, 2));
    for sent in ["u1", "u2"] {
        entry.next_file().expect("one is left").sent_as = Some(UploadId::new(sent));
    }
    assert!(entry.next_file().is_none());
    assert_eq!(entry.files_sent(), (2, 2));
    assert_eq!(entry.body_with_files(), r#"{"attachments":["u1","u2"]}"#);
}

#[test]
fn an_entry_survives_being_kept() {
    let mut entry = sent(message("k", "A", 0), 0);
    entry.operation = Operation::CancelRegistration {
        event: EventId::new("optics"),
        id: RegistrationId::new("r1"),
        version: 3,
        secret: Some("s".into()),
    };
    for failure in [
        Failure::Offline,
        Failure::RateLimited { retry_after: None },
        Failure::Server { status: 502 },
        Failure::Validation(vec![FieldError::new("/name", FieldCode::Required)]),
        Failure::Conflict(ProblemCode::AlreadyRegistered),
    ] {
        let entry = entry.clone().failed(failure, at(0), 0.3);
        let text = serde_json::to_string(&entry).expect("an entry has a JSON form");
        assert_eq!(serde_json::from_str::<Entry>(&text).expect("its own JSON"), entry);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// Presses, faults, kills, restarts and two tabs in any order: in the end every press has had its effect exactly
    /// once, under one key, in its subject's order.
    #[test]
    fn whatever_happens_each_press_arrives_once(events in prop::collection::vec(Event::any(), 0..120)) {
        let mut world = World::new(Backend::KnowsKeys);
        for event in events {
            world.happens(event);
            world.holds()?;
        }
        world.calms_down();
        world.holds()?;
        world.everything_arrived()?;
    }

    /// The same before a backend that does a write as often as it comes: nothing is done twice, and what may have been done
    /// waits for the person.
    #[test]
    fn a_backend_without_keys_does_nothing_twice(events in prop::collection::vec(Event::any(), 0..120)) {
        let mut world = World::new(Backend::RepeatsAll);
        for event in events {
            world.happens(event);
            world.holds()?;
        }
        world.calms_down_without_the_person();
        world.holds()?;
        world.nothing_was_done_twice()?;
    }
}
