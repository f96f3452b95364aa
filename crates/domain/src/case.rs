//! 诉求与建言: one matter a person raised, and its way to an answer.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::ids::{Reference, UploadId};
use crate::person::prose;
use crate::problem::{FieldCode, FieldError, FieldErrors};
use crate::progress::{Progress, TimelineEntry};
use crate::time::{self, Instant};
use crate::upload::{ATTACHMENTS_MAX, Upload};

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
    /// Files of the same person, uploaded before and attached to nothing yet; in the order that they chose.
    #[serde(default)]
    pub attachments: Vec<UploadId>,
}

/// A matter whose every part holds. Whether its files are there is for the server to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValidCase {
    pub category: CaseCategory,
    pub text: String,
    pub attachments: Vec<UploadId>,
}

impl CaseRequest {
    /// Checks every field at once; pointers follow the form's order.
    pub fn check(&self) -> Result<ValidCase, Vec<FieldError>> {
        let mut errors = FieldErrors::default();
        let category = errors.take("/category", self.category.ok_or(FieldCode::Required));
        let text = errors.take("/text", prose(&self.text));
        let attachments = errors.take("/attachments", each_once(&self.attachments));
        let valid = (|| Some(ValidCase { category: category?, text: text?, attachments: attachments? }))();
        errors.finish(valid)
    }
}

fn each_once(files: &[UploadId]) -> Result<Vec<UploadId>, FieldCode> {
    if files.len() > ATTACHMENTS_MAX {
        return Err(FieldCode::TooMany);
    }
    let different: BTreeSet<_> = files.iter().collect();
    if different.len() == files.len() { Ok(files.to_vec()) } else { Err(FieldCode::Repeated) }
}

/// A case as the person who raised it sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Case {
    pub reference: Reference,
    pub category: CaseCategory,
    pub text: String,
    #[serde(default)]
    pub attachments: Vec<Upload>,
    pub state: CaseState,
    pub progress: Progress,
    pub timeline: Vec<TimelineEntry>,
    #[serde(default)]
    pub outcome: Option<Outcome>,
    #[serde(default)]
    pub rating: Option<Rating>,
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    #[serde(deserialize_with = "time::instant")]
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

    fn filled() -> CaseRequest {
        CaseRequest { category: Some(CaseCategory::Other), text: "夜班车".into(), attachments: vec![] }
    }

    #[test]
    fn a_matter_needs_a_category_and_words() {
        let empty = CaseRequest { text: " \n ".into(), ..CaseRequest::default() };
        let errors = empty.check().expect_err("empty");
        assert_eq!(errors.len(), 2);
    }

    #[test]
    fn five_thousand_code_points_fit_and_one_more_does_not() {
        let request = |n| CaseRequest { text: "言".repeat(n), ..filled() };
        assert!(request(TEXT_MAX).check().is_ok());
        let errors = request(TEXT_MAX + 1).check().expect_err("too long");
        assert_eq!(errors[0].code, FieldCode::TooLong);
    }

    #[test]
    fn six_different_files_fit() {
        let with = |names: &[&str]| {
            let attachments = names.iter().map(|name| UploadId::new(*name)).collect();
            CaseRequest { attachments, ..filled() }.check()
        };
        let kept = with(&["f", "e", "d", "c", "b", "a"]).map(|valid| valid.attachments.len());
        assert_eq!(kept, Ok(ATTACHMENTS_MAX));
        let fault = |names: &[&str]| with(names).expect_err("refused").remove(0);
        let too_many = fault(&["a", "b", "c", "d", "e", "f", "g"]);
        assert_eq!((too_many.pointer.as_str(), too_many.code), ("/attachments", FieldCode::TooMany));
        assert_eq!(fault(&["a", "b", "a"]), FieldError::new("/attachments", FieldCode::Repeated));
    }

    #[test]
    fn a_draft_from_before_there_were_files_is_still_read() {
        let draft = serde_json::from_str::<CaseRequest>(r#"{"category":"other","text":"夜班车"}"#);
        assert!(draft.is_ok_and(|request| request.attachments.is_empty()));
    }

    #[test]
    fn ratings_run_from_one_to_five() {
        let score = |score| RatingRequest { score, comment: String::new() }.check().map(|r| r.score);
        assert_eq!(score(5), Ok(5));
        assert!(score(0).is_err() && score(6).is_err());
    }
}
