//! A person at one backend, for as long as the command runs.

use std::env;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use zhihui_domain::failure::Failure;
use zhihui_json::{Map, Value};
use zhihui_profile::{Answer, Call, Profile, SignIn, Step};

use super::input::object;
use crate::arguments::Person;
use crate::carrier::Carrier;
use crate::mask::Mask;
use crate::print;

/// How much of an exchange is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    Whole,
    /// One line; the whole where it went wrong.
    Briefly,
}

/// Why an operation brought nothing.
#[derive(Debug)]
pub enum Ended {
    /// By the backend's word, as the profile has it understood.
    Failed(Failure),
    /// There was none.
    Unanswered(String),
}

/// The session and the way to the backend.
pub struct Visit<'p> {
    pub profile: &'p Profile,
    pub mask: Mask,
    carrier: Carrier<'p>,
    /// In the contract's form, as far as it is known.
    session: Map,
}

impl<'p> Visit<'p> {
    pub fn new(profile: &'p Profile, carrier: Carrier<'p>) -> Self {
        let mut mask = Mask::default();
        let csrf = profile.csrf().map(|(_, header)| header.to_owned());
        let headers = [profile.token_header().map(|header| header.name), csrf];
        headers.iter().flatten().for_each(|name| mask.hide_header(name));
        Self { profile, mask, carrier, session: Map::new() }
    }

    pub fn is_signed_in(&self) -> bool {
        !self.session.is_empty()
    }

    pub fn account(&self) -> Option<&Value> {
        self.session.get("account")
    }

    pub fn session(&self) -> Value {
        Value::Object(self.session.clone())
    }

    /// Signs in whoever is to ask, briefly.
    pub fn arrive(&mut self, person: &Person) -> Result<()> {
        match person {
            Person::Guest if self.profile.sign_in() == SignIn::Elsewhere && self.profile.has("me.get") => {
                self.meet(Shown::Briefly, "whoever asks is a guest")
            }
            Person::Guest => Ok(()),
            Person::Token { variable } => {
                let token = self.secret_in(variable)?;
                self.take_session(object([("accessToken", token)]));
                self.meet(Shown::Briefly, "the token brings no account")
            }
            person => self.start(person, Shown::Briefly),
        }
    }

    /// Begins a session by hand.
    pub fn start(&mut self, person: &Person, shown: Shown) -> Result<()> {
        let body = match (person, self.profile.sign_in()) {
            (Person::Password { name, variable }, SignIn::Password) => {
                object([("name", name.clone()), ("password", self.secret_in(variable)?)])
            }
            (Person::Phone { phone, code: Some(code) }, SignIn::PhoneCode) => {
                self.mask.hide(code);
                object([("phone", phone.clone()), ("code", code.clone())])
            }
            (_, SignIn::Password) => bail!("people sign in here by --user and --password-env"),
            (_, SignIn::PhoneCode) => {
                bail!("people sign in here by --phone and --code; --op session.code --phone … has a code sent")
            }
            (_, SignIn::Oidc(oidc)) => bail!("people sign in at {}: take a token from there, --token-env", oidc.issuer),
            (_, SignIn::Elsewhere | SignIn::Never) => bail!("nobody signs in here by hand"),
        };
        let input = Map::from_iter([("body".to_owned(), body)]);
        match self.ask("session.start", input, shown) {
            Ok(Answer::Json(session)) => {
                if shown == Shown::Whole {
                    print!("{}", print::made(&session, &self.mask));
                }
                self.take_session(session);
            }
            Ok(Answer::File(_)) => {}
            Err(ended) => bail!("nobody is signed in: {}", self.words(&ended)),
        }
        if self.account().is_some() {
            return Ok(());
        }
        self.meet(shown, "session.start brings no account, so me.get has to")
    }

    /// Finds out whose session it is; `otherwise` says what it means that this is not to be had.
    fn meet(&mut self, shown: Shown, otherwise: &str) -> Result<()> {
        if !self.profile.has("me.get") {
            println!("  ({otherwise}, and there is no me.get)");
            return Ok(());
        }
        match self.ask("me.get", Map::new(), shown) {
            Ok(Answer::Json(account)) => {
                if shown == Shown::Whole {
                    print!("{}", print::made(&account, &self.mask));
                }
                self.session.insert("account".to_owned(), account);
            }
            Ok(Answer::File(_)) => {}
            Err(ended) if self.session.is_empty() => println!("  ({otherwise}: {})", self.words(&ended)),
            Err(ended) => bail!("{otherwise}: {}", self.words(&ended)),
        }
        Ok(())
    }

    fn words(&self, ended: &Ended) -> String {
        match ended {
            Ended::Failed(failure) => self.mask.text(&failure.to_string()),
            Ended::Unanswered(why) => why.clone(),
        }
    }

    /// What an answer leaves out stays: the account mostly, often the refresh token.
    pub fn take_session(&mut self, answer: Value) {
        self.learn(&answer);
        if let Value::Object(answer) = answer {
            self.session.remove("accessExpiresAt");
            self.session.extend(answer.into_iter().filter(|(_, value)| !value.is_null()));
        }
    }

    fn learn(&mut self, session: &Value) {
        for secret in ["accessToken", "refreshToken"].iter().filter_map(|name| session.get(name)?.as_str()) {
            self.mask.hide(secret);
        }
    }

    fn secret_in(&mut self, variable: &str) -> Result<String> {
        let secret = env::var(variable).with_context(|| format!("the variable {variable} is not set"))?;
        self.mask.hide(&secret);
        Ok(secret)
    }

    /// Carries an operation through all of its requests.
    pub fn ask(&mut self, operation: &str, mut input: Map, shown: Shown) -> Result<Answer, Ended> {
        input.entry("now").or_insert_with(|| super::input::now().into());
        if let Some(account) = self.account() {
            input.entry("account").or_insert_with(|| account.clone());
        }
        let token = self.session.get("accessToken").and_then(Value::as_str).map(str::to_owned);
        let begun = Call::begin(self.profile, operation, Value::Object(input));
        let (mut call, mut request) = begun.map_err(Ended::Failed)?;
        loop {
            let sent = self.carrier.prepare(&request, token.as_deref());
            let began = Instant::now();
            let response = match self.carrier.send(&sent) {
                Ok(response) => response,
                Err(why) => {
                    print!("{}", print::sent(&sent, &self.mask));
                    return Err(Ended::Unanswered(why));
                }
            };
            let took = began.elapsed();
            let cookies: Vec<String> = self.carrier.secrets().map(str::to_owned).collect();
            cookies.iter().for_each(|cookie| self.mask.hide(cookie));
            let is_redirected = matches!(response.status, 301 | 302 | 303 | 307 | 308);
            let step = call.go_on(self.profile, &response);
            if let (Step::Done(Answer::Json(session)), "session.start" | "session.refresh") = (&step, operation) {
                self.learn(session);
            }
            if shown == Shown::Whole || is_redirected || matches!(step, Step::Failed(_)) {
                print!("{}{}", print::sent(&sent, &self.mask), print::came(&response, took, &self.mask));
            } else {
                println!("→ {} {} ← {}", sent.method, self.mask.address(&sent.url), response.status);
            }
            if is_redirected {
                let what = "a redirection, which the app does not follow: write the address that it leads to";
                return Err(Ended::Unanswered(what.to_owned()));
            }
            match step {
                Step::Send(next, wanted) => (call, request) = (next, wanted),
                Step::Done(answer) => return Ok(answer),
                Step::Failed(failure) => return Err(Ended::Failed(failure)),
            }
        }
    }
}
