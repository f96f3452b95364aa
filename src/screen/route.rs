use zhihui_domain::ids::{EventId, Reference, RegistrationId};

/// Every address of the app. Ids are opaque; nothing personal ever stands in one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    Home,
    Events,
    /// What poster QR codes open.
    Event(EventId),
    Register(EventId),
    RegisterCheck(EventId),
    Registration(RegistrationId),
    Card,
    CardApply(ApplyStep),
    Cases,
    NewCase,
    NewCaseCheck,
    Case(Reference),
    Me,
    /// Signing in, and where to go on afterwards (a path of this app).
    SignIn { next: Option<String> },
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

/// The variable parts of addresses, as the router knows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UrlParameter {
    /// `/e/:id`, `/r/:id`
    Id,
    /// `/cases/:reference`
    Reference,
    /// `/card/apply/:step`
    Step,
    /// `/sign-in?next=`
    Next,
    /// `/events?when=past`
    When,
}

impl UrlParameter {
    /// The name in the route's pattern or the query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Reference => "reference",
            Self::Step => "step",
            Self::Next => "next",
            Self::When => "when",
        }
    }
}

/// The bottom tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    Home,
    Events,
    Card,
    Cases,
    Me,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Home, Self::Events, Self::Card, Self::Cases, Self::Me];

    /// Where the tab leads.
    pub const fn route(self) -> Route {
        match self {
            Self::Home => Route::Home,
            Self::Events => Route::Events,
            Self::Card => Route::Card,
            Self::Cases => Route::Cases,
            Self::Me => Route::Me,
        }
    }

    /// The tab whose part of the app a path is in.
    pub fn of_path(path: &str) -> Option<Self> {
        match path.split('/').nth(1).unwrap_or_default() {
            "" => Some(Self::Home),
            "events" | "e" | "r" => Some(Self::Events),
            "card" => Some(Self::Card),
            "cases" => Some(Self::Cases),
            "me" | "sign-in" => Some(Self::Me),
            _ => None,
        }
    }

    /// Whether a path shows the tabs at all: forms and pages with an action of their own in reach do not.
    pub fn shown_on(path: &str) -> bool {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        !matches!(parts.as_slice(), ["e", ..] | ["card", "apply", ..] | ["cases", "new", ..] | ["sign-in"])
    }
}

impl Route {
    /// The address, ready for `href`.
    pub fn href(&self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Events => "/events".to_owned(),
            Self::Event(id) => format!("/e/{}", encoded(id.as_str())),
            Self::Register(id) => format!("/e/{}/register", encoded(id.as_str())),
            Self::RegisterCheck(id) => format!("/e/{}/register/check", encoded(id.as_str())),
            Self::Registration(id) => format!("/r/{}", encoded(id.as_str())),
            Self::Card => "/card".to_owned(),
            Self::CardApply(step) => format!("/card/apply/{}", step.segment()),
            Self::Cases => "/cases".to_owned(),
            Self::NewCase => "/cases/new".to_owned(),
            Self::NewCaseCheck => "/cases/new/check".to_owned(),
            Self::Case(reference) => format!("/cases/{}", encoded(reference.as_str())),
            Self::Me => "/me".to_owned(),
            Self::SignIn { next: None } => "/sign-in".to_owned(),
            Self::SignIn { next: Some(next) } => format!("/sign-in?{}={}", UrlParameter::Next.name(), encoded(next)),
        }
    }

    /// A path to go on to, if it is one of this app: never another site (`//host`, `https:`, `\host`).
    pub fn safe_next(next: Option<String>) -> String {
        next.filter(|path| path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.contains("://"))
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

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn forms_have_no_tabs() {
        assert!(Tab::shown_on("/cases/ZH-2611-0001") && Tab::shown_on("/"));
        assert!(!Tab::shown_on("/cases/new/check") && !Tab::shown_on("/e/optics"));
        assert_eq!(Tab::of_path("/e/optics"), Some(Tab::Events));
    }
}
