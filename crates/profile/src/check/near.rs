//! What somebody probably meant.

/// Words of the grammar are shorter.
const LONGEST: usize = 32;

/// Puts what was probably meant at the end of a sentence that says what is known.
pub(super) fn add_meant<'k>(what: &mut String, word: &str, known: impl Iterator<Item = &'k str>) {
    let known: Vec<&str> = known.collect();
    if let Some(near) = nearest(word, &known) {
        what.push_str("; did you mean \"");
        what.push_str(near);
        what.push_str("\"?");
    }
}

fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let (distance, near) = known.iter().map(|known| (distance(word.as_bytes(), known.as_bytes()), *known)).min()?;
    // Of a short word two other letters make another word.
    (distance <= (word.len() / 3).min(2)).then_some(near)
}

/// How many letters have to be put in, taken out, changed or exchanged with the next one (optimal string alignment).
/// Capitals count as their small letters.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut before_last = vec![];
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (number, letter) in one.iter().enumerate() {
        let mut row = vec![number + 1];
        for (place, wanted) in other.iter().enumerate() {
            let is_same = letter.eq_ignore_ascii_case(wanted);
            let mut fewest = (last[place] + usize::from(!is_same)).min(row[place] + 1).min(last[place + 1] + 1);
            if number > 0 && place > 0 && one[number - 1] == *wanted && *letter == other[place - 1] {
                fewest = fewest.min(before_last[place - 1] + 1);
            }
            row.push(fewest);
        }
        (before_last, last) = (last, row);
    }
    last[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_counted() {
        for (one, other, letters) in [
            ("", "", 0),
            ("abc", "abc", 0),
            ("baseURL", "baseUrl", 0),
            ("abc", "", 3),
            ("form", "from", 1),
            ("ab", "ba", 1),
            ("a", "ab", 1),
        ] {
            assert_eq!(distance(one.as_bytes(), other.as_bytes()), letters, "{one} {other}");
            assert_eq!(distance(other.as_bytes(), one.as_bytes()), letters, "{other} {one}");
        }
    }

    #[test]
    fn only_what_is_near_was_meant() {
        assert_eq!(nearest("timeOut", &["timeoutSeconds", "rules"]), None);
        assert_eq!(nearest("timoutSecond", &["timeoutSeconds", "rules"]), Some("timeoutSeconds"));
        assert_eq!(nearest("$form", &["$format", "$from"]), Some("$from"));
        assert_eq!(nearest("$fromm", &["$from", "$format"]), Some("$from"));
        assert_eq!(nearest("a", &["b"]), None);
        assert_eq!(nearest(&"x".repeat(10_000), &["x"]), None);
        assert_eq!(nearest("x", &[]), None);
    }
}
