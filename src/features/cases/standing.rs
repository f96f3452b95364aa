//! What stands beside a case: how far it is, and whether it waits for the person.

use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::progress::Step;

use crate::backend::Capability;
use crate::i18n::Texts;
use crate::ui::tag::Tone;

/// The word for a state.
pub fn of_state(texts: Texts, state: CaseState) -> (Tone, &'static str) {
    match state {
        CaseState::Received => (Tone::Information, texts.cases_state_received()),
        CaseState::InProgress => (Tone::Information, texts.cases_state_in_progress()),
        CaseState::AwaitingPerson => (Tone::Attention, texts.cases_state_awaiting()),
        CaseState::Answered => (Tone::Good, texts.cases_state_answered()),
    }
}

/// What the person is asked to do, if anything, and if they `can`.
pub fn wish(texts: Texts, case: &Case, can: impl Fn(Capability) -> bool) -> Option<&'static str> {
    let (wanted, wish) = match case.state {
        CaseState::AwaitingPerson => (Capability::WriteToOfficer, texts.cases_wish_reply()),
        CaseState::Answered if case.rating.is_none() => (Capability::RateCase, texts.cases_wish_rate()),
        _ => return None,
    };
    can(wanted).then_some(wish)
}

/// Whether nothing has happened since the person sent it, but that it came to somebody.
pub fn is_just_sent(case: &Case) -> bool {
    case.state == CaseState::Received
        && case.timeline.iter().all(|entry| matches!(entry.step, Step::Submitted | Step::Assigned))
}

#[cfg(test)]
mod tests {
    use zhihui_domain::account::Owner;
    use zhihui_domain::case::{CaseCategory, Rating};
    use zhihui_domain::ids::Reference;
    use zhihui_domain::progress::{Progress, TimelineEntry};
    use zhihui_domain::text::{Language, LocalText};
    use zhihui_domain::time::Instant;

    use super::*;

    fn case(state: CaseState, steps: &[Step]) -> Case {
        let owner = Owner { name: LocalText::default(), team: LocalText::default() };
        let entry = |step: &Step| TimelineEntry { at: Instant::default(), step: *step, by: None, text: None };
        Case {
            reference: Reference::new("ZH-2611-0001"),
            category: CaseCategory::Schooling,
            text: "孩子转学".into(),
            attachments: vec![],
            state,
            progress: Progress { owner, next_step: LocalText::default(), due_at: None },
            timeline: steps.iter().map(entry).collect(),
            outcome: None,
            rating: None,
            created_at: Instant::default(),
            version: 1,
        }
    }

    #[test]
    fn an_answer_waits_for_its_rating_once() {
        let texts = Texts::new(Language::Chinese);
        let mut answered = case(CaseState::Answered, &[]);
        assert_eq!(wish(texts, &answered, |_| true), Some(texts.cases_wish_rate()));
        answered.rating = Some(Rating { score: 4, comment: None });
        assert_eq!(wish(texts, &answered, |_| true), None);
        assert_eq!(wish(texts, &case(CaseState::InProgress, &[]), |_| true), None);
    }

    #[test]
    fn nobody_is_asked_for_what_they_cannot_do() {
        let texts = Texts::new(Language::Chinese);
        let cannot = |capability| move |other| other != capability;
        let (asked, answered) = (case(CaseState::AwaitingPerson, &[]), case(CaseState::Answered, &[]));
        assert_eq!(wish(texts, &asked, cannot(Capability::WriteToOfficer)), None);
        assert_eq!(wish(texts, &asked, cannot(Capability::RateCase)), Some(texts.cases_wish_reply()));
        assert_eq!(wish(texts, &answered, cannot(Capability::RateCase)), None);
    }

    #[test]
    fn a_case_is_just_sent_until_somebody_does_something() {
        assert!(is_just_sent(&case(CaseState::Received, &[Step::Submitted, Step::Assigned])));
        assert!(!is_just_sent(&case(CaseState::Received, &[Step::Submitted, Step::OfficerMessage])));
        assert!(!is_just_sent(&case(CaseState::InProgress, &[Step::Submitted])));
    }
}
