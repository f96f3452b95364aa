//! How many tests passed and failed.

use std::fmt;
use std::ops::Add;

/// A sum of tests.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One check that passed.
    pub const SUCCESS: Self = Self { passed: 1, failed: 0 };
    /// One check that failed.
    pub const FAILURE: Self = Self { passed: 0, failed: 1 };

    /// Reads the line with which a test program ends: `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub fn in_result_line(line: &str) -> Option<Self> {
        let counts = line.trim_start().strip_prefix("test result:")?;
        let count = |what: &str| {
            let before = counts.split(what).next().filter(|before| before.len() < counts.len())?;
            before.rsplit(' ').next()?.parse().ok()
        };
        Some(Self { passed: count(" passed")?, failed: count(" failed")? })
    }

    /// Whether nothing was counted at all.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_line_of_a_test_program_is_read() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s";
        assert_eq!(Tally::in_result_line(line), Some(Tally { passed: 12, failed: 0 }));
        let line = "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 filtered out; finished in 1.2s";
        assert_eq!(Tally::in_result_line(line), Some(Tally { passed: 3, failed: 2 }));
        let coloured = "test result: \u{1b}[32mok\u{1b}[0m. 7 passed; 0 failed; 0 ignored";
        assert_eq!(Tally::in_result_line(coloured), Some(Tally { passed: 7, failed: 0 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in
            ["", "test a::b ... ok", "running 3 tests", "test result:", "the test result: ok. 1 passed; 0 failed"]
        {
            assert_eq!(Tally::in_result_line(line), None, "{line}");
        }
    }

    #[test]
    fn it_ends_with_the_promised_words() {
        assert_eq!((Tally::SUCCESS + Tally::SUCCESS + Tally::FAILURE).to_string(), "2 passed, 1 failed");
    }
}
