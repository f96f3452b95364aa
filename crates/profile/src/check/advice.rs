//! What a deployer's tool says beyond what a phone has to refuse: what has no effect, what a browser will not do, and what
//! never finds anything.

use zhihui_json::{Map, Value, pointer_part};

use super::Check;
use super::scope::Scope;
use crate::fault::Fault;
use crate::pointer::{below, text_in};
use crate::shape::{Kind, OPERATIONS, PAGE_STYLES, asked_with};
use crate::template::is_directive;

/// Headers that no page may set (Fetch standard, "forbidden request-header").
const FORBIDDEN: &[&str] = &[
    "accept-charset",
    "accept-encoding",
    "access-control-request-headers",
    "access-control-request-method",
    "connection",
    "content-length",
    "cookie",
    "cookie2",
    "date",
    "dnt",
    "expect",
    "host",
    "keep-alive",
    "origin",
    "referer",
    "set-cookie",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "via",
];

/// What is wrong with a single value.
pub(super) fn single(kind: &Kind, value: &Value) -> Option<String> {
    let text = value.as_str();
    match kind {
        Kind::Place | Kind::Selector if text.is_some() => literal(text?),
        Kind::Place if value.is_array() => Some("write one pointer, such as \"/data\"".to_owned()),
        Kind::Selector | Kind::Wanted if value.as_array().is_some_and(|items| items.iter().any(Value::is_array)) => {
            Some("a list does not stand in a list here".to_owned())
        }
        Kind::HeaderName => header(text?),
        Kind::Address => {
            let is_address = text?.starts_with("https://") || text?.starts_with("http://");
            (!is_address).then(|| "write an address that begins with https://".to_owned())
        }
        Kind::BaseUrl => {
            let host = text?.split_once("://")?.1.split('/').next()?;
            // Everybody would see the name and the password.
            let what = "write an address that begins with https:// and a host, without a name and a password in it";
            (host.is_empty() || host.contains('@')).then(|| what.to_owned())
        }
        _ => None,
    }
}

/// A text that would stand for itself leads nowhere.
fn literal(selector: &str) -> Option<String> {
    let leads = selector.is_empty() || selector.starts_with(['/', '$']);
    (!leads).then(|| ["a place begins with / or $: write \"/", selector, "\""].concat())
}

/// What is wrong with the name of a header.
pub(super) fn header(name: &str) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let is_forbidden = FORBIDDEN.contains(&lower.as_str()) || lower.starts_with("sec-") || lower.starts_with("proxy-");
    is_forbidden.then(|| "browsers set this header themselves and let nobody else: take it away".to_owned())
}

