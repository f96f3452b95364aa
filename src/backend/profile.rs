//! `backend.json`: which backend this copy of the app talks to. Pure; tested natively.

use zhihui_json::{Map, Value, pointer_part};

/// A checked profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// Without a trailing slash: `/api/v1` or `https://host/api/v1`.
    pub base_url: String,
    /// After so long a request is given up, 1–120 s.
    pub timeout_seconds: u32,
}

/// One thing that is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// RFC 6901 pointer; empty for the whole file.
    pub pointer: String,
    /// What to write instead, in English: deployers read it, not users.
    pub message: String,
}

impl Fault {
    fn new(pointer: &str, message: impl Into<String>) -> Self {
        Self { pointer: pointer.to_owned(), message: message.into() }
    }
}

const DEFAULT_TIMEOUT_SECONDS: u32 = 20;

impl Profile {
    /// Parses the file's text; names every fault, not the first alone.
    pub fn parse(text: &str) -> Result<Self, Vec<Fault>> {
        let value = zhihui_json::parse(text).map_err(|e| vec![Fault::new("", format!("this is not JSON: {e}"))])?;
        let Value::Object(fields) = value else {
            return Err(vec![Fault::new("", "write an object: { \"dialect\": \"zhihui\", \"baseUrl\": \"/api/v1\" }")]);
        };
        let mut faults = Vec::new();
        for key in fields.keys().filter(|k| !matches!(k.as_str(), "$schema" | "dialect" | "baseUrl" | "timeoutSeconds"))
        {
            faults.push(Fault::new(
                &pointer_part(key),
                "this key is not known; known are dialect, baseUrl, timeoutSeconds",
            ));
        }
        if fields.get("dialect").and_then(Value::as_str) != Some("zhihui") {
            faults.push(Fault::new("/dialect", "write \"zhihui\", the dialect that is built in"));
        }
        let base_url = base_url(&fields).map_err(|fault| faults.push(fault));
        let timeout_seconds = timeout_seconds(&fields).map_err(|fault| faults.push(fault));
        match (base_url, timeout_seconds) {
            (Ok(base_url), Ok(timeout_seconds)) if faults.is_empty() => Ok(Self { base_url, timeout_seconds }),
            _ => Err(faults),
        }
    }
}

fn base_url(fields: &Map<String, Value>) -> Result<String, Fault> {
    let wanted = "write a path such as \"/api/v1\" or an address that begins with https://";
    let text = fields.get("baseUrl").and_then(Value::as_str).ok_or_else(|| Fault::new("/baseUrl", wanted))?;
    let path = text.starts_with('/') && !text.starts_with("//");
    let absolute = ["https://", "http://"].iter().any(|scheme| text.len() > scheme.len() && text.starts_with(scheme));
    if !(path || absolute) || text.contains(['?', '#', ' ']) {
        return Err(Fault::new("/baseUrl", wanted));
    }
    Ok(text.trim_end_matches('/').to_owned())
}

fn timeout_seconds(fields: &Map<String, Value>) -> Result<u32, Fault> {
    let Some(value) = fields.get("timeoutSeconds") else { return Ok(DEFAULT_TIMEOUT_SECONDS) };
    value
        .as_u64()
        .filter(|seconds| (1..=120).contains(seconds))
        .and_then(|seconds| u32::try_from(seconds).ok())
        .ok_or_else(|| Fault::new("/timeoutSeconds", "write a whole number of seconds from 1 to 120"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointers(text: &str) -> Vec<String> {
        Profile::parse(text).err().unwrap_or_default().into_iter().map(|f| f.pointer).collect()
    }

    #[test]
    fn the_published_profile_is_good() {
        let profile = Profile::parse(include_str!("../../public/backend.json"));
        assert_eq!(profile, Ok(Profile { base_url: "/api/v1".into(), timeout_seconds: 20 }));
    }

    #[test]
    fn every_fault_is_named_by_its_place() {
        let text = r#"{ "dialect": "other", "baseUrl": "//evil", "timeoutSeconds": 0, "a/b": 1 }"#;
        assert_eq!(pointers(text), ["/a~1b", "/dialect", "/baseUrl", "/timeoutSeconds"]);
    }

    #[test]
    fn broken_json_says_where() {
        let faults = Profile::parse("{ \"dialect\": ").expect_err("broken");
        assert!(faults[0].message.contains("line 1"), "{faults:?}");
    }

    #[test]
    fn a_trailing_slash_is_dropped() {
        let profile = Profile::parse(r#"{ "dialect": "zhihui", "baseUrl": "https://host/api/" }"#);
        assert_eq!(profile.map(|p| p.base_url), Ok("https://host/api".to_owned()));
    }
}
