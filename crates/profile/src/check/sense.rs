//! What must agree with each other, beyond the form of each part.

use zhihui_json::Value;

use super::{Check, MISSING, form};
use crate::pointer::text_in;
use crate::shape::OPERATIONS;
use crate::template::is_directive;

impl Check<'_> {
    pub(super) fn sense(&mut self) {
        let profile = self.profile;
        self.header_names(profile, true);
        self.within("signIn", Self::sign_in);
        if let Some(operations) = profile.get("operations").and_then(Value::as_object) {
            self.within("operations", |check| {
                for (name, operation) in operations {
                    if OPERATIONS.contains(&name.as_str()) {
                        check.within(name, |check| check.operation(name, operation));
                    }
                }
            });
        }
        self.types();
    }

    fn header_names(&mut self, described: &Value, is_fixed: bool) {
        let Some(headers) = described.get("headers").and_then(Value::as_object) else { return };
        self.within("headers", |check| {
            for name in headers.keys() {
                if let Some(what) = form::header_fault(name, is_fixed) {
                    check.note_at(name, &what);
                }
            }
        });
    }

    fn named(&self, operation: &str) -> Option<&Value> {
        self.profile.get("operations")?.get(operation)
    }

    /// Each style needs the operations that it is made of.
    fn sign_in(&mut self) {
        let Some(sign_in) = self.profile.get("signIn") else { return };
        let style = text_in(sign_in, "style").unwrap_or_default();
        let needed: &[&str] = match style {
            "phoneCode" => &["session.code", "session.start"],
            "password" => &["session.start"],
            "oidc" | "none" => &["me.get"],
            _ => &[],
        };
        for name in needed {
            self.needs("this style needs the operation ", name);
        }
        let answer = self.named("session.start").and_then(|start| start.get("answer"));
        if needed.contains(&"session.start") && answer.is_some_and(leaves_account_out) {
            self.needs("the answer of session.start has no account: this style needs the operation ", "me.get");
        }
        if style == "oidc" && sign_in.get("oidc").is_none() {
            self.note_at("oidc", MISSING);
        }
        // A session that is neither a token nor a cookie is none.
        let sends_nothing = text_in(self.profile, "credentials") == Some("omit");
        if sends_nothing && sign_in.get("token").is_none() && style != "none" {
            self.note_at("token", "this key is missing: with credentials \"omit\" no cookie carries the session");
        }
    }

    fn needs(&mut self, what: &str, operation: &str) {
        if self.named(operation).is_none() {
            self.note_at("style", &[what, operation].concat());
        }
    }

    fn operation(&mut self, name: &str, operation: &Value) {
        self.request(operation);
        if let Some(before) = operation.get("before") {
            self.within("before", |check| check.request(before));
        }
        match operation.get("page") {
            Some(page) if name.ends_with(".list") => self.within("page", |check| check.page(page)),
            Some(page) => self.within("page", |check| {
                check.note("only lists have pages");
                check.page(page);
            }),
            None if name.ends_with(".list") => {
                self.note_at("page", "this key is missing: { \"style\": \"all\" } for a list in one piece")
            }
            None => {}
        }
        let then = operation.get("then");
        if let Some(next) = then.and_then(|then| text_in(then, "operation")).filter(|next| OPERATIONS.contains(next)) {
            self.within("then", |check| check.within("operation", |check| check.next(name, next)));
        }
        if then.is_none()
            && let Some(rules) = operation.get("rules").and_then(Value::as_array)
        {
            self.within("rules", |check| {
                for (number, rule) in rules.iter().enumerate() {
                    if text_in(rule, "means") == Some("repeated") {
                        let what = "\"repeated\" needs a then: it says where the record is that was made before";
                        check.within(&number.to_string(), |check| check.note_at("means", what));
                    }
                }
            });
        }
    }

    /// What holds for an operation and for what comes before one.
    fn request(&mut self, described: &Value) {
        self.header_names(described, false);
        let is_get = text_in(described, "method").is_none_or(|method| method == "GET");
        if is_get && described.get("body").is_some() {
            self.note_at("body", "a GET carries nothing: write \"query\", or another \"method\"");
        }
    }

    /// Each style of paging needs the keys that it is made of.
    fn page(&mut self, page: &Value) {
        let needed: &[&str] = match text_in(page, "style").unwrap_or_default() {
            "page" | "offset" => &["parameter"],
            "cursor" => &["parameter", "next"],
            "link" => &["next"],
            _ => &[],
        };
        for name in needed {
            if page.get(name).is_none() {
                self.note_at(name, "this key is missing for this style");
            }
        }
    }

    /// What `then` leads to must be there, and must not lead back.
    fn next(&mut self, from: &str, next: &str) {
        if self.named(next).is_none() {
            return self.note("this profile has no such operation");
        }
        let mut at = Some(next);
        for _ in 0..3 {
            at = at.and_then(|name| text_in(self.named(name)?.get("then")?, "operation"));
        }
        if next == from || at.is_some() {
            self.note("these operations lead to each other without an end");
        }
    }
}

/// Whether a template makes an object that has no account. What it passes on as it came may well have one.
fn leaves_account_out(template: &Value) -> bool {
    match template {
        Value::Object(fields) if is_directive(fields) => fields.get("$with").is_some_and(leaves_account_out),
        Value::Object(fields) => !fields.contains_key("account"),
        _ => false,
    }
}
