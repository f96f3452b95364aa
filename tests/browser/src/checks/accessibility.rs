use std::fs;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::phone::Phone;

const RUN: &str = r#"
    const done = arguments[arguments.length - 1];
    axe.run(document, { resultTypes: ["violations"] }).then(
        found => done(found.violations.map(v => ({
            rule: v.id, impact: v.impact, help: v.help,
            places: v.nodes.map(n => `${n.target.join(" ")}: ${n.failureSummary.replace(/\s*\n\s*/g, " · ")}`),
        }))),
        error => done([{ rule: "axe failed", impact: "", help: String(error), places: [] }]),
    );
"#;

impl Phone {
    /// What axe-core objects to on this screen, one text a rule.
    pub(crate) async fn accessibility_faults(&self) -> Result<Vec<String>> {
        let browser = self.browser()?;
        let loaded = browser.execute("return 'axe' in window", vec![]).await?.convert::<bool>()?;
        if !loaded {
            let file = &self.settings.axe;
            let axe = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
            browser.execute(axe, vec![]).await?;
        }
        let violations: Vec<Value> = browser.execute_async(RUN, vec![]).await?.convert()?;
        Ok(violations.iter().map(readable).collect())
    }
}

fn readable(violation: &Value) -> String {
    let text = |field: &str| violation[field].as_str().unwrap_or_default().to_owned();
    let places: Vec<_> = violation["places"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    format!("axe {} ({}): {}\n    {}", text("rule"), text("impact"), text("help"), places.join("\n    "))
}
