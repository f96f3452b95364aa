//! Runs `cargo test` and counts what it ran.

use std::io::{self, BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use super::tally::Tally;

/// Runs it with its output passed on line by line.
///
/// A process that fails without a failed test (it did not compile, or crashed) counts as one failure. So does one that
/// ran no test: a suite that shows nothing must not look like one that passed.
pub fn count(command: &mut Command) -> Result<Tally> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().context("could not start cargo")?;
    let output = child.stdout.take().context("the output of cargo was not captured")?;
    let counted = pass_on(BufReader::new(output), &mut io::stdout().lock())?;
    let succeeded = child.wait()?.success();
    let verdict = judge(counted, succeeded);
    if counted.is_empty() && succeeded {
        println!("no test ran: that counts as a failure");
    }
    Ok(verdict)
}

fn judge(counted: Tally, succeeded: bool) -> Tally {
    let is_silent_failure = !succeeded && counted.failed == 0;
    if is_silent_failure || counted.is_empty() { counted + Tally::FAILURE } else { counted }
}

/// Copies the lines and adds up those that are results.
fn pass_on(mut from: impl BufRead, to: &mut impl Write) -> Result<Tally> {
    let mut sum = Tally::default();
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        sum = sum + Tally::in_result_line(&String::from_utf8_lossy(&line)).unwrap_or_default();
        to.write_all(&line)?;
        to.flush()?;
        line.clear();
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_results_of_several_programs_add_up_and_every_line_is_passed_on() -> Result<()> {
        let output = b"running 2 tests\ntest result: ok. 2 passed; 0 failed; 0 ignored\n\xe4\ntest result: FAILED. 1 passed; 1 failed; x";
        let mut shown = Vec::new();
        assert_eq!(pass_on(output.as_slice(), &mut shown)?, Tally { passed: 3, failed: 1 });
        assert_eq!(shown, output);
        Ok(())
    }

    #[test]
    fn a_crash_and_an_empty_run_are_failures() {
        assert_eq!(judge(Tally { passed: 5, failed: 0 }, true), Tally { passed: 5, failed: 0 });
        assert_eq!(judge(Tally { passed: 5, failed: 2 }, false), Tally { passed: 5, failed: 2 });
        assert_eq!(judge(Tally { passed: 5, failed: 0 }, false), Tally { passed: 5, failed: 1 });
        assert_eq!(judge(Tally::default(), false), Tally::FAILURE);
        assert_eq!(judge(Tally::default(), true), Tally::FAILURE);
    }
}
