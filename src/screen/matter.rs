//! What cases and applications look alike in: the due strip and the timeline.

use leptos::prelude::*;
use zhihui_domain::progress::{Progress, Step, TimelineEntry};

use crate::i18n::{Texts, use_texts};
use crate::platform::clock;
use crate::ui::due_strip::{DueStrip, due_strip};
use crate::ui::timeline::{Moment, timeline};

/// Who has it, how long is left, by when.
pub fn strip(progress: &Progress) -> AnyView {
    let (texts, now) = (use_texts(), clock::now());
    due_strip(DueStrip {
        owner_label: texts.matter_owner(),
        owner: texts.local(&progress.owner.name),
        team: texts.local(&progress.owner.team),
        due_label: texts.matter_due(),
        left: progress.due_at.map(|due| texts.time_left(due, now)),
        due: progress.due_at.map(|due| texts.matter_by(&texts.day_and_time(due))),
        overdue: progress.due_at.is_some_and(|due| due < now),
    })
}

/// What happened so far and, while the matter is open, what comes next.
pub fn history(entries: &[TimelineEntry], progress: &Progress) -> AnyView {
    let texts = use_texts();
    let mut moments: Vec<Moment> = entries
        .iter()
        .map(|entry| Moment {
            time: texts.day_and_time(entry.at),
            title: step_title(texts, entry),
            words: entry.text.clone(),
            note: None,
            now: false,
        })
        .collect();
    if progress.due_at.is_some() {
        moments.push(Moment {
            time: texts.matter_now().to_owned(),
            title: texts.local(&progress.next_step),
            words: None,
            note: Some(texts.matter_promise().to_owned()),
            now: true,
        });
    }
    timeline(moments)
}

fn step_title(texts: Texts, entry: &TimelineEntry) -> String {
    let officer = entry.by.as_ref().map_or_else(|| texts.matter_office().to_owned(), |name| texts.local(name));
    match entry.step {
        Step::Submitted => texts.matter_submitted().to_owned(),
        Step::Assigned => texts.matter_assigned(&officer),
        Step::PersonMessage => texts.matter_you_wrote().to_owned(),
        Step::OfficerMessage => texts.matter_officer_wrote(&officer),
        Step::Answered => texts.matter_answered(&officer),
        Step::Rated => texts.matter_rated().to_owned(),
        Step::Approved => texts.matter_approved(&officer),
        Step::Declined => texts.matter_declined(&officer),
        Step::Other => texts.matter_other_step().to_owned(),
    }
}
