use sea_orm::{ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::ids::Reference;
use zhihui_domain::text::LocalText;
use zhihui_domain::upload::Upload;

use crate::entity::column::count;
use crate::entity::{case, matter};
use crate::matters::{self, Shared};
use crate::problem::ApiError;
use crate::uploads::attached;

/// A case on the wire, with all that belongs to it.
pub async fn case_view(db: &impl ConnectionTrait, case: case::Model) -> Result<Case, ApiError> {
    let shared = matters::load(db, &case.reference).await?;
    let files = attached(db, [case.reference.as_str()]).await?.remove(&case.reference);
    Ok(joined(case, shared, files.unwrap_or_default()))
}

/// These cases on the wire, in their order. Three queries, however many there are.
pub async fn case_views(
    db: &impl ConnectionTrait,
    rows: Vec<(case::Model, matter::Model)>,
) -> Result<Vec<Case>, ApiError> {
    let (cases, matters): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let mut files = attached(db, cases.iter().map(|case| case.reference.as_str())).await?;
    let shared = matters::shared(db, matters).await?;
    let whole = |(case, shared): (case::Model, Shared)| {
        let files = files.remove(&case.reference).unwrap_or_default();
        joined(case, shared, files)
    };
    Ok(cases.into_iter().zip(shared).map(whole).collect())
}

/// A case from its parts.
pub(super) fn joined(case: case::Model, shared: Shared, attachments: Vec<Upload>) -> Case {
    Case {
        reference: Reference::new(case.reference),
        category: case.category.0,
        text: case.text,
        attachments,
        state: case.state.0,
        progress: shared.progress,
        timeline: shared.timeline,
        outcome: case.outcome.map(|outcome| outcome.0),
        rating: case.rating.map(|rating| rating.0),
        created_at: shared.matter.created_at.instant(),
        version: count(shared.matter.version),
    }
}

/// What comes next in a state, in words a person would say.
pub fn step_after(state: CaseState, rated: bool) -> LocalText {
    match (state, rated) {
        (CaseState::Received, _) => LocalText::new(
            "专员正在了解情况，会在时限前答复您。",
            "Your officer is looking into it and answers before the due time.",
        ),
        (CaseState::InProgress, _) => LocalText::new(
            "专员正在协调办理，会在时限前答复您。",
            "Your officer is working on it and answers before the due time.",
        ),
        (CaseState::AwaitingPerson, _) => LocalText::new(
            "请按专员的留言补充情况，收到后继续办理。",
            "Please reply to your officer's message; work goes on once it is there.",
        ),
        (CaseState::Answered, false) => {
            LocalText::new("已答复。请为本次办理评价。", "Answered. Please rate how it was handled.")
        }
        (CaseState::Answered, true) => LocalText::new("已办结，感谢您的评价。", "Closed. Thank you for your rating."),
    }
}

/// The case with this reference, if it is this account's. A stranger's is as unknown as one that never was.
pub async fn own_case(tx: &impl ConnectionTrait, reference: &str, account_id: &str) -> Result<case::Model, ApiError> {
    let found = case::Entity::find_by_id(reference)
        .find_also_related(matter::Entity)
        .filter(matter::Column::AccountId.eq(account_id))
        .one(tx)
        .await?;
    found.map(|(case, _)| case).ok_or(ApiError::NotFound)
}

/// A case whose matter is locked, read again under the lock.
pub async fn current(tx: &DatabaseTransaction, reference: &str) -> Result<case::Model, ApiError> {
    case::Entity::find_by_id(reference).one(tx).await?.ok_or(ApiError::NotFound)
}
