//! Where the backend is: the profile's `baseUrl`, or `--base`.

use anyhow::{Result, ensure};
use zhihui_json::{Map, Value};

/// A profile and the origin that stands before its paths.
#[derive(Debug)]
pub struct Base {
    pub whole: Value,
    /// `http://127.0.0.1:8080`; empty where the profile names it.
    pub origin: String,
}

impl Base {
    /// Takes `--base` in. A profile that knows no origin stays one, because it follows links as such a profile does.
    pub fn of(mut whole: Value, base: Option<&str>) -> Result<Self> {
        let Some(base) = base else { return Ok(Self { whole, origin: String::new() }) };
        let (origin, path) = parts(base);
        ensure!(!origin.is_empty(), "--base takes an address such as http://127.0.0.1:8080/api/v1");
        if !whole.is_object() {
            whole = Value::Object(Map::new());
        }
        let is_path = whole.get("baseUrl").and_then(Value::as_str).is_none_or(|url| url.starts_with('/'));
        let path = if path.is_empty() { "/" } else { path };
        let (base_url, origin) = if is_path { (path, origin) } else { (base, "") };
        if let Value::Object(fields) = &mut whole {
            fields.insert("baseUrl".to_owned(), base_url.into());
        }
        Ok(Self { whole, origin: origin.to_owned() })
    }
}

/// The origin and the path of an address.
fn parts(address: &str) -> (&str, &str) {
    let Some(host) = ["http://", "https://"].iter().find_map(|scheme| address.strip_prefix(scheme)) else {
        return ("", address);
    };
    let scheme = address.len() - host.len();
    if host.is_empty() { ("", address) } else { address.split_at(scheme + host.find('/').unwrap_or(host.len())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(profile: &str, base: Option<&str>) -> Result<(String, String)> {
        let Base { whole, origin } = Base::of(zhihui_json::parse(profile)?, base)?;
        Ok((whole["baseUrl"].as_str().unwrap_or_default().to_owned(), origin))
    }

    #[test]
    fn a_path_stays_one_behind_an_origin() -> Result<()> {
        let relative = r#"{"baseUrl":"/api"}"#;
        let given = |base: &str, origin: &str| Ok::<_, anyhow::Error>((base.to_owned(), origin.to_owned()));
        assert_eq!(of(relative, None)?, given("/api", "")?);
        assert_eq!(of(relative, Some("http://127.0.0.1:8080/api/v1"))?, given("/api/v1", "http://127.0.0.1:8080")?);
        assert_eq!(of("{}", Some("https://a.example"))?, given("/", "https://a.example")?);
        Ok(())
    }

    #[test]
    fn an_address_is_replaced_as_a_whole() -> Result<()> {
        let absolute = r#"{"baseUrl":"https://a.example/x"}"#;
        assert_eq!(of(absolute, Some("http://b.example/y"))?, ("http://b.example/y".to_owned(), String::new()));
        Ok(())
    }

    #[test]
    fn a_base_without_an_origin_is_refused() {
        for base in ["/api", "127.0.0.1:80", "ftp://a", "http://"] {
            assert!(of("{}", Some(base)).is_err(), "{base}");
        }
    }
}
