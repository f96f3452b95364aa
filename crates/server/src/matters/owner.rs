use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use zhihui_domain::case::CaseCategory;
use zhihui_domain::text::LocalText;

use crate::entity::column::Word;
use crate::entity::{matter, officer};
use crate::problem::ApiError;

/// The officer that every database has, so that a matter has an owner even where no team is staffed yet.
pub const DUTY_OFFICER: &str = "duty";

/// The teams of the talent office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Team {
    Card,
    Schooling,
    Housing,
    Medical,
    /// Work and innovation.
    Enterprise,
    /// Suggestions and everything else.
    General,
}

impl Team {
    /// The team that answers matters of a category.
    pub const fn for_category(category: CaseCategory) -> Self {
        match category {
            CaseCategory::Schooling => Self::Schooling,
            CaseCategory::Housing => Self::Housing,
            CaseCategory::Medical => Self::Medical,
            CaseCategory::Work | CaseCategory::Innovation => Self::Enterprise,
            CaseCategory::Suggestion | CaseCategory::Other => Self::General,
        }
    }

    /// As people read it.
    pub fn name(self) -> LocalText {
        match self {
            Self::Card => LocalText::new("英才卡服务组", "Talent card team"),
            Self::Schooling => LocalText::new("教育服务组", "Schooling team"),
            Self::Housing => LocalText::new("安居服务组", "Housing team"),
            Self::Medical => LocalText::new("健康服务组", "Health team"),
            Self::Enterprise => LocalText::new("企业与创新服务组", "Work and innovation team"),
            Self::General => LocalText::new("综合服务组", "General services team"),
        }
    }
}

/// Who gets the next matter of a team: whoever has the fewest with a due time.
///
/// Two matters at the same instant may both go to the same officer. That costs no promise: each still has one owner.
pub async fn choose(tx: &impl ConnectionTrait, team: Team) -> Result<officer::Model, ApiError> {
    let members = officer::Entity::find()
        .filter(officer::Column::Team.eq(Word(team)))
        .filter(officer::Column::Id.ne(DUTY_OFFICER))
        .order_by_asc(officer::Column::Id)
        .all(tx)
        .await?;
    let mut fewest = None;
    for member in members {
        let open = matter::Entity::find()
            .filter(matter::Column::OwnerId.eq(member.id.as_str()))
            .filter(matter::Column::DueAt.is_not_null())
            .count(tx)
            .await?;
        if fewest.as_ref().is_none_or(|(least, _)| open < *least) {
            fewest = Some((open, member));
        }
    }
    match fewest {
        Some((_, member)) => Ok(member),
        None => officer::Entity::find_by_id(DUTY_OFFICER)
            .one(tx)
            .await?
            .ok_or(ApiError::Internal("the duty officer is missing")),
    }
}

/// The officer who uses an account. One without a name of their own acts as the officer on duty.
pub async fn officer_of(db: &impl ConnectionTrait, account_id: &str) -> Result<officer::Model, ApiError> {
    let find = |filter| officer::Entity::find().filter(filter);
    let own: Result<_, DbErr> = find(officer::Column::AccountId.eq(account_id)).one(db).await;
    match own? {
        Some(officer) => Ok(officer),
        None => find(officer::Column::Id.eq(DUTY_OFFICER))
            .one(db)
            .await?
            .ok_or(ApiError::Internal("the duty officer is missing")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_a_team_and_both_names() {
        for category in CaseCategory::ALL {
            let name = Team::for_category(category).name();
            assert!(!name.zh.is_empty() && name.en.is_some());
        }
    }
}
