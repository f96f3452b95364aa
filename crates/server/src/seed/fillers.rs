use sea_orm::{ActiveValue::Set, EntityTrait};
use zhihui_domain::event::{Answers, Question, asked};
use zhihui_domain::registration::RegistrationState;

use super::events::EventSeed;
use super::people::{People, account, e164};
use super::{Seed, SeedError};
use crate::entity::column::{Stored, Word};
use crate::entity::registration::{ActiveModel, Entity};
use crate::random;

/// The people behind an event's seats: every seat that is taken belongs to a registration.
pub struct Fillers {
    people: People,
    /// How many there are so far; their phones count on from 19900005000.
    made: usize,
}

/// Who of the demo's accounts goes where: account, event.
const GOING: [(&str, &str); 3] =
    [("19900000003", "past-forum"), ("19900000003", "week-opening"), ("19900000002", "schools")];

impl Fillers {
    pub fn new() -> Result<Self, SeedError> {
        Ok(Self { people: People::read()?, made: 0 })
    }

    /// Stores as many registrations as the event's seed says, in the order in which people came.
    pub async fn fill(&mut self, seed: &Seed<'_>, event: &EventSeed) -> Result<(), SeedError> {
        let states = [
            (RegistrationState::Confirmed, event.taken),
            (RegistrationState::Waitlisted, event.waiting),
            (RegistrationState::AwaitingApproval, event.awaiting),
        ];
        let states = states.iter().flat_map(|(state, many)| (0..*many).map(move |_| *state));
        let mut going = GOING.iter().filter(|(_, id)| *id == event.id);
        let mut rows = Vec::new();
        for (state, number) in states.zip(1_i32..) {
            let (account_id, name, phone) = match going.next() {
                Some((phone, _)) => {
                    let account = account(seed, phone).await?;
                    (Some(account.id), account.name.unwrap_or_default(), account.phone)
                }
                None => self.next()?,
            };
            rows.push(ActiveModel {
                id: Set(random::id()),
                event_id: Set(event.id.clone()),
                account_id: Set(account_id),
                name: Set(name),
                phone: Set(phone),
                answers: Set(Stored(answers(&event.questions, number))),
                state: Set(Word(state)),
                number: Set(number),
                ticket_code: Set((state == RegistrationState::Confirmed).then(random::ticket_code)),
                secret_hash: Set(None),
                created_at: Set(seed.now.plus_seconds(i64::from(number - event.taken - 600) * 600)),
                version: Set(1),
            });
        }
        // SQLite takes 32,766 values in one statement.
        for chunk in rows.chunks(500) {
            Entity::insert_many(chunk.to_vec()).exec_without_returning(seed.tx).await?;
        }
        Ok(())
    }

    fn next(&mut self) -> Result<(Option<String>, String, String), SeedError> {
        let (surnames, given) = (&self.people.surnames, &self.people.given_names);
        // The two lists' lengths have no common factor, so names repeat only after all pairs were used.
        let name = format!("{}{}", surnames[self.made % surnames.len()], given[self.made % given.len()]);
        let phone = e164(&format!("1990000{}", 5000 + self.made))?;
        self.made += 1;
        Ok((None, name, phone))
    }
}

/// Plausible answers: choices in turn, and a line where text is required.
fn answers(questions: &[Question], number: i32) -> Answers {
    let turn = usize::try_from(number).unwrap_or_default();
    let mut answers = Answers::new();
    loop {
        let open = asked(questions, &answers).into_iter().find(|q| q.required && !answers.contains_key(&q.id)).cloned();
        let Some(question) = open else { return answers };
        let answer = question.choices.get(turn % question.choices.len().max(1)).map(|choice| choice.value.clone());
        answers.insert(question.id, answer.unwrap_or_else(|| "示范项目".to_owned()));
    }
}
