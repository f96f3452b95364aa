//! The grammar of a profile: which keys stand where, and what may stand under them. The one source of the check at run
//! time and of the JSON Schema for editors.

/// What may stand under a key.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kind {
    Text,
    Bool,
    /// A whole number in this range, ends included.
    Whole(u32, u32),
    /// One of these words.
    Word(&'static [&'static str]),
    /// An object with these keys and no others.
    Object(&'static [Key]),
    /// An object with names of the deployer's own.
    Named(&'static Kind),
    /// An object whose names are the operations of the contract.
    Operations(&'static Kind),
    List(&'static Kind),
    /// `/path` or `https://host/path`.
    BaseUrl,
    /// `+08:00` or `Z`.
    Zone,
    /// A name in lower case, of a file in `backends/`.
    Preset,
    /// An object whose names are headers.
    Headers(&'static Kind),
    /// Templates by the names of parameters.
    Parameters,
    /// A header's value.
    Header,
    HeaderName,
    /// `https://host/path`.
    Address,
    /// A path with `{variables}`.
    Path,
    /// An RFC 6901 pointer.
    Pointer,
    /// An object whose names are pointers.
    Pointers(&'static Kind),
    /// A pointer or a runtime expression.
    Place,
    /// The same, or several of which the first that finds something counts.
    Selector,
    /// A status, a class of statuses such as `4xx`, or several.
    Status,
    /// What a rule looks for at a place.
    Wanted,
    Template,
    Any,
}

/// A key of an object.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Key {
    pub name: &'static str,
    pub kind: Kind,
    /// Whether it must be there once all files are put together.
    pub is_needed: bool,
    /// For editors.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// JSON texts, for editors.
    #[cfg(feature = "schema")]
    pub examples: &'static [&'static str],
}

/// Descriptions are for editors alone: no phone loads them.
macro_rules! keys {
    ($($name:literal $(($needed:ident))?: $kind:expr, $about:literal $(, such as $($example:literal)or+)?;)+) => {
        &[$(Key {
            name: $name,
            kind: $kind,
            is_needed: keys!(@ $($needed)?),
            #[cfg(feature = "schema")]
            about: $about,
            #[cfg(feature = "schema")]
            examples: &[$($($example),+)?],
        }),+]
    };
    (@ needed) => { true };
    (@) => { false };
}

use Kind::{
    Address, Any, BaseUrl, Bool, Header, HeaderName, Headers, List, Named, Object, Operations, Parameters, Path, Place,
    Pointer, Pointers, Preset, Selector, Status, Template, Text, Wanted, Whole, Word, Zone,
};

pub(crate) const INSTANTS: &[&str] = &[
    "rfc3339",
    "yyyy-MM-dd HH:mm:ss",
    "yyyy-MM-dd'T'HH:mm:ss",
    "yyyy-MM-dd HH:mm:ss.SSSX",
    "yyyy-MM-dd",
    "epochSeconds",
    "epochMillis",
];

pub(crate) const CONVERSIONS: &[&str] = &[
    "instant",
    "day",
    "id",
    "text",
    "number",
    "boolean",
    "json",
    "maskedPhone",
    "maskedName",
    "jwtExpiry",
    "secondsFromNow",
    "key15",
];

const MEANINGS: &[&str] = &[
    "success",
    "repeated",
    "unauthenticated",
    "forbidden",
    "notFound",
    "validation",
    "conflict",
    "rateLimited",
    "server",
    "protocol",
];

/// The words of `zhihui_domain::problem::ProblemCode`.
pub(crate) const PROBLEM_CODES: &[&str] = &[
    "unauthenticated",
    "forbidden",
    "notFound",
    "validation",
    "conflict",
    "stale",
    "keyReused",
    "codeRejected",
    "passwordRejected",
    "registrationClosed",
    "alreadyRegistered",
    "alreadyApplied",
    "rateLimited",
    "payloadTooLarge",
    "malformed",
    "server",
    "other",
];

/// The words of `zhihui_domain::problem::FieldCode`.
pub(crate) const FIELD_CODES: &[&str] = &[
    "required",
    "tooLong",
    "unprintable",
    "phoneFormat",
    "codeFormat",
    "idFormat",
    "idChecksum",
    "idDate",
    "companyCode",
    "consentRequired",
    "unknownChoice",
    "outOfRange",
    "unknownField",
    "tooMany",
    "repeated",
    "fileType",
    "fileMissing",
    "other",
];

/// The operations of the contract.
pub(crate) const OPERATIONS: &[&str] = &[
    "session.code",
    "session.start",
    "session.refresh",
    "session.end",
    "me.get",
    "events.list",
    "events.get",
    "registrations.list",
    "registrations.get",
    "registrations.create",
    "registrations.cancel",
    "card.get",
    "card.apply",
    "cases.list",
    "cases.get",
    "cases.create",
    "cases.write",
    "cases.rate",
    "uploads.create",
    "uploads.get",
];

/// What the app asks each operation with, beside the clock (`now`) and, when somebody is signed in, the `account`.
#[cfg(feature = "schema")]
pub(crate) fn asked_with(operation: &str) -> &'static [&'static str] {
    match operation {
        "session.code" | "session.start" => &["body"],
        "session.refresh" | "session.end" => &["accessToken", "accessExpiresAt", "refreshToken"],
        "events.list" => &["when", "cursor"],
        "registrations.list" | "cases.list" => &["cursor"],
        "events.get" | "cases.get" | "uploads.get" => &["id"],
        "registrations.get" => &["id", "secret"],
        "registrations.create" | "cases.write" | "cases.rate" => &["id", "key", "body"],
        "registrations.cancel" => &["id", "key", "event", "version", "secret"],
        "card.apply" | "cases.create" => &["key", "body"],
        "uploads.create" => &["key"],
        _ => &[],
    }
}

/// Each style of paging with the keys that it needs and those that it can have, beside `style`, `items` and `total`.
#[cfg(feature = "schema")]
pub(crate) const PAGE_STYLES: &[(&str, &[&str], &[&str])] = &[
    ("page", &["parameter"], &["first", "sizeParameter", "size"]),
    ("offset", &["parameter"], &["sizeParameter", "size"]),
    ("range", &[], &["unit", "size"]),
    ("cursor", &["parameter", "next"], &["sizeParameter", "size"]),
    ("link", &["next"], &["sizeParameter", "size"]),
    ("all", &[], &[]),
];

/// The top of a profile.
pub(crate) const PROFILE: &[Key] = keys! {
    "$schema": Text, "The address of this schema, for editors.";
    "extends": Preset, "A preset in backends/, such as ruoyi: this file is laid over it (RFC 7396; null takes a key away).", such as "\"ruoyi\"";
    "baseUrl" (needed): BaseUrl, "Where the backend is: /path on this origin, or https://host/path.", such as "\"/api/v1\"" or "\"https://talents.example/api\"";
    "timeoutSeconds": Whole(1, 120), "After so long a request is given up; 20 unless said otherwise.";
    "credentials": Word(&["omit", "sameOrigin", "include"]), "Whom the browser gives its cookies; sameOrigin unless said otherwise.";
    "headers": Headers(&Header), "Headers of every request, such as a tenant's.", such as r#"{ "tenant-id": "1" }"#;
    "zone": Zone, "The zone of times that name none; +08:00 unless said otherwise.", such as "\"+08:00\"";
    "instant": Word(INSTANTS), "How the backend writes instants; rfc3339 unless said otherwise.";
    "ids": Word(&["string", "number"]), "How ids are written to the backend; both are read.";
    "signIn": Object(SIGN_IN), "How people sign in. Left out: nobody can.", such as r#"{ "style": "password", "token": { "header": "Authorization", "prefix": "Bearer " } }"#;
    "rules": List(&Object(RULE)), "What an answer means, beyond its status. The first that fits counts.", such as r#"[{ "where": { "/code": 401 }, "means": "unauthenticated" }, { "where": { "/code": { "present": true } }, "means": "validation" }]"#;
    "errors": Object(ERRORS), "Where a bad answer says more.", such as r#"{ "message": "/msg" }"#;
    "enums": Named(&Named(&Text)), "The backend's words and ours: { \"0\": \"confirmed\" }.", such as r#"{ "state": { "0": "confirmed", "1": "cancelled" } }"#;
    "types": Named(&Template), "Templates under a name, used by $type.", such as r#"{ "event": { "id": { "$from": "/eventId", "$as": "id" }, "startsAt": { "$from": "/startTime", "$as": "instant" } } }"#;
    "operations" (needed): Operations(&Object(OPERATION)), "What the app can do, and how it becomes HTTP here.", such as r#"{ "events.get": { "path": "/events/{id}", "answer": { "$from": "/data", "$type": "event" } } }"#;
};

const SIGN_IN: &[Key] = keys! {
    "style" (needed): Word(&["phoneCode", "password", "oidc", "none"]), "none: the backend, or a gateway before it, knows who asks.";
    "token": Object(TOKEN), "The header that carries the token. Left out: the session is a cookie.", such as r#"{ "header": "Authorization", "prefix": "Bearer " }"#;
    "csrf": Object(CSRF), "The cookie whose value every write repeats in a header.", such as r#"{ "cookie": "csrftoken", "header": "X-CSRFToken" }"#;
    "guestOnBadToken": Bool, "Whether the backend takes a bad token for a guest's, as PocketBase does.";
    "oidc": Object(OIDC), "The OpenID provider of the style oidc.", such as r#"{ "issuer": "https://id.example", "clientId": "zhihui", "scope": "openid profile" }"#;
};

const TOKEN: &[Key] = keys! {
    "header" (needed): HeaderName, "Such as Authorization.";
    "prefix": Header, "What stands before the token, such as \"Bearer \" with its blank.";
};

const CSRF: &[Key] = keys! {
    "cookie" (needed): Text, "The cookie's name.";
    "header" (needed): HeaderName, "The header's name.";
};

const OIDC: &[Key] = keys! {
    "issuer" (needed): Address, "The provider's address; its discovery document is asked for there.";
    "clientId" (needed): Text, "The app's name there: a public client with PKCE.";
    "scope" (needed): Text, "Such as openid profile.";
};

pub(crate) const RULE: &[Key] = keys! {
    "status": Status, "The answer's status: 200, \"4xx\", or several of them.", such as "401" or "\"4xx\"" or "[409, 412]";
    "where": Pointers(&Wanted), "What must stand at places of the body.", such as r#"{ "/code": [500, 601], "/msg": { "contains": "已报名" } }"#;
    "means" (needed): Word(MEANINGS), "What such an answer means.";
    "code": Word(PROBLEM_CODES), "The exact reason, where there is one.";
};

const ERRORS: &[Key] = keys! {
    "code": Selector, "Where the reason's code is.";
    "codes": Named(&Word(PROBLEM_CODES)), "The backend's codes and ours.";
    "message": Selector, "Where the sentence for the person is.";
    "retryAfter": Selector, "Where the seconds to wait are, unless in Retry-After.";
    "fields": Object(FIELDS), "Where the faults of single fields are.", such as r#"{ "at": "/errors", "pointer": "/pointer", "message": "/message" }"#;
};

const FIELDS: &[Key] = keys! {
    "at" (needed): Selector, "The list or object of faults.";
    "pointer": Selector, "In an item of a list: the field's name or pointer.";
    "message": Selector, "In an item: its sentence. Left out: the item itself.";
    "code": Selector, "In an item: its code.";
    "codes": Named(&Word(FIELD_CODES)), "The backend's codes of fields and ours.";
};

const METHOD: Kind = Word(&["GET", "POST", "PUT", "PATCH", "DELETE"]);
const ENCODING: Kind = Word(&["json", "form", "multipart"]);

pub(crate) const OPERATION: &[Key] = keys! {
    "method": METHOD, "GET unless said otherwise.";
    "path" (needed): Path, "After baseUrl: /events/{id}; variables are fields of the operation's input.", such as "\"/events/{id}\"" or "\"/events{?when}\"";
    "query": Parameters, "Parameters of the query.";
    "headers": Headers(&Template), "Headers of this operation.";
    "body": Template, "What is sent.";
    "encoding": ENCODING, "How the body is written; json unless said otherwise.";
    "part": Text, "The part of a multipart body that carries the file; file unless said otherwise.";
    "answer": Template, "What the answer becomes; in a list each row. Left out: it is the contract's own JSON.";
    "page": Object(PAGE), "How a list goes on.", such as r#"{ "style": "page", "items": "/rows", "total": "/total", "parameter": "pageNum", "sizeParameter": "pageSize" }"#;
    "before": Object(BEFORE), "A request that comes first; its answer's body is $before.", such as r#"{ "path": "/registrations/{id}" }"#;
    "then": Object(THEN), "What is asked for where the answer is no record.", such as r#"{ "operation": "registrations.list", "where": { "/eventId": "/id" } }"#;
    "rules": List(&Object(RULE)), "What an answer means; before the profile's own rules.";
    "asGuest": Bool, "Whether it never carries the session's token.";
    "signedIn": Bool, "Whether it is only for somebody who is signed in.";
    "repeat": Word(&["key", "id", "never"]), "Whether a write whose outcome is unknown may be sent again; never unless said otherwise.";
};

const BEFORE: &[Key] = keys! {
    "method": METHOD, "GET unless said otherwise.";
    "path" (needed): Path, "After baseUrl.";
    "query": Parameters, "Parameters of the query.";
    "headers": Headers(&Template), "Headers of this request.";
    "body": Template, "What is sent.";
    "encoding": ENCODING, "How the body is written.";
    "rules": List(&Object(RULE)), "What this answer means; the operation's own rules do not count for it.";
};

const THEN: &[Key] = keys! {
    "operation" (needed): Word(OPERATIONS), "What to ask for.";
    "input": Template, "What to ask it with, made of the answer's body.";
    "where": Pointers(&Pointer), "Which item of a list is meant: a place in the item, and the place in our input that it equals.";
    "pick": Pointer, "What of the result is meant.";
};

/// How a list goes on.
pub(crate) const PAGE: &[Key] = keys! {
    "style" (needed): Word(&["page", "offset", "range", "cursor", "link", "all"]), "How the next page is asked for.";
    "items": Place, "The rows; left out: the body itself.", such as "\"/rows\"";
    "total": Selector, "How many there are in all, where that is known.", such as "\"/total\"" or "\"$response.header.X-Total-Count\"";
    "next": Selector, "The cursor or the link of the next page.", such as "\"/next\"" or "\"$response.header.Link\"";
    "parameter": Text, "The parameter that names the page, the offset or the cursor.";
    "sizeParameter": Text, "The parameter that names the page's size.";
    "size": Whole(1, 1000), "Rows of a page; 20 unless said otherwise.";
    "first": Whole(0, 1), "The first page's number; 1 unless said otherwise.";
    "unit": Text, "The unit of a range; items unless said otherwise.";
};

/// The keys of a directive, by the one that tells which it is.
pub(crate) const DIRECTIVES: &[(&str, &[Key])] = &[
    ("$value", keys! { "$value": Any, "This, as it stands."; }),
    ("$concat", keys! { "$concat": List(&Template), "Lists put together, or texts."; }),
    (
        "$equals",
        keys! {
            "$equals": List(&Template), "Two values that are compared as texts.";
            "$then": Template, "Where they are equal.";
            "$else": Template, "Where they are not.";
        },
    ),
    ("$over", keys! { "$over": Template, "A record in which some fields change: a place, or a template."; }),
    ("", FROM),
];

const FROM: &[Key] = keys! {
    "$from": Selector, "The value, or the first of several places that holds one; left out: the node at hand.";
    "$each": Template, "What each item of a list becomes.";
    "$with": Template, "What the value becomes.";
    "$type": Text, "The same, by a name of types.";
    "$enum": Text, "The value is a word of this name of enums.";
    "$map": Named(&Any), "What each word becomes.";
    "$as": Word(CONVERSIONS), "A conversion.";
    "$format": Word(INSTANTS), "With $as instant or day: how this one is written.";
    "$else": Template, "Where there is nothing, or it does not fit.";
};
