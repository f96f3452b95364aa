mod needs;
mod tab;

pub use tab::Tab;

use zhihui_domain::event::When;
use zhihui_domain::ids::{EventId, Reference, RegistrationId};

/// Every address of the app. Ids are opaque; nothing personal ever stands in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Home,
    Events(When),
    /// What poster QR codes open.
    Event(EventId),
    Register(EventId),
    RegisterCheck(EventId),
    Registration(RegistrationId),
    Card,
    CardApply(ApplyStep),
    Cases,
    /// A new matter, or one that was begun: the page knows.
    NewCase,
    /// A matter being written, by the number of its draft.
    CaseDraft(String),
    CaseCheck(String),
    Case(Reference),
    Me,
    /// Signing in, and where to go on afterwards (a path of this app).
    SignIn {
        next: Option<String>,
    },
}

/// The pages of the card's application form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ApplyStep {
    Identity,
    Education,
    Employer,
    Category,
    Check,
}

impl ApplyStep {
    /// Every page, in order.
    pub const ALL: [Self; 5] = [Self::Identity, Self::Education, Self::Employer, Self::Category, Self::Check];

    /// The path segment.
    pub const fn segment(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Education => "education",
            Self::Employer => "employer",
            Self::Category => "category",
            Self::Check => "check",
        }
    }

    /// The page of a path segment.
    pub fn from_segment(segment: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.segment() == segment)
    }
}

/// The queries of addresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum UrlParameter {
    /// `/sign-in?next=`
    Next,
    /// `/events?when=past`
    When,
}

impl UrlParameter {
    const fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::When => "when",
        }
    }

    /// Its value in a query, percent-decoded.
    fn read(self, query: &str) -> Option<String> {
        query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(name, _)| *name == self.name())
            .map(|(_, v)| decoded(v))
    }
}

impl Route {
    /// The address, ready for `href`.
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Events(When::Upcoming) => "/events".to_owned(),
            Self::Events(When::Past) => format!("/events?{}=past", UrlParameter::When.name()),
            Self::Event(id) => format!("/e/{}", encoded(id.as_str())),
            Self::Register(id) => format!("/e/{}/register", encoded(id.as_str())),
            Self::RegisterCheck(id) => format!("/e/{}/register/check", encoded(id.as_str())),
            Self::Registration(id) => format!("/r/{}", encoded(id.as_str())),
            Self::Card => "/card".to_owned(),
            Self::CardApply(step) => format!("/card/apply/{}", step.segment()),
            Self::Cases => "/cases".to_owned(),
            Self::NewCase => "/cases/new".to_owned(),
            Self::CaseDraft(draft) => format!("/cases/new/{}", encoded(draft)),
            Self::CaseCheck(draft) => format!("/cases/new/{}/check", encoded(draft)),
            Self::Case(reference) => format!("/cases/{}", encoded(reference.as_str())),
            Self::Me => "/me".to_owned(),
            Self::SignIn { next: None } => "/sign-in".to_owned(),
            Self::SignIn { next: Some(next) } => format!("/sign-in?{}={}", UrlParameter::Next.name(), encoded(next)),
        }
    }

    /// The screen of an address (path and query); `None` where there is none.
    pub fn parse(address: &str) -> Option<Self> {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let parts: Vec<String> = path.split('/').filter(|part| !part.is_empty()).map(decoded).collect();
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        Some(match parts.as_slice() {
            [] => Self::Home,
            ["events"] => match UrlParameter::When.read(query).as_deref() {
                Some("past") => Self::Events(When::Past),
                _ => Self::Events(When::Upcoming),
            },
            ["e", id] => Self::Event(EventId::new(*id)),
            ["e", id, "register"] => Self::Register(EventId::new(*id)),
            ["e", id, "register", "check"] => Self::RegisterCheck(EventId::new(*id)),
            ["r", id] => Self::Registration(RegistrationId::new(*id)),
            ["card"] => Self::Card,
            ["card", "apply", step] => Self::CardApply(ApplyStep::from_segment(step)?),
            ["cases"] => Self::Cases,
            ["cases", "new"] => Self::NewCase,
            ["cases", "new", draft] => Self::CaseDraft((*draft).to_owned()),
            ["cases", "new", draft, "check"] => Self::CaseCheck((*draft).to_owned()),
            ["cases", reference] => Self::Case(Reference::new(*reference)),
            ["me"] => Self::Me,
            ["sign-in"] => Self::SignIn { next: UrlParameter::Next.read(query) },
            _ => return None,
        })
    }

    /// A path to go on to, if it is one of this app: never another site (`//host`, `https:`, `\host`).
    pub fn safe_next(next: Option<String>) -> String {
        next.filter(|path| path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.contains(':'))
            .unwrap_or_else(|| Self::Home.href())
    }
}

fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => encoded.push(byte as char),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Percent-decoding; what is not UTF-8 afterwards, or no escape at all, stays as it was written.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escape = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match escape.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_address_leads_back_to_its_screen() {
        let (event, registration) = (EventId::new("周/会?x=1&y#z"), RegistrationId::new("%41"));
        let mut routes = vec![
            Route::Home,
            Route::Events(When::Upcoming),
            Route::Events(When::Past),
            Route::Event(event.clone()),
            Route::Register(event.clone()),
            Route::RegisterCheck(event),
            Route::Registration(registration),
            Route::Card,
            Route::Cases,
            Route::NewCase,
            Route::CaseDraft("1f".to_owned()),
            Route::CaseCheck("1f".to_owned()),
            Route::Case(Reference::new("ZH-2611-0482")),
            Route::Me,
            Route::SignIn { next: None },
            Route::SignIn { next: Some("/events?when=past".to_owned()) },
        ];
        routes.extend(ApplyStep::ALL.map(Route::CardApply));
        for route in routes {
            assert_eq!(Route::parse(&route.href()), Some(route.clone()), "{}", route.href());
        }
    }

    #[test]
    fn an_unknown_address_has_no_screen() {
        for address in ["/nowhere", "/e", "/card/apply/shoes", "/me/too"] {
            assert_eq!(Route::parse(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn any_address_is_answered(address in ".{0,60}") {
            let _ = Route::parse(&address);
        }

        #[test]
        fn any_id_survives(id in "[^/]{1,20}") {
            prop_assert_eq!(Route::parse(&Route::Event(EventId::new(&*id)).href()), Some(Route::Event(EventId::new(&*id))));
        }
    }

    #[test]
    fn the_poster_address_is_short() {
        assert_eq!(Route::Event(EventId::new("optics")).href(), "/e/optics");
    }

    #[test]
    fn signing_in_never_leads_to_another_site() {
        for evil in ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""] {
            assert_eq!(Route::safe_next(Some(evil.to_owned())), "/", "{evil}");
        }
        assert_eq!(Route::safe_next(Some("/card/apply/check".to_owned())), "/card/apply/check");
    }

    #[test]
    fn what_follows_signing_in_survives_the_address() {
        let next = Some("/e/optics/register".to_owned());
        assert_eq!(Route::SignIn { next }.href(), "/sign-in?next=%2Fe%2Foptics%2Fregister");
    }
}
