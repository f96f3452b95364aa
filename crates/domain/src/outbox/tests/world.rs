//! Two tabs of one phone, a network and a backend, each step of which can fail.
//!
//! What is kept survives everything, as the app's store does; what a tab is doing dies with it. The tabs act as the app's
//! sender does: take the subject's lock, read what is kept, keep the entry as sent, send it, keep what came of it.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

use super::super::*;
use super::at;

const TABS: usize = 2;
const CASES: [&str; 3] = ["A", "B", "C"];

/// What may happen.
#[derive(Clone, Copy, Debug)]
pub enum Event {
    /// The person presses “send” for a case.
    Press {
        case: usize,
    },
    /// A tab begins to send what is due, if nobody else is at it.
    Begin {
        tab: usize,
    },
    /// What the network does with what a tab is sending.
    End {
        tab: usize,
        fate: Fate,
    },
    /// The browser kills a tab; a new one takes its place.
    Kill {
        tab: usize,
    },
    Pass {
        seconds: i64,
    },
    /// The connection is back, or seems to be.
    Hurry,
}

#[derive(Clone, Copy, Debug)]
pub enum Fate {
    Arrives,
    /// Never reaches the backend.
    Lost,
    /// The backend has done it, and nobody hears of it.
    AnswerLost,
    /// The backend has done it, and a gateway says something else.
    GatewayFails,
    /// The backend fails before it does anything.
    Fails,
    Limited,
    /// The answer comes in pieces.
    Misfit,
}

impl Event {
    /// Any of them; what makes progress is as likely as all that hinders it.
    pub fn any() -> impl Strategy<Value = Self> {
        let tab = 0..TABS;
        let fate = prop_oneof![
            2 => Just(Fate::Arrives),
            1 => Just(Fate::Lost),
            1 => Just(Fate::AnswerLost),
            1 => Just(Fate::GatewayFails),
            1 => Just(Fate::Fails),
            1 => Just(Fate::Limited),
            1 => Just(Fate::Misfit),
        ];
        prop_oneof![
            3 => (0..CASES.len()).prop_map(|case| Self::Press { case }),
            5 => tab.clone().prop_map(|tab| Self::Begin { tab }),
            5 => (tab.clone(), fate).prop_map(|(tab, fate)| Self::End { tab, fate }),
            1 => tab.prop_map(|tab| Self::Kill { tab }),
            2 => (0..400_i64).prop_map(|seconds| Self::Pass { seconds }),
            1 => Just(Self::Hurry),
        ]
    }
}

/// What the backend does with a write that comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    KnowsKeys,
    RepeatsAll,
}

pub struct World {
    backend: Backend,
    now: i64,
    presses: usize,
    /// Survives everything.
    kept: Vec<Entry>,
    /// What each tab is sending; it holds the lock of its subject meanwhile.
    sending: [Option<Entry>; TABS],
    /// The keys that the backend has seen.
    answered: HashSet<String>,
    /// What the backend did, in order: the words of each message.
    effects: Vec<String>,
    /// The keys under which each message was ever sent.
    keys: HashMap<String, Vec<String>>,
}

impl World {
    pub fn new(backend: Backend) -> Self {
        Self {
            backend,
            now: 0,
            presses: 0,
            kept: vec![],
            sending: [const { None }; TABS],
            answered: HashSet::new(),
            effects: vec![],
            keys: HashMap::new(),
        }
    }

    pub fn happens(&mut self, event: Event) {
        match event {
            Event::Press { case } => self.press(case),
            Event::Begin { tab } => self.begin(tab),
            Event::End { tab, fate } => self.end(tab, fate),
            Event::Kill { tab } => self.sending[tab] = None,
            Event::Pass { seconds } => self.now += seconds,
            Event::Hurry => self.kept = self.kept.drain(..).map(Entry::hurried).collect(),
        }
    }

    fn press(&mut self, case: usize) {
        // Each press its own second, as each has its own millisecond in the app.
        self.now += 1;
        self.presses += 1;
        let words = format!("{}/{}", CASES[case], self.presses);
        let operation = Operation::Write(Reference::new(CASES[case]));
        self.kept.push(Entry::pressed(format!("key {}", self.presses), operation, words, None, at(self.now)));
    }

    fn begin(&mut self, tab: usize) {
        if self.sending[tab].is_some() {
            return;
        }
        let now = at(self.now);
        let held = |entry: &Entry| self.sending.iter().flatten().any(|other| other.subject() == entry.subject());
        let Some(mut entry) = due(&self.kept, None, now).into_iter().find(|entry| !held(entry)).cloned() else {
            return;
        };
        if self.backend == Backend::RepeatsAll && entry.may_have_arrived() {
            return self.keep(entry.given_up(Failure::Timeout));
        }
        let may_be_sent = entry.begin(now);
        self.keep(entry.clone());
        if may_be_sent {
            self.keys.entry(entry.body.clone()).or_default().push(entry.key.clone());
            self.sending[tab] = Some(entry);
        }
    }

