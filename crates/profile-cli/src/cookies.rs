//! The cookies of one visit to one backend (RFC 6265, what a session needs of it).

/// What the backend has set and not taken back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Takes in one `Set-Cookie`.
    pub fn set(&mut self, line: &str) {
        let mut parts = line.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else { return };
        self.0.retain(|(other, _)| other != name);
        let is_over = |attribute: &str| {
            let (key, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            match key.trim().to_ascii_lowercase().as_str() {
                "max-age" => value.trim().parse::<i64>().is_ok_and(|seconds| seconds <= 0),
                // Whoever takes a cookie back dates it to the epoch.
                "expires" => value.contains("1970"),
                _ => false,
            }
        };
        if !parts.any(is_over) {
            self.0.push((name.trim().to_owned(), value.trim().to_owned()));
        }
    }

    /// The value of the request's `Cookie`. `None` when there are none.
    pub fn header(&self) -> Option<String> {
        let pairs: Vec<String> = self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// The value of one of them.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// All values.
    pub fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_kept_changed_and_taken_back() {
        let mut cookies = Cookies::default();
        cookies.set("csrftoken=abc; expires=Thu, 01 Jan 2099 00:00:00 GMT; Max-Age=31449600; Path=/; SameSite=Lax");
        cookies.set("sessionid=1=; HttpOnly; Path=/");
        assert_eq!(cookies.header().as_deref(), Some("csrftoken=abc; sessionid=1="));
        cookies.set("csrftoken=def; Path=/");
        assert_eq!(cookies.value("csrftoken"), Some("def"));
        cookies.set("sessionid=\"\"; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/");
        assert_eq!(cookies.header().as_deref(), Some("csrftoken=def"));
    }
}
