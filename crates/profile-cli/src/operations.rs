//! The contract: what the app may ask for, what the answer must become, and what is missing where it cannot.

use serde::de::DeserializeOwned;
use zhihui_domain::account::{Account, CodeSent, HeldSession};
use zhihui_domain::card::{CardApplication, CardStanding};
use zhihui_domain::case::Case;
use zhihui_domain::event::Event;
use zhihui_domain::page::Page;
use zhihui_domain::registration::{Registration, RegistrationState};
use zhihui_domain::upload::Upload;
use zhihui_json::{Value, read_value};
use zhihui_profile::SignIn;

/// One operation.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    pub name: &'static str,
    /// What becomes of its answer.
    pub gives: &'static str,
    /// Reads the answer as the app does; the error names the place that does not fit.
    pub fits: fn(&Value) -> Result<(), String>,
    /// What the app does without it.
    pub without: &'static str,
}

const fn one<T: DeserializeOwned>(name: &'static str, gives: &'static str, without: &'static str) -> Operation {
    Operation { name, gives, fits: is_one::<T>, without }
}

const NO_EVENTS: &str = "events are not shown";
const NO_CASES: &str = "matters are not shown";

/// All of them, in the order in which people come upon them.
pub const ALL: [Operation; 20] = [
    one::<CodeSent>("session.code", "CodeSent", "nobody gets a code, so nobody signs in"),
    one::<HeldSession>("session.start", "a session", "nobody signs in"),
    one::<HeldSession>("session.refresh", "a session", "when a token lapses, people sign in again"),
    Operation {
        name: "session.end",
        gives: "whatever it likes",
        fits: |_| Ok(()),
        without: "signing out is the phone's alone; the backend does not hear of it",
    },
    one::<Account>("me.get", "Account", "whoever signs in is known only where session.start brings the account"),
    one::<Page<Event>>("events.list", "a page of Event", NO_EVENTS),
    one::<Event>("events.get", "Event", NO_EVENTS),
    one::<Page<Registration>>(
        "registrations.list",
        "a page of Registration",
        "registrations of other phones are not shown",
    ),
    one::<Registration>("registrations.get", "Registration", "a registration stays as the phone saw it last"),
    one::<Registration>("registrations.create", "Registration", "nobody can register"),
    Operation {
        name: "registrations.cancel",
        gives: "Registration, cancelled",
        fits: is_cancelled,
        without: "nobody can cancel a registration",
    },
    one::<CardStanding>("card.get", "CardStanding", "the card is not shown"),
    one::<CardApplication>("card.apply", "CardApplication", "nobody can apply for the card"),
    one::<Page<Case>>("cases.list", "a page of Case", NO_CASES),
    one::<Case>("cases.get", "Case", NO_CASES),
    one::<Case>("cases.create", "Case", "nobody can raise a matter"),
    one::<Case>("cases.write", "Case", "nobody can write to the officer"),
    one::<Case>("cases.rate", "Case", "nobody can rate an answer"),
    one::<Upload>("uploads.create", "Upload", "no photos go with a matter"),
    Operation {
        name: "uploads.get",
        gives: "the file",
        fits: |_| Err("a file was wanted, and this is JSON".to_owned()),
        without: "photos of a matter are not shown again",
    },
];

/// The operation of that name.
pub fn named(name: &str) -> Option<&'static Operation> {
    ALL.iter().find(|operation| operation.name == name)
}

impl Operation {
    /// Whether the app would ask for it where people sign in so. A cookie is renewed by whoever gave it.
    pub fn is_wanted(&self, style: &SignIn, has_token: bool) -> bool {
        match self.name {
            "session.code" => *style == SignIn::PhoneCode,
            "session.start" => matches!(style, SignIn::PhoneCode | SignIn::Password),
            "session.refresh" => has_token && matches!(style, SignIn::PhoneCode | SignIn::Password),
            "session.end" => !matches!(style, SignIn::Never | SignIn::Elsewhere),
            "events.list" | "events.get" | "registrations.create" => true,
            _ => *style != SignIn::Never,
        }
    }

    /// Whether it brings a page of many.
    pub fn is_list(&self) -> bool {
        self.name.ends_with(".list")
    }
}

fn is_one<T: DeserializeOwned>(value: &Value) -> Result<(), String> {
    read_value::<T>(value).map(drop).map_err(|misfit| misfit.to_string())
}

fn is_cancelled(value: &Value) -> Result<(), String> {
    let registration: Registration = read_value(value).map_err(|misfit| misfit.to_string())?;
    match registration.state {
        RegistrationState::Cancelled => Ok(()),
        _ => Err("/state: cancelled was wanted".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        zhihui_json::parse(text).expect(text)
    }

    #[test]
    fn what_does_not_fit_is_named_by_its_place() {
        let fits = |name: &str, value: Value| named(name).map(|operation| (operation.fits)(&value));
        let account = json(r#"{ "id": "1", "maskedPhone": "199****1234", "roles": ["talent"], "version": 1 }"#);
        assert_eq!(fits("me.get", account), Some(Ok(())));
        let nameless = json(r#"{ "maskedPhone": "", "roles": ["boss"], "version": 1 }"#);
        assert_eq!(fits("me.get", nameless), Some(Err("/id: missing".to_owned())));
        let page = json(r#"{ "items": [{ "id": 7 }] }"#);
        assert_eq!(fits("events.list", page), Some(Err("/items/0/id: not a string".to_owned())));
    }

    #[test]
    fn a_cookie_session_is_an_account_alone() {
        let answer = json(r#"{ "account": { "id": "1", "maskedPhone": "", "roles": [], "version": 1 } }"#);
        let fits = named("session.start").map(|operation| (operation.fits)(&answer));
        assert_eq!(fits, Some(Ok(())));
    }

    #[test]
    fn what_a_way_of_signing_in_has_no_use_for_is_not_missed() {
        let is_wanted =
            |name, style, has_token| named(name).is_some_and(|operation| operation.is_wanted(&style, has_token));
        assert!(
            is_wanted("session.code", SignIn::PhoneCode, true) && !is_wanted("session.code", SignIn::Password, true)
        );
        assert!(is_wanted("session.refresh", SignIn::Password, true));
        assert!(!is_wanted("session.refresh", SignIn::Password, false));
        assert!(is_wanted("events.list", SignIn::Never, false) && !is_wanted("card.get", SignIn::Never, false));
    }
}
