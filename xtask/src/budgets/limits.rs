//! `budgets.toml`, and the arithmetic of being within it.

use anyhow::{Context, Result};
use toml::{Table, Value};

/// The budgets by figure.
#[derive(Debug)]
pub struct Limits(Table);

/// What one figure may be, and what it should be, in the figure's own unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    pub budget: f64,
    pub aim: f64,
}

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    WithinAim,
    WithinBudget,
    OverBudget,
}

impl Limits {
    /// Reads the file's text.
    pub fn parse(text: &str) -> Result<Self> {
        Ok(Self(text.parse().context("budgets.toml is not TOML")?))
    }

    /// Budget and aim of one figure; sizes are written in KB.
    pub fn of(&self, figure: &str) -> Result<Limit> {
        let entry = self.0.get(figure).and_then(Value::as_table);
        let entry = entry.with_context(|| format!("budgets.toml lacks [{figure}]"))?;
        let number = |name: &str| {
            let value = entry.get(name).or_else(|| entry.get(&format!("{name}_kb")));
            let number =
                value.and_then(|value| value.as_float().or_else(|| value.as_integer().map(|whole| whole as f64)));
            number.with_context(|| format!("budgets.toml: [{figure}] lacks the number `{name}`"))
        };
        Ok(Limit { budget: number("budget")?, aim: number("aim")? })
    }
}

impl Limit {
    /// A figure that equals its budget is within it.
    pub fn verdict(self, amount: f64) -> Verdict {
        if amount > self.budget {
            Verdict::OverBudget
        } else if amount > self.aim {
            Verdict::WithinBudget
        } else {
            Verdict::WithinAim
        }
    }
}

impl Verdict {
    /// Whether the build may go out.
    pub fn is_within(self) -> bool {
        self != Self::OverBudget
    }

    /// The last column of the table.
    pub fn words(self) -> &'static str {
        match self {
            Self::WithinAim => "within the aim",
            Self::WithinBudget => "within budget",
            Self::OverBudget => "OVER BUDGET",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_may_equal_its_budget_but_not_exceed_it() {
        let limit = Limit { budget: 200.0, aim: 120.0 };
        assert_eq!(limit.verdict(120.0), Verdict::WithinAim);
        assert_eq!(limit.verdict(120.1), Verdict::WithinBudget);
        assert_eq!(limit.verdict(200.0), Verdict::WithinBudget);
        assert_eq!(limit.verdict(200.001), Verdict::OverBudget);
        assert!(!Verdict::OverBudget.is_within());
    }

    #[test]
    fn no_third_party_means_none() {
        assert_eq!(Limit { budget: 0.0, aim: 0.0 }.verdict(1.0), Verdict::OverBudget);
    }

    #[test]
    fn sizes_are_in_kb_and_a_missing_number_is_named() -> Result<()> {
        let limits = Limits::parse("[landing]\nbudget_kb = 200\naim_kb = 120.5\n[half]\nbudget = 1")?;
        assert_eq!(limits.of("landing")?, Limit { budget: 200.0, aim: 120.5 });
        for (figure, words) in [("half", "`aim`"), ("absent", "[absent]")] {
            let message = limits.of(figure).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(message.contains(words), "{message}");
        }
        Ok(())
    }

    #[test]
    fn the_projects_file_has_every_figure() -> Result<()> {
        let limits = Limits::parse(include_str!("../../../budgets.toml"))?;
        for figure in ["landing", "whole_app", "first_paint", "third_party_origins", "layout_shift"] {
            let limit = limits.of(figure)?;
            assert!(limit.aim <= limit.budget, "{figure}");
        }
        Ok(())
    }
}
