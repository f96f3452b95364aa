//! The OpenAPI 3.1 document, generated from the handlers and the domain's types.

use std::collections::BTreeMap;

use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{Content, Ref, RefOr, Response, ResponseBuilder};
use utoipa::{IntoResponses, Modify, OpenApi};
use zhihui_domain::problem::Problem;

/// Every operation's other answers: an RFC 9457 problem, whatever went wrong.
pub struct Problems;

impl IntoResponses for Problems {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let content = Content::new(Some(RefOr::Ref(Ref::from_schema_name("Problem"))));
        let problem = ResponseBuilder::new()
            .description("What went wrong: `code` is for programs, `errors` names fields.")
            .content("application/problem+json", content)
            .build();
        BTreeMap::from([("default".to_owned(), problem.into())])
    }
}

/// What is the same for all operations. The paths come from the router, so none can be missing.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "智汇 Zhihui",
        description = "The canonical REST contract of the talent service. Every POST outside /auth takes an \
            Idempotency-Key; updates take If-Match; lists are pages with an opaque cursor.",
        license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")
    ),
    components(schemas(Problem)),
    modifiers(&Bearer),
    tags(
        (name = "auth", description = "Sign-in by phone code"),
        (name = "me", description = "The signed-in person's account"),
        (name = "events", description = "Events and registering for them"),
        (name = "registrations", description = "Places held, by a person or a guest"),
        (name = "card", description = "The talent card and applying for it"),
        (name = "cases", description = "Matters that people raise"),
        (name = "uploads", description = "Files that go with a matter"),
        (name = "desk", description = "The talent office's side"),
        (name = "service", description = "The service itself")
    )
)]
pub struct Base;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut utoipa::openapi::OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        let components = document.components.get_or_insert_default();
        components.add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The document as it is committed in `openapi.json`.
pub fn document() -> Result<String, serde_json::Error> {
    let (_, document) = crate::routes().split_for_parts();
    // Through `Value`, whose members are sorted: the text does not change when handlers are written in another order.
    let sorted = serde_json::to_value(document)?;
    Ok(format!("{}\n", serde_json::to_string_pretty(&sorted)?))
}
