//! 诉求与建言: one matter a person raised, and its way to an answer.

use serde::{Deserialize, Serialize};

use crate::ids::Reference;
use crate::person::prose;
use crate::problem::{FieldCode, FieldError, FieldErrors};
use crate::progress::{Progress, TimelineEntry};
use crate::time::Instant;

/// What a matter is about; decides which team gets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum CaseCategory {
    Schooling,
    Housing,
    Medical,
    Work,
    Innovation,
    /// 建言献策
    Suggestion,
    Other,
}

impl CaseCategory {
    /// Every category, in the order of the form.
    pub const ALL: [Self; 7] =
        [Self::Schooling, Self::Housing, Self::Medical, Self::Work, Self::Innovation, Self::Suggestion, Self::Other];
}

/// `POST /cases`, and the form as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CaseRequest {
    #[serde(default)]
    pub category: Option<CaseCategory>,
    pub text: String,
}

impl CaseRequest {
    /// The category and the trimmed text.
    pub fn check(&self) -> Result<(CaseCategory, String), Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let category = errors.take("/category", self.category.ok_or(FieldCode::Required));
        let text = errors.take("/text", prose(&self.text));
        errors.finish(category.zip(text))
    }
}

/// A case as the person who raised it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub reference: Reference,
    pub category: CaseCategory,
    pub text: String,
    pub state: CaseState,
    pub progress: Progress,
    pub timeline: Vec<TimelineEntry>,
    #[serde(default)]
    pub outcome: Option<Outcome>,
    #[serde(default)]
    pub rating: Option<Rating>,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub created_at: Instant,
    pub version: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum CaseState {
    Received,
    InProgress,
    /// The officer needs something from the person; the clock of the due time waits.
    AwaitingPerson,
    Answered,
}

/// 办理结果
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Outcome {
    Resolved,
    /// Part of it is done, the rest has a plan.
    PartlyResolved,
    /// The rules do not allow it; the answer says why.
    NotPossible,
    Explained,
}

/// `POST /cases/{reference}/messages`
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MessageRequest {
    pub text: String,
}

impl MessageRequest {
    /// The trimmed text.
    pub fn check(&self) -> Result<String, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let text = errors.take("/text", prose(&self.text));
        errors.finish(text)
    }
}

/// `POST /cases/{reference}/rating`: the five levels of 好差评.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RatingRequest {
    /// 1 (very dissatisfied) to 5 (very satisfied); 0 is not chosen yet.
    pub score: u8,
    #[serde(default)]
    pub comment: String,
}

impl RatingRequest {
    /// The rating, with an optional comment.
    pub fn check(&self) -> Result<Rating, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let score = match self.score {
            1..=5 => Some(self.score),
            0 => {
                errors.add("/score", FieldCode::Required);
                None
            }
            _ => {
                errors.add("/score", FieldCode::OutOfRange);
                None
            }
        };
        let comment = match prose(&self.comment) {
            Err(FieldCode::Required) => Some(None),
            other => errors.take("/comment", other).map(Some),
        };
        errors.finish(score.zip(comment).map(|(score, comment)| Rating { score, comment }))
    }
}

/// 满意度
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Rating {
    /// 1–5.
    pub score: u8,
    #[serde(default)]
    pub comment: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::TEXT_MAX;

    #[test]
    fn a_matter_needs_a_category_and_words() {
        let errors = CaseRequest { category: None, text: " \n ".into() }.check().expect_err("empty");
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn five_thousand_code_points_fit_and_one_more_does_not() {
        let request = |n| CaseRequest { category: Some(CaseCategory::Other), text: "言".repeat(n) };
        assert!(request(TEXT_MAX).check().is_ok());
        let errors = request(TEXT_MAX + 1).check().expect_err("too long");
        assert_eq!(errors[0].code, FieldCode::TooLong);
    }

    #[test]
    fn ratings_run_from_one_to_five() {
        let score = |score| RatingRequest { score, comment: String::new() }.check().map(|r| r.score);
        assert_eq!(score(5), Ok(5));
        assert!(score(0).is_err() && score(6).is_err());
    }
}