impl Check<'_> {
    pub(super) fn advise(&mut self) {
        let profile = self.profile;
        self.within("signIn", Self::advise_sign_in);
        self.within("types", |check| {
            for (name, template) in object(profile, "types") {
                check.within(name, |check| check.advise_template(template));
            }
        });
        for (number, rule) in list(profile, "rules").enumerate() {
            if text_in(rule, "means") == Some("repeated") {
                let what = "put this rule into the operation whose \"then\" says where the record is";
                self.within("rules", |check| check.within(&number.to_string(), |check| check.note_at("means", what)));
            }
        }
        for (name, operation) in object(profile, "operations").filter(|(name, _)| OPERATIONS.contains(&name.as_str())) {
            self.within("operations", |check| check.within(name, |check| check.advise_operation(name, operation)));
        }
        let (mut place, mut found, mut sorted) = (String::new(), std::mem::take(&mut self.faults), vec![]);
        sort(profile, &mut place, &mut found, &mut sorted);
        self.faults = sorted;
    }

    fn advise_sign_in(&mut self) {
        let profile = self.profile;
        let Some(sign_in) = profile.get("signIn") else { return };
        let has_refresh = profile.get("operations").is_some_and(|all| all.get("session.refresh").is_some());
        if sign_in.get("guestOnBadToken") == Some(&Value::Bool(true)) && !has_refresh {
            self.note_at("guestOnBadToken", "this needs the operation session.refresh, by which a token is proved");
        }
        let token = sign_in.get("token").and_then(|token| text_in(token, "header"));
        for (name, _) in object(profile, "headers") {
            // Of `Authorization` it is said there.
            let is_told = name.eq_ignore_ascii_case("Authorization");
            if !is_told && token.is_some_and(|token| token.eq_ignore_ascii_case(name)) {
                self.within("token", |check| {
                    check.note_at("header", "this header stands among the fixed ones already")
                });
            }
        }
    }

    /// Nobody means the whole node with "": they mean an empty text.
    fn advise_template(&mut self, template: &Value) {
        match template {
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    self.within(&number.to_string(), |check| check.advise_template(item));
                }
            }
            Value::Object(fields) if fields.contains_key("$value") => {}
            Value::Object(fields) => {
                for (name, value) in fields.iter().filter(|(name, _)| *name != "$map") {
                    let is_branch = is_directive(fields) && matches!(name.as_str(), "$then" | "$else");
                    self.within(name, |check| match value.as_str() {
                        Some("") if is_branch => {
                            check.note("\"\" is all of the node at hand; write { \"$value\": \"\" } for an empty text")
                        }
                        Some(selector) if name == "$over" => {
                            if let Some(what) = literal(selector) {
                                check.note(&what);
                            }
                        }
                        _ => check.advise_template(value),
                    });
                }
            }
            _ => {}
        }
    }

    fn advise_operation(&mut self, name: &str, operation: &Value) {
        let asked = asked_with(name);
        let (has_before, then) = (operation.get("before").is_some(), operation.get("then"));
        let scope = Scope { asked, has_before, has_answer: false, is_at_input: true };
        self.advise_request(operation, scope);
        if let Some(before) = operation.get("before") {
            self.within("before", |check| {
                check.advise_request(before, Scope { has_before: false, ..scope });
                if text_in(before, "encoding") == Some("multipart") {
                    check.note_at("encoding", "only uploads.create carries a file: write \"json\" or \"form\"");
                }
            });
        }
        let answered = Scope { has_answer: true, is_at_input: false, ..scope };
        if let Some(answer) = operation.get("answer") {
            self.within("answer", |check| {
                check.sees(answer, answered);
                check.advise_template(answer);
            });
        }
        if let Some(page) = operation.get("page") {
            self.within("page", |check| check.advise_page(page, answered));
        }
        self.advise_file(name, operation);
        if text_in(operation, "repeat") == Some("key") && !carries_key(operation) {
            self.note_at("repeat", "no header and no field carries the key: \"Idempotency-Key\": \"/key\"");
        }
        if let Some(then) = then {
            self.within("then", |check| check.advise_then(then, answered));
        }
        let is = |key: &str| operation.get(key) == Some(&Value::Bool(true));
        if is("asGuest") && is("signedIn") {
            self.note_at("asGuest", "what needs somebody who is signed in cannot be asked as a guest");
        }
    }

    fn advise_request(&mut self, request: &Value, scope: Scope) {
        if let Some(path) = text_in(request, "path") {
            self.within("path", |check| check.variables(path, scope.asked));
        }
        for (key, template) in ["query", "headers", "body"].iter().filter_map(|key| Some((*key, request.get(key)?))) {
            self.within(key, |check| {
                check.sees(template, scope);
                check.advise_template(template);
            });
        }
    }

    /// What is special about the two operations with a file.
    fn advise_file(&mut self, name: &str, operation: &Value) {
        let is_form = text_in(operation, "encoding") == Some("multipart");
        let is_get = matches!(text_in(operation, "method"), None | Some("GET"));
        match (name, is_form) {
            ("uploads.create", false) => self.note_at("encoding", "write \"multipart\": a photo goes along"),
            ("uploads.create", true) if is_get => self.note_at("method", "a GET carries no photo: write POST or PUT"),
            ("uploads.create", true) | (_, false) => {}
            (_, true) => self.note_at("encoding", "only uploads.create carries a file: write \"json\" or \"form\""),
        }
        if operation.get("part").is_some() && !is_form {
            self.note_at("part", "this goes with \"encoding\": \"multipart\"");
        }
        if name == "uploads.get" && operation.get("answer").is_some() {
            self.note_at("answer", "the answer is the file itself: take it away");
        }
    }

    /// Each style of paging has keys of its own.
    fn advise_page(&mut self, page: &Value, scope: Scope) {
        let style = text_in(page, "style").unwrap_or_default();
        for (name, value) in page.as_object().into_iter().flatten() {
            if matches!(name.as_str(), "items" | "total" | "next") {
                self.within(name, |check| check.sees(value, scope));
            }
            let Some((_, needed, others)) = PAGE_STYLES.iter().find(|(name, ..)| *name == style) else { continue };
            let is_known = needed.iter().chain(*others).chain(&["style", "items", "total"]).any(|known| known == name);
            let is_of_another = PAGE_STYLES.iter().any(|(_, a, b)| a.iter().chain(*b).any(|known| known == name));
            if !is_known && is_of_another {
                self.note_at(name, &["the style ", style, " has no such key: take it away"].concat());
            }
        }
    }

    /// What `then` says must fit the operation that it leads to.
    fn advise_then(&mut self, then: &Value, scope: Scope) {
        if let Some(input) = then.get("input") {
            self.within("input", |check| {
                check.sees(input, scope);
                check.advise_template(input);
            });
        }
        for (theirs, ours) in object(then, "where") {
            let at_input = Scope { is_at_input: true, ..scope };
            self.within("where", |check| check.within(theirs, |check| check.sees(ours, at_input)));
        }
        let Some(next) = text_in(then, "operation").filter(|next| OPERATIONS.contains(next)) else { return };
        let (is_list, is_chosen) = (next.ends_with(".list"), then.get("where").is_some());
        if is_list && !is_chosen && then.get("pick").is_none() {
            self.note_at("where", "this key is missing: which item of the list is meant, { \"/eventId\": \"/id\" }");
        }
        if !is_list && is_chosen {
            self.note_at("where", &[next, " is no list to choose from: take it away"].concat());
        }
    }
}