    fn end(&mut self, tab: usize, fate: Fate) {
        let Some(entry) = self.sending[tab].take() else { return };
        if matches!(fate, Fate::Arrives | Fate::AnswerLost | Fate::GatewayFails | Fate::Misfit) {
            self.backend_does(&entry);
        }
        let failure = match fate {
            Fate::Arrives => return self.kept.retain(|kept| kept.key != entry.key),
            Fate::Lost | Fate::AnswerLost => Failure::Offline,
            Fate::GatewayFails | Fate::Fails => Failure::Server { status: 502 },
            Fate::Limited => Failure::RateLimited { retry_after: Some(7) },
            Fate::Misfit => Failure::Protocol { detail: "cut off".into() },
        };
        if self.backend == Backend::RepeatsAll && failure.leaves_unknown() {
            return self.keep(entry.given_up(failure));
        }
        let spread = (self.now % 10) as f64 / 10.0;
        self.keep(entry.failed(failure, at(self.now), spread));
    }

    /// Does it once a key.
    fn backend_does(&mut self, entry: &Entry) {
        if self.backend == Backend::RepeatsAll || self.answered.insert(entry.key.clone()) {
            self.effects.push(entry.body.clone());
        }
    }

    fn keep(&mut self, entry: Entry) {
        if let Some(kept) = self.kept.iter_mut().find(|kept| kept.key == entry.key) {
            *kept = entry;
        }
    }

    /// The network works, nobody dies, and the person sends again what was given up.
    pub fn calms_down(&mut self) {
        self.kept = self.kept.drain(..).map(Entry::pressed_again).collect();
        self.calms_down_without_the_person();
    }

    /// The network works and nobody dies.
    pub fn calms_down_without_the_person(&mut self) {
        for _ in 0..self.presses + 2 {
            for tab in 0..TABS {
                self.end(tab, Fate::Arrives);
                self.begin(tab);
            }
            self.now += LONGEST_WAIT_SECONDS * 2;
        }
    }

    /// What must be true at every moment.
    pub fn holds(&self) -> Result<(), TestCaseError> {
        for (words, keys) in &self.keys {
            prop_assert!(keys.iter().all(|key| *key == keys[0]), "{words} was sent under {keys:?}");
        }
        for case in CASES {
            let done = self.done_for(case);
            prop_assert!(done.is_sorted_by(|a, b| a < b), "case {case}: done in the order {done:?}");
        }
        if let [Some(one), Some(other)] = &self.sending {
            prop_assert!(one.subject() != other.subject(), "two tabs send for {}", one.subject());
        }
        // Nothing that was pressed is forgotten before the backend has it.
        let done_or_kept = self.effects.iter().chain(self.kept.iter().map(|entry| &entry.body));
        prop_assert_eq!(done_or_kept.collect::<HashSet<_>>().len(), self.presses);
        Ok(())
    }

    pub fn everything_arrived(&self) -> Result<(), TestCaseError> {
        prop_assert!(self.kept.is_empty(), "still kept: {:?}", self.kept);
        prop_assert_eq!(self.effects.len(), self.presses, "each press once: {:?}", self.effects);
        Ok(())
    }

    pub fn nothing_was_done_twice(&self) -> Result<(), TestCaseError> {
        let different: HashSet<_> = self.effects.iter().collect();
        prop_assert_eq!(different.len(), self.effects.len(), "done twice: {:?}", self.effects);
        prop_assert!(
            self.kept.iter().all(|entry| matches!(entry.stage, Stage::Refused(_)) || self.waits_behind(entry))
        );
        Ok(())
    }

    /// Whether it waits for an earlier one of its subject that the person has to decide about.
    fn waits_behind(&self, entry: &Entry) -> bool {
        let is_earlier = |other: &&Entry| other.subject() == entry.subject() && other.pressed_at < entry.pressed_at;
        self.kept.iter().filter(is_earlier).any(|other| matches!(other.stage, Stage::Refused(_)))
    }

    /// The numbers of the messages that the backend has for a case, in its order.
    fn done_for(&self, case: &str) -> Vec<usize> {
        let number = |words: &String| words.strip_prefix(case)?.strip_prefix('/')?.parse().ok();
        self.effects.iter().filter_map(number).collect()
    }
}
