//! Events, their seats and the questions on their registration forms.

mod answers;

pub use answers::Answers;

use serde::{Deserialize, Serialize};

use crate::ids::{EventId, QuestionId};
use crate::person::{LINE_MAX, line};
use crate::problem::{FieldCode, FieldErrors};
use crate::text::LocalText;
use crate::time::{self, Instant};

/// An activity that people can sign up for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Event {
    pub id: EventId,
    pub series: Series,
    pub title: LocalText,
    /// Paragraphs, separated by blank lines.
    pub description: LocalText,
    pub organiser: LocalText,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub starts_at: Instant,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub ends_at: Instant,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub registration_closes_at: Instant,
    pub place: Place,
    pub admission: Admission,
    pub seats: Seats,
    #[serde(default)]
    pub agenda: Vec<AgendaItem>,
    #[serde(default)]
    pub questions: Vec<Question>,
    /// Days after the end until what people gave at registration is erased.
    pub retention_days: u32,
}

/// The recurring series that an event belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Series {
    /// 智汇开发区
    ZoneGathering,
    /// 人才创新创业周
    InnovationWeek,
    #[serde(other)]
    Other,
}

/// Which half of the calendar, seen from now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum When {
    /// Soonest first.
    #[default]
    Upcoming,
    /// Latest first.
    Past,
}

/// Where an event happens.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Place {
    pub attendance: Attendance,
    pub name: LocalText,
    /// How to get there, or how the link arrives.
    #[serde(default)]
    pub directions: Option<LocalText>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Attendance {
    Venue,
    Online,
}

/// Whether a seat is given at once or after the organiser has looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Admission {
    Open,
    Approval,
}

/// Seats as the server counts them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Seats {
    pub capacity: u32,
    pub taken: u32,
    /// People on the waitlist.
    pub waiting: u32,
}

impl Seats {
    /// Seats that can still be taken.
    pub fn left(&self) -> u32 {
        self.capacity.saturating_sub(self.taken)
    }
}

/// One line of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgendaItem {
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
    pub starts_at: Instant,
    pub title: LocalText,
}

/// What a person who opens the event at `now` can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// A seat, or a request for one where the organiser approves.
    Seats {
        left: u32,
    },
    /// Full: the waitlist.
    Waitlist,
    /// Registration has closed, the event is still to come.
    Closed,
    /// It is going on or over.
    Started,
    Ended,
}

impl Event {
    /// What can be done at `now`. The server decides with its own clock; the app predicts with the phone's.
    pub fn opening(&self, now: Instant) -> Opening {
        if now >= self.ends_at {
            Opening::Ended
        } else if now >= self.starts_at {
            Opening::Started
        } else if now >= self.registration_closes_at {
            Opening::Closed
        } else if self.seats.left() == 0 {
            Opening::Waitlist
        } else {
            Opening::Seats { left: self.seats.left() }
        }
    }
}

/// One question of the organiser, asked on the registration form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Question {
    pub id: QuestionId,
    pub label: LocalText,
    /// The choices; none means a line of free text.
    #[serde(default)]
    pub choices: Vec<Choice>,
    pub required: bool,
    /// Asked only when an earlier question has a certain answer.
    #[serde(default)]
    pub asked_when: Option<AskedWhen>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Choice {
    pub value: String,
    pub label: LocalText,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AskedWhen {
    pub question: QuestionId,
    pub answer: String,
}

/// The questions that these answers bring up, in the organiser's order.
///
/// A question follows an earlier one only, and is asked only if that one is asked itself.
pub fn asked<'q>(questions: &'q [Question], answers: &Answers) -> Vec<&'q Question> {
    let mut shown: Vec<&Question> = Vec::new();
    for question in questions {
        let applies = question.asked_when.as_ref().is_none_or(|when| {
            shown.iter().any(|q| q.id == when.question)
                && answers.get(&when.question).is_some_and(|answer| *answer == when.answer)
        });
        if applies {
            shown.push(question);
        }
    }
    shown
}

/// The answers that count: those to asked questions. What a person answered before changing their mind is left out.
pub(crate) fn check_answers(questions: &[Question], answers: &Answers, errors: &mut FieldErrors) -> Answers {
    for id in answers.keys().filter(|id| !questions.iter().any(|q| q.id == **id)) {
        errors.add(format!("/answers/{id}"), FieldCode::UnknownField);
    }
    let mut kept = Answers::new();
    for question in asked(questions, answers) {
        let given = answers.get(&question.id).map(|a| a.trim()).unwrap_or_default();
        let pointer = format!("/answers/{}", question.id);
        if given.is_empty() {
            if question.required {
                errors.add(pointer, FieldCode::Required);
            }
            continue;
        }
        let answer = if question.choices.is_empty() {
            line(given, LINE_MAX)
        } else if question.choices.iter().any(|c| c.value == given) {
            Ok(given.to_owned())
        } else {
            Err(FieldCode::UnknownChoice)
        };
        if let Some(answer) = errors.take(pointer, answer) {
            kept.insert(question.id.clone(), answer);
        }
    }
    kept
}
