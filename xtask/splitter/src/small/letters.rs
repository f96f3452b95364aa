//! The shortest names: `a`, `b`, … `Z`, `aa`, `ab`, …

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/// A short name for each of these, in their order; the taken ones are left out.
pub fn given_to<'a>(
    names: impl Iterator<Item = &'a str>,
    taken: &BTreeSet<String>,
) -> Result<BTreeMap<String, String>> {
    let mut free = all().filter(|name| !taken.contains(name));
    names.map(|name| Ok((name.to_owned(), free.next().context("there are not enough names of two letters")?))).collect()
}

/// All names of one letter, then all of two: 2756.
fn all() -> impl Iterator<Item = String> {
    let two = LETTERS.chars().flat_map(|first| LETTERS.chars().map(move |second| format!("{first}{second}")));
    LETTERS.chars().map(String::from).chain(two)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(count: usize, taken: &[&str]) -> Result<Vec<String>> {
        let long: Vec<String> = (0..count).map(|index| format!("{index:04}")).collect();
        let taken = taken.iter().map(|name| (*name).to_owned()).collect();
        Ok(given_to(long.iter().map(String::as_str), &taken)?.into_values().collect())
    }

    #[test]
    fn each_name_comes_once_the_shortest_first_and_no_taken_one() -> Result<()> {
        assert_eq!(given(3, &["b"])?, ["a", "c", "d"]);
        let names = given(2755, &["b"])?;
        assert_eq!(names.iter().skip(49).take(4).collect::<Vec<_>>(), ["Y", "Z", "aa", "ab"]);
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        Ok(())
    }

    #[test]
    fn when_there_are_no_more_nothing_is_left_without_a_name() {
        assert!(given(2756, &["b"]).is_err());
    }
}
