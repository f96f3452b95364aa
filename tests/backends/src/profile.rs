//! The deployer's `backend.json` of a test, and what it comes to with the presets that it stands on.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use zhihui_browser_tests::project;
use zhihui_profile::merge;

/// One laid on the other, by the app's own rule.
fn laid(base: &Value, over: &Value) -> Result<Value> {
    let [base, over] = [base, over].map(|value| zhihui_json::parse(&value.to_string()));
    Ok(serde_json::from_str(&merge(base?, &over?).to_string())?)
}

/// No preset stands on so many others.
const DEEPEST: usize = 8;

/// A profile as a deployer writes it.
#[derive(Clone, Debug)]
pub struct Profile {
    file: Value,
}

impl Profile {
    /// `tests/backends/profiles/NAME.json`.
    pub fn of_test(name: &str) -> Result<Self> {
        Ok(Self { file: read(&project().join("tests/backends/profiles").join(format!("{name}.json")))? })
    }

    /// `public/backend.json`: the reference backend's.
    pub fn of_reference() -> Result<Self> {
        Ok(Self { file: read(&project().join("public/backend.json"))? })
    }

    /// The same with these changes. A null stays one: it takes away what a preset says.
    pub fn with(mut self, changes: Value) -> Self {
        lay(&mut self.file, changes);
        self
    }

    /// What the web server gives the app.
    pub fn file(&self) -> &Value {
        &self.file
    }

    /// With all presets that it stands on.
    pub fn whole(&self) -> Result<Value> {
        let mut parts = vec![self.file.clone()];
        while let Some(preset) = parts.last().and_then(|part| part["extends"].as_str()) {
            ensure!(parts.len() <= DEEPEST, "the presets of this profile stand on each other in a circle");
            let preset = project().join("public/backends").join(format!("{preset}.json"));
            parts.push(read(&preset)?);
        }
        // From the lowest up: what takes a key away must come after what brings it.
        parts.into_iter().rev().try_fold(Value::Null, |whole, part| laid(&whole, &part))
    }

    /// A text of the whole, by its pointer.
    pub fn text(&self, pointer: &str) -> Result<Option<String>> {
        Ok(self.whole()?.pointer(pointer).and_then(Value::as_str).map(str::to_owned))
    }

    /// `/prod-api` or `http://host:1/prod-api`.
    pub fn base_url(&self) -> Result<String> {
        let base = self.text("/baseUrl")?.context("the profile has no baseUrl")?;
        Ok(base.trim_end_matches('/').to_owned())
    }

    /// What an operation's requests begin with: `POST /prod-api/login`, up to the first thing that differs.
    pub fn requests(&self, operation: &str) -> Result<String> {
        let whole = self.whole()?;
        let wanted = &whole["operations"][operation];
        let path = wanted["path"].as_str().with_context(|| format!("the profile has no {operation}"))?;
        let (method, path) = (wanted["method"].as_str().unwrap_or("GET"), path.split('{').next().unwrap_or_default());
        Ok(format!("{method} {}{path}", without_origin(&self.base_url()?)))
    }

    /// The names of all operations that it has, in their order.
    pub fn operations(&self) -> Result<Vec<String>> {
        let whole = self.whole()?;
        let mut names: Vec<String> =
            whole["operations"].as_object().map(|all| all.keys().cloned().collect()).unwrap_or_default();
        names.sort();
        Ok(names)
    }
}

/// The path of a base address.
pub fn without_origin(base: &str) -> &str {
    match base.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |slash| &rest[slash..]),
        None => base,
    }
}

fn read(file: &Path) -> Result<Value> {
    let text = fs::read_to_string(file).with_context(|| format!("could not read {}", file.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is no JSON", file.display()))
}

/// Unlike RFC 7396 it keeps a null: what is laid over is a file that will be merged later.
fn lay(under: &mut Value, over: Value) {
    match (under, over) {
        (Value::Object(under), Value::Object(over)) => {
            for (name, value) in over {
                lay(under.entry(name).or_insert(Value::Null), value);
            }
        }
        (under, over) => *under = over,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn profile() -> Profile {
        let cases = json!({ "path": "/cases/{reference}", "method": "GET" });
        let file = json!({ "baseUrl": "http://127.0.0.1:1/api/", "operations": { "cases.get": cases } });
        Profile { file }
    }

    #[test]
    fn a_change_takes_away_or_adds() -> Result<()> {
        let less = profile().with(json!({ "operations": { "cases.get": null, "me.get": { "path": "/me" } } }));
        assert_eq!(less.file()["operations"], json!({ "cases.get": null, "me.get": { "path": "/me" } }));
        assert_eq!(profile().operations()?, ["cases.get"]);
        Ok(())
    }

    #[test]
    fn requests_begin_with_the_base() -> Result<()> {
        assert_eq!(profile().requests("cases.get")?, "GET /api/cases/");
        assert_eq!(profile().with(json!({ "baseUrl": "/api" })).requests("cases.get")?, "GET /api/cases/");
        assert!(profile().requests("card.get").is_err());
        Ok(())
    }

    #[test]
    fn a_base_may_be_an_origin_alone() {
        assert_eq!(without_origin("http://127.0.0.1:1"), "");
        assert_eq!(without_origin("http://127.0.0.1:1/a/b"), "/a/b");
        assert_eq!(without_origin("/a"), "/a");
    }
}