fn carries_key(operation: &Value) -> bool {
    let parts = ["path", "query", "headers", "body"].iter().filter_map(|part| operation.get(part));
    parts
        .map(Value::to_string)
        .any(|text| ["\"/key\"", "\"$input#/key\"", "{key}"].iter().any(|key| text.contains(key)))
}

/// Moves the faults of a part to those that are in the order of the file. What is missing comes after what is there.
fn sort(node: &Value, place: &mut String, faults: &mut Vec<Fault>, sorted: &mut Vec<Fault>) {
    take(faults, sorted, &|pointer| pointer == place);
    let mut deeper = |step: &str, child: &Value| {
        let length = place.len();
        place.push_str(&pointer_part(step));
        if faults.iter().any(|fault| below(&fault.pointer, place).is_some()) {
            sort(child, place, faults, sorted);
        }
        place.truncate(length);
    };
    match node {
        Value::Object(fields) => fields.iter().for_each(|(name, child)| deeper(name, child)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(number, child)| deeper(&number.to_string(), child));
        }
        _ => {}
    }
    take(faults, sorted, &|pointer| below(pointer, place).is_some());
}

fn take(faults: &mut Vec<Fault>, sorted: &mut Vec<Fault>, is_meant: &dyn Fn(&str) -> bool) {
    for fault in std::mem::take(faults) {
        if is_meant(&fault.pointer) { sorted.push(fault) } else { faults.push(fault) }
    }
}

fn object<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = (&'v String, &'v Value)> + use<'v> {
    let fields: Option<&'v Map> = value.get(name).and_then(Value::as_object);
    fields.into_iter().flatten()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> + use<'v> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}
