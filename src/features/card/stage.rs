use zhihui_domain::card::{ApplicationState, Card, CardApplication, CardStanding, CardState};
use zhihui_domain::progress::{Step, TimelineEntry};

/// How far somebody is with the card: what the card page is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stage {
    Nothing,
    /// On its way, or approved with the card not made yet.
    Applied(CardApplication),
    Declined(CardApplication),
    Held(Card),
}

impl Stage {
    /// The stage of a standing. A card that can still be used comes first; an open application comes before one that
    /// cannot be used any more.
    pub fn of(standing: CardStanding) -> Self {
        let open = |application: &CardApplication| application.state == ApplicationState::Received;
        match (standing.card, standing.application) {
            (Some(card), Some(application)) if is_over(&card) && open(&application) => Self::Applied(application),
            (Some(card), _) => Self::Held(card),
            (None, Some(application)) if application.state == ApplicationState::Declined => Self::Declined(application),
            (None, Some(application)) => Self::Applied(application),
            (None, None) => Self::Nothing,
        }
    }
}

/// Whether a card has come to its end, so that one may apply again. A suspended one can come back.
pub fn is_over(card: &Card) -> bool {
    matches!(card.state, CardState::Revoked | CardState::Expired)
}

/// Why the officer declined, in their words.
pub fn reason(timeline: &[TimelineEntry]) -> Option<&str> {
    timeline.iter().rev().find(|entry| entry.step == Step::Declined)?.text.as_deref()
}

#[cfg(test)]
mod tests {
    use zhihui_domain::account::Owner;
    use zhihui_domain::card::{Level, TalentCategory};
    use zhihui_domain::ids::{ApplicationId, Reference};
    use zhihui_domain::progress::Progress;
    use zhihui_domain::text::LocalText;
    use zhihui_domain::time::Instant;

    use super::*;

    fn card(state: CardState) -> Card {
        Card {
            number: "YC-0000-0001".into(),
            masked_name: "林*舟".into(),
            level: Level::B,
            category: TalentCategory::Science,
            state,
            valid_from: Default::default(),
            valid_until: Default::default(),
            benefits: vec![],
        }
    }

    fn application(state: ApplicationState) -> CardApplication {
        let owner = Owner { name: LocalText::default(), team: LocalText::default() };
        CardApplication {
            id: ApplicationId::new("a"),
            reference: Reference::new("YC-2611-0001"),
            category: TalentCategory::Science,
            state,
            progress: Progress { owner, next_step: LocalText::default(), due_at: None },
            timeline: vec![],
            submitted_at: Instant::default(),
            version: 1,
        }
    }

    fn stage(card: Option<Card>, application: Option<CardApplication>) -> Stage {
        Stage::of(CardStanding { card, application })
    }

    #[test]
    fn a_good_card_comes_before_the_application_it_came_from() {
        let held = card(CardState::Active);
        assert_eq!(stage(Some(held.clone()), Some(application(ApplicationState::Approved))), Stage::Held(held));
    }

    #[test]
    fn a_new_application_comes_before_an_expired_card() {
        let open = application(ApplicationState::Received);
        assert_eq!(stage(Some(card(CardState::Expired)), Some(open.clone())), Stage::Applied(open.clone()));
        let lost = card(CardState::Suspended);
        assert_eq!(stage(Some(lost.clone()), Some(open)), Stage::Held(lost));
    }

    #[test]
    fn without_a_card_the_application_says_how_it_is() {
        let (approved, declined) = (application(ApplicationState::Approved), application(ApplicationState::Declined));
        assert_eq!(stage(None, Some(approved.clone())), Stage::Applied(approved));
        assert_eq!(stage(None, Some(declined.clone())), Stage::Declined(declined));
        assert_eq!(stage(None, None), Stage::Nothing);
    }

    #[test]
    fn the_latest_reason_counts() {
        let entry = |step, text: Option<&str>| TimelineEntry {
            at: Instant::default(),
            step,
            by: None,
            text: text.map(str::to_owned),
        };
        let timeline =
            [entry(Step::Submitted, None), entry(Step::Declined, Some("旧")), entry(Step::Declined, Some("新"))];
        assert_eq!(reason(&timeline), Some("新"));
        assert_eq!(reason(&timeline[..1]), None);
    }
}
