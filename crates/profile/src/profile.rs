//! A checked profile, and what can be asked of it.

use zhihui_json::{Map, Value};

use crate::convert::Forms;
use crate::instant;
use crate::pointer::text_in;

const DEFAULT_TIMEOUT_SECONDS: u32 = 20;
const DEFAULT_ZONE_SECONDS: i32 = 8 * 3600;

/// How one backend speaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile(Value);

/// Whether the browser sends cookies along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Credentials {
    Omit,
    SameOrigin,
    Include,
}

/// How people sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignIn {
    /// With a code that comes to their phone.
    PhoneCode,
    Password,
    /// At an identity provider.
    Oidc(Oidc),
    /// Not by hand: the backend, or a gateway before it, knows who asks.
    Elsewhere,
    /// Not at all.
    Never,
}

/// An OpenID provider: authorisation code with PKCE (RFC 6749, RFC 7636).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Oidc {
    pub issuer: String,
    pub client_id: String,
    pub scope: String,
}

/// The header that carries the session's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenHeader {
    pub name: String,
    /// `Bearer `, or nothing.
    pub prefix: String,
}

impl Profile {
    /// Takes a merged profile in which `check` found nothing.
    pub fn of_checked(value: Value) -> Self {
        Self(value)
    }

    fn text(&self, name: &str) -> Option<&str> {
        text_in(&self.0, name)
    }

    /// Without a trailing slash: `/api/v1` or `https://host/api/v1`.
    pub fn base_url(&self) -> &str {
        self.text("baseUrl").unwrap_or_default().trim_end_matches('/')
    }

    /// After so long a request is given up, 1–120 s.
    pub fn timeout_seconds(&self) -> u32 {
        let seconds =
            self.0.get("timeoutSeconds").and_then(Value::as_u64).and_then(|seconds| u32::try_from(seconds).ok());
        seconds.unwrap_or(DEFAULT_TIMEOUT_SECONDS).clamp(1, 120)
    }

    /// Whether cookies go along.
    pub fn credentials(&self) -> Credentials {
        match self.text("credentials") {
            Some("omit") => Credentials::Omit,
            Some("include") => Credentials::Include,
            _ => Credentials::SameOrigin,
        }
    }

    /// Whether the backend can do this.
    pub fn has(&self, operation: &str) -> bool {
        self.operation(operation).is_some()
    }

    /// Whether a write whose outcome is unknown may be sent again: the backend takes the second for the first.
    pub fn may_repeat(&self, operation: &str) -> bool {
        let repeat = self.operation(operation).and_then(|operation| text_in(operation, "repeat"));
        matches!(repeat, Some("key" | "id"))
    }

    /// Whether it is only for somebody who is signed in: the app asks to sign in first.
    pub fn needs_account(&self, operation: &str) -> bool {
        self.operation(operation).and_then(|operation| operation.get("signedIn")?.as_bool()) == Some(true)
    }

    /// How people sign in.
    pub fn sign_in(&self) -> SignIn {
        match self.sign_in_text("style") {
            Some("phoneCode") => SignIn::PhoneCode,
            Some("password") => SignIn::Password,
            Some("oidc") => {
                let oidc = self.sign_in_part("oidc").unwrap_or(&Value::Null);
                let part = |name| text_in(oidc, name).unwrap_or_default().to_owned();
                SignIn::Oidc(Oidc { issuer: part("issuer"), client_id: part("clientId"), scope: part("scope") })
            }
            Some("none") => SignIn::Elsewhere,
            _ => SignIn::Never,
        }
    }

    fn sign_in_part(&self, name: &str) -> Option<&Value> {
        self.0.get("signIn")?.get(name)
    }

    fn sign_in_text(&self, name: &str) -> Option<&str> {
        self.sign_in_part(name)?.as_str()
    }

    /// Where the token goes. `None` where the session is a cookie, or there is none.
    pub fn token_header(&self) -> Option<TokenHeader> {
        let token = self.sign_in_part("token")?;
        let prefix = text_in(token, "prefix").unwrap_or_default().to_owned();
        Some(TokenHeader { name: text_in(token, "header")?.to_owned(), prefix })
    }

    /// The cookie whose value every write repeats in a header, and that header.
    pub fn csrf(&self) -> Option<(&str, &str)> {
        let csrf = self.sign_in_part("csrf")?;
        Some((text_in(csrf, "cookie")?, text_in(csrf, "header")?))
    }

    /// Whether the backend takes whoever comes with a bad token for a guest instead of refusing the token.
    pub fn takes_bad_token_for_guest(&self) -> bool {
        self.sign_in_part("guestOnBadToken").and_then(Value::as_bool) == Some(true)
    }

    pub(crate) fn headers(&self) -> Option<&Value> {
        self.0.get("headers")
    }

    /// Null takes an operation away.
    pub(crate) fn operation(&self, name: &str) -> Option<&Value> {
        self.0.get("operations")?.get(name).filter(|operation| operation.is_object())
    }

    pub(crate) fn rules(&self) -> Option<&Value> {
        self.0.get("rules")
    }

    pub(crate) fn errors(&self) -> Option<&Value> {
        self.0.get("errors")
    }

    pub(crate) fn template(&self, name: &str) -> Option<&Value> {
        self.0.get("types")?.get(name)
    }

    pub(crate) fn words(&self, name: &str) -> Option<&Map> {
        self.0.get("enums")?.get(name)?.as_object()
    }

    pub(crate) fn forms(&self) -> Forms<'_> {
        Forms {
            instant: self.text("instant").unwrap_or("rfc3339"),
            zone_seconds: self.text("zone").and_then(instant::zone_seconds).unwrap_or(DEFAULT_ZONE_SECONDS),
            ids_are_numbers: self.text("ids") == Some("number"),
            now: None,
        }
    }
}
