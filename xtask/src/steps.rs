//! What a command does, said while it does it, with how long each step took.

use std::time::{Duration, Instant};

use anyhow::Result;

/// The steps done so far.
#[derive(Debug)]
pub struct Steps {
    started: Instant,
    done: Vec<(String, Duration)>,
}

impl Steps {
    /// Starts the clock.
    pub fn new() -> Self {
        Self { started: Instant::now(), done: Vec::new() }
    }

    /// Runs one step: says what is done and why before, and how long it took after.
    pub fn run<T>(&mut self, what: &str, why: &str, action: impl FnOnce() -> Result<T>) -> Result<T> {
        println!("\n▸ {what}\n  {why}");
        let started = Instant::now();
        let outcome = action()?;
        let took = started.elapsed();
        println!("  {what}: done in {}", readable(took));
        self.done.push((what.to_owned(), took));
        Ok(outcome)
    }

    /// Says that a step was not needed, and why.
    pub fn skip(&self, what: &str, because: &str) {
        println!("✓ {what}: {because}");
    }

    /// Prints the list of steps with their durations.
    pub fn print_summary(&self) {
        println!();
        for (what, took) in &self.done {
            println!("{:>9}  {what}", readable(*took));
        }
        println!("{:>9}  altogether", readable(self.started.elapsed()));
    }
}

/// A duration as people read it: `0.4 s`, `2 min 05 s`.
pub fn readable(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole < 60 {
        format!("{:.1} s", duration.as_secs_f64())
    } else {
        format!("{} min {:02} s", whole / 60, whole % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_times_have_a_decimal_and_long_ones_have_minutes() {
        assert_eq!(readable(Duration::from_millis(440)), "0.4 s");
        assert_eq!(readable(Duration::from_secs(125)), "2 min 05 s");
    }
}
