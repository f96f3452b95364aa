//! One person's place at one event.

use serde::{Deserialize, Serialize};

use crate::event::{Answers, Event, Place, check_answers};
use crate::ids::{EventId, RegistrationId};
use crate::person::{PersonName, PhoneNumber};
use crate::problem::{FieldCode, FieldError, FieldErrors};
use crate::text::LocalText;
use crate::time::{self, Instant};

/// `POST /events/{id}/registrations`, and the form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RegistrationRequest {
    pub name: String,
    pub phone: String,
    /// Starts unticked.
    #[serde(default)]
    pub consent: bool,
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = std::collections::BTreeMap<crate::ids::QuestionId, String>, inline))]
    pub answers: Answers,
}

/// A request whose every part holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidRegistration {
    pub name: PersonName,
    pub phone: PhoneNumber,
    pub answers: Answers,
}

impl RegistrationRequest {
    /// Checks every field at once; pointers follow the form's order.
    pub fn check(&self, event: &Event) -> Result<ValidRegistration, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let name = errors.take("/name", PersonName::parse(&self.name));
        let phone = errors.take("/phone", PhoneNumber::parse(&self.phone));
        let answers = check_answers(&event.questions, &self.answers, &mut errors);
        if !self.consent {
            errors.add("/consent", FieldCode::ConsentRequired);
        }
        let valid = name.zip(phone).map(|(name, phone)| ValidRegistration { name, phone, answers });
        errors.finish(valid)
    }
}

/// A registration as its holder sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Registration {
    pub id: RegistrationId,
    pub event_id: EventId,
    pub event_title: LocalText,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub starts_at: Instant,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub ends_at: Instant,
    pub place: Place,
    /// The name given, in full: it is the holder's own.
    pub name: String,
    pub masked_phone: String,
    pub state: RegistrationState,
    /// Place in the queue, from 1, while waitlisted.
    #[serde(default)]
    pub waitlist_position: Option<u32>,
    /// There while a seat is held.
    #[serde(default)]
    pub ticket: Option<Ticket>,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub created_at: Instant,
    pub version: u32,
    /// What a guest proves ownership with (`Registration-Secret` header); answered once, when the place is made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum RegistrationState {
    /// A seat is held.
    Confirmed,
    /// The organiser will look at it.
    AwaitingApproval,
    Waitlisted,
    Cancelled,
}

/// What gets a person through the door. Holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    /// 16 characters of Crockford's Base32 from the server's random source; the gate looks it up.
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Admission, AskedWhen, Attendance, Choice, Opening, Question, Seats, Series};
    use crate::ids::QuestionId;

    fn at(text: &str) -> Instant {
        Instant::parse_from_rfc3339(text).expect("a literal")
    }

    fn event() -> Event {
        let choice = |value: &str| Choice { value: value.into(), label: LocalText::default() };
        Event {
            id: EventId::new("optics"),
            series: Series::ZoneGathering,
            title: LocalText::default(),
            description: LocalText::default(),
            organiser: LocalText::default(),
            starts_at: at("2026-11-28T14:00:00+08:00"),
            ends_at: at("2026-11-28T17:30:00+08:00"),
            registration_closes_at: at("2026-11-26T18:00:00+08:00"),
            place: Place { attendance: Attendance::Venue, name: LocalText::default(), directions: None },
            admission: Admission::Open,
            seats: Seats { capacity: 2, taken: 1, waiting: 0 },
            agenda: vec![],
            questions: vec![
                Question {
                    id: QuestionId::new("pitch"),
                    label: LocalText::default(),
                    choices: vec![choice("yes"), choice("no")],
                    required: true,
                    asked_when: None,
                },
                Question {
                    id: QuestionId::new("topic"),
                    label: LocalText::default(),
                    choices: vec![],
                    required: true,
                    asked_when: Some(AskedWhen { question: QuestionId::new("pitch"), answer: "yes".into() }),
                },
            ],
            retention_days: 30,
        }
    }

    fn request(pitch: &str) -> RegistrationRequest {
        RegistrationRequest {
            name: "林小舟".into(),
            phone: "19900001234".into(),
            consent: true,
            answers: Answers::from([(QuestionId::new("pitch"), pitch.to_owned())]),
        }
    }

    fn codes(request: &RegistrationRequest) -> Vec<(String, FieldCode)> {
        request.check(&event()).err().unwrap_or_default().into_iter().map(|e| (e.pointer, e.code)).collect()
    }

    #[test]
    fn a_hidden_required_question_never_blocks() {
        assert!(request("no").check(&event()).is_ok());
    }

    #[test]
    fn a_shown_required_question_blocks() {
        assert_eq!(codes(&request("yes")), [("/answers/topic".into(), FieldCode::Required)]);
    }

    #[test]
    fn an_answer_to_a_question_no_longer_asked_is_dropped() {
        let mut changed_mind = request("no");
        changed_mind.answers.insert(QuestionId::new("topic"), "旧话题".into());
        let kept = changed_mind.check(&event()).map(|v| v.answers.len());
        assert_eq!(kept, Ok(1));
    }

    #[test]
    fn every_fault_is_named_at_once() {
        let mut bad = request("maybe");
        bad.name = String::new();
        bad.phone = "1990000123".into();
        bad.consent = false;
        bad.answers.insert(QuestionId::new("ghost"), "?".into());
        assert_eq!(
            codes(&bad),
            [
                ("/name".to_owned(), FieldCode::Required),
                ("/phone".to_owned(), FieldCode::PhoneFormat),
                ("/answers/ghost".to_owned(), FieldCode::UnknownField),
                ("/answers/pitch".to_owned(), FieldCode::UnknownChoice),
                ("/consent".to_owned(), FieldCode::ConsentRequired),
            ]
        );
    }

    #[test]
    fn the_clock_and_the_seats_decide_what_can_be_done() {
        let mut event = event();
        assert_eq!(event.opening(at("2026-11-20T09:00:00+08:00")), Opening::Seats { left: 1 });
        event.seats.taken = 2;
        assert_eq!(event.opening(at("2026-11-20T09:00:00+08:00")), Opening::Waitlist);
        assert_eq!(event.opening(at("2026-11-26T18:00:00+08:00")), Opening::Closed);
        assert_eq!(event.opening(at("2026-11-28T14:00:00+08:00")), Opening::Started);
        assert_eq!(event.opening(at("2026-11-28T17:30:00+08:00")), Opening::Ended);
    }
}
