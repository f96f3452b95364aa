use std::fmt;

use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::ids::QuestionId;

/// Answers by question; choices by their value. An object on the wire.
///
/// A short list, sorted by question: a form has a handful of questions, and the code of a map would be 5 KB of the phone
/// app's wasm.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers(Vec<(QuestionId, String)>);

impl Answers {
    /// No answers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The answer to a question.
    pub fn get(&self, question: &QuestionId) -> Option<&String> {
        Some(&self.0.get(self.place(question).ok()?)?.1)
    }

    /// Whether a question is answered.
    pub fn contains_key(&self, question: &QuestionId) -> bool {
        self.get(question).is_some()
    }

    /// Puts an answer in the place of the one before.
    pub fn insert(&mut self, question: QuestionId, answer: String) {
        match self.place(&question) {
            Ok(place) => self.0[place].1 = answer,
            Err(place) => self.0.insert(place, (question, answer)),
        }
    }

    /// The questions that are answered.
    pub fn keys(&self) -> impl Iterator<Item = &QuestionId> {
        self.0.iter().map(|(question, _)| question)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn place(&self, question: &QuestionId) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(question))
    }
}

impl<const N: usize> From<[(QuestionId, String); N]> for Answers {
    fn from(all: [(QuestionId, String); N]) -> Self {
        let mut answers = Self::new();
        all.into_iter().for_each(|(question, answer)| answers.insert(question, answer));
        answers
    }
}

impl Serialize for Answers {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self.0.iter().map(|(question, answer)| (question, answer)))
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Object;

        impl<'de> Visitor<'de> for Object {
            type Value = Answers;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object of answers")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Answers, A::Error> {
                let mut answers = Answers::new();
                while let Some((question, answer)) = entries.next_entry()? {
                    answers.insert(question, answer);
                }
                Ok(answers)
            }
        }

        from.deserialize_map(Object)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_an_object_on_the_wire() {
        let text = r#"{"pitch":"yes","topic":"光"}"#;
        let answers: Answers = serde_json::from_str(text).expect("an object");
        assert_eq!(answers.get(&QuestionId::new("topic")).map(String::as_str), Some("光"));
        assert_eq!(serde_json::to_string(&answers).expect("text"), text);
        assert!(
            serde_json::from_str::<Answers>("[]").is_err() && serde_json::from_str::<Answers>(r#"{"a":1}"#).is_err()
        );
    }

    #[test]
    fn the_latest_answer_counts_and_order_does_not() {
        let pair = |question: &str, answer: &str| (QuestionId::new(question), answer.to_owned());
        let changed = Answers::from([pair("b", "1"), pair("a", "2"), pair("b", "3")]);
        assert_eq!(changed, Answers::from([pair("a", "2"), pair("b", "3")]));
        assert_eq!(changed.len(), 2);
    }
}
