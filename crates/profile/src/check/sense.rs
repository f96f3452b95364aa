//! What must agree with each other, beyond the form of each part.

use zhihui_json::{Map, Value};

use super::{Check, form};
use crate::shape::OPERATIONS;

impl Check<'_> {
    pub(super) fn sense(&mut self) {
        let profile = self.profile;
        if let Some(headers) = profile.get("headers").and_then(Value::as_object) {
            self.within("headers", |check| check.header_names(headers));
        }
        let operations = profile.get("operations").and_then(Value::as_object);
        self.within("signIn", |check| check.sign_in(operations));
        for (name, operation) in
            operations.into_iter().flatten().filter(|(name, _)| OPERATIONS.contains(&name.as_str()))
        {
            self.within("operations", |check| check.within(name, |check| check.operation(name, operation)));
        }
        for (name, _) in profile.get("types").and_then(Value::as_object).into_iter().flatten() {
            if type_reaches(profile, name, name, &mut vec![]) {
                let what = "this type contains itself without going deeper into the answer";
                self.within("types", |check| check.within(name, |check| check.note(what)));
            }
        }
    }

    fn header_names(&mut self, headers: &Map) {
        for name in headers.keys() {
            if let Some(what) = form::header_fault(name) {
                self.within(name, |check| check.note(what));
            }
        }
    }

    /// Each style needs the operations that it is made of.
    fn sign_in(&mut self, operations: Option<&Map>) {
        let Some(sign_in) = self.profile.get("signIn") else { return };
        let needed: &[&str] = match sign_in.get("style").and_then(Value::as_str) {
            Some("phoneCode") => &["session.code", "session.start"],
            Some("password") => &["session.start"],
            Some("oidc" | "none") => &["me.get"],
            _ => &[],
        };
        for name in needed {
            if !operations.is_some_and(|operations| operations.contains_key(*name)) {
                self.within("style", |check| check.note(["this style needs the operation ", name].concat()));
            }
        }
        let style = sign_in.get("style").and_then(Value::as_str);
        if style == Some("oidc") && sign_in.get("oidc").is_none() {
            self.within("oidc", |check| check.note("this key is missing"));
        }
        // A session that is neither a token nor a cookie is none.
        let sends_nothing = self.profile.get("credentials").and_then(Value::as_str) == Some("omit");
        if sends_nothing && sign_in.get("token").is_none() && style != Some("none") {
            self.within("token", |check| {
                check.note("this key is missing: with credentials \"omit\" no cookie carries the session")
            });
        }
    }

    fn operation(&mut self, name: &str, operation: &Value) {
        if let Some(headers) = operation.get("headers").and_then(Value::as_object) {
            self.within("headers", |check| check.header_names(headers));
        }
        let (is_list, page) = (name.ends_with(".list"), operation.get("page"));
        if is_list != page.is_some() {
            let what = if is_list {
                "this key is missing: { \"style\": \"all\" } for a list in one piece"
            } else {
                "only lists have pages"
            };
            self.within("page", |check| check.note(what));
        }
        if let Some(page) = page {
            self.within("page", |check| check.page(page));
        }
        let then = operation.get("then");
        if let Some(next) = then.and_then(|then| then.get("operation")?.as_str()) {
            self.within("then", |check| check.within("operation", |check| check.next(name, next)));
        }
        let rules = operation.get("rules").and_then(Value::as_array);
        for (number, rule) in rules.into_iter().flatten().enumerate() {
            if then.is_none() && rule.get("means").and_then(Value::as_str) == Some("repeated") {
                let what = "\"repeated\" needs a then: it says where the record is that was made before";
                self.within("rules", |check| {
                    check.within(&number.to_string(), |check| check.within("means", |check| check.note(what)));
                });
            }
        }
    }

    /// Each style of paging needs the keys that it is made of.
    fn page(&mut self, page: &Value) {
        let needed: &[&str] = match page.get("style").and_then(Value::as_str) {
            Some("page" | "offset") => &["parameter"],
            Some("cursor") => &["parameter", "next"],
            Some("link") => &["next"],
            _ => &[],
        };
        for name in needed.iter().filter(|name| page.get(**name).is_none()) {
            self.within(name, |check| check.note("this key is missing for this style"));
        }
    }

    /// What `then` leads to must be there, and must not lead back.
    fn next(&mut self, from: &str, next: &str) {
        let then = |name: &str| self.profile.get("operations")?.get(name)?.get("then")?.get("operation")?.as_str();
        if self.profile.get("operations").and_then(|all| all.get(next)).is_none() {
            return self.note("this profile has no such operation");
        }
        let mut at = Some(next);
        for _ in 0..3 {
            at = at.and_then(then);
        }
        if next == from || at.is_some() {
            self.note("these operations lead to each other without an end");
        }
    }
}

/// Whether a type reaches the type `to` at the node that it begins with. Each type is looked into once.
fn type_reaches<'p>(profile: &'p Value, from: &'p str, to: &str, seen: &mut Vec<&'p str>) -> bool {
    if seen.contains(&from) {
        return false;
    }
    seen.push(from);
    let template = profile.get("types").and_then(|types| types.get(from));
    template.is_some_and(|template| reaches(profile, template, to, seen))
}

fn reaches<'p>(profile: &'p Value, template: &'p Value, to: &str, seen: &mut Vec<&'p str>) -> bool {
    match template {
        Value::Array(items) => items.iter().any(|item| reaches(profile, item, to, seen)),
        Value::Object(fields) => {
            // A place inside the node goes deeper, and every answer has an end.
            let from = fields.get("$from");
            if from.is_some_and(|from| from.as_str().is_none_or(|from| from.starts_with('/'))) {
                return fields.get("$else").is_some_and(|other| reaches(profile, other, to, seen));
            }
            let by_name = fields.get("$type").and_then(Value::as_str);
            if by_name.is_some_and(|name| name == to || type_reaches(profile, name, to, seen)) {
                return true;
            }
            let mut here = fields.iter().filter(|(name, _)| !matches!(name.as_str(), "$value" | "$each" | "$map"));
            here.any(|(_, template)| reaches(profile, template, to, seen))
        }
        _ => false,
    }
}
