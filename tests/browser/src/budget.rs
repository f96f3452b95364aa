use std::fs;

use anyhow::{Context, Result};

use crate::settings::project;

/// The layout shift that `budgets.toml` allows on a journey.
pub fn layout_shift() -> Result<f64> {
    let file = project().join("budgets.toml");
    let text = fs::read_to_string(&file).with_context(|| format!("could not read {}", file.display()))?;
    let section = text.split("[layout_shift]").nth(1).context("budgets.toml has no [layout_shift]")?;
    let line = section.lines().find_map(|line| line.strip_prefix("budget = "));
    line.and_then(|figure| figure.trim().parse().ok()).context("[layout_shift] has no budget")
}
