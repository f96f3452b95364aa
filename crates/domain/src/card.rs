//! The talent card: its levels, scenes and benefits.

mod application;

pub use application::{
    ApplicationState, CardApplication, CardApplicationRequest, Degree, Education, Employer, Identity, TalentCategory,
    ValidApplication,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::BenefitId;
use crate::text::LocalText;
use crate::time;

/// 等级, decided by the talent office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Level {
    A,
    B,
    C,
    D,
}

/// 场景: where a card is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum Scene {
    Medical,
    Transport,
    Schooling,
    Housing,
}

impl Scene {
    /// Every scene, in the order of the card's face.
    pub const ALL: [Self; 4] = [Self::Medical, Self::Transport, Self::Schooling, Self::Housing];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub enum CardState {
    Active,
    /// Reported lost.
    Suspended,
    Revoked,
    Expired,
}

/// A card as its holder sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// `YC-0000-0000`; says nothing about the person.
    pub number: String,
    /// 王*明
    pub masked_name: String,
    pub level: Level,
    pub category: TalentCategory,
    pub state: CardState,
    /// Days in the zone; the card is good through the last one.
    #[serde(deserialize_with = "time::day")]
    pub valid_from: NaiveDate,
    #[serde(deserialize_with = "time::day")]
    pub valid_until: NaiveDate,
    pub benefits: Vec<Benefit>,
}

/// 权益: what a scene grants to a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Benefit {
    pub id: BenefitId,
    pub scene: Scene,
    pub title: LocalText,
    /// What to do to use it.
    pub instructions: LocalText,
    /// `None`: as often as needed.
    #[serde(default)]
    pub quota: Option<Quota>,
}

/// Uses of a benefit in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Quota {
    pub total: u32,
    pub used: u32,
}

/// `GET /card`: what the person has, as one answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct CardStanding {
    #[serde(default)]
    pub card: Option<Card>,
    /// The latest application, open or decided.
    #[serde(default)]
    pub application: Option<CardApplication>,
}
