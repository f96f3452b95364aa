use std::collections::BTreeSet;

use serde_json::Value;
use zhihui_server::openapi::document;

use crate::support::App;

fn generated() -> Value {
    serde_json::from_str(&document().expect("a document")).expect("JSON")
}

#[test]
fn the_committed_document_is_the_generated_one() {
    let committed = include_str!("../../openapi.json");
    assert!(
        committed == document().expect("a document"),
        "crates/server/openapi.json is out of date; run: \
         cargo run -p zhihui-server -- --openapi > crates/server/openapi.json"
    );
}

#[test]
fn it_is_openapi_3_1_and_every_reference_leads_somewhere() {
    let document = generated();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        if let Some(target) = value.get("$ref").and_then(Value::as_str) {
            let pointer = target.strip_prefix('#').expect("a reference within the document");
            assert!(document.pointer(pointer).is_some(), "{target} leads nowhere");
        }
        match value {
            Value::Array(items) => open.extend(items),
            Value::Object(members) => open.extend(members.values()),
            _ => {}
        }
    }
}

#[test]
fn every_operation_names_its_answers_and_its_problem() {
    let document = generated();
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let responses = operation["responses"].as_object().expect("responses");
            let problem = "#/components/schemas/Problem";
            let content = &responses["default"]["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(content, problem, "{method} {path}");
            assert!(responses.keys().any(|status| status.starts_with('2')), "{method} {path}");
            assert!(operation["summary"].is_string(), "{method} {path}");
            assert!(ids.insert(operation["operationId"].to_string()), "{method} {path}");
            let parameters = operation["parameters"].as_array().cloned().unwrap_or_default();
            let takes = |name: &str| parameters.iter().any(|p| p["name"] == name);
            assert_eq!(takes("Idempotency-Key"), method == "post" && !path.contains("/auth/"), "{method} {path}");
            assert!(!path.contains('{') || parameters.iter().any(|p| p["in"] == "path"), "{method} {path}");
        }
    }
}

// The router is made from the same list as the document, so no route can be missing in it; here the other way round.
#[tokio::test]
async fn every_documented_operation_is_routed() {
    let app = App::demo().await;
    let document = generated();
    let mut operations = 0;
    for (path, item) in document["paths"].as_object().expect("paths") {
        for method in item.as_object().expect("operations").keys() {
            let path = path.replace("/events/{id}", "/events/optics").replace(['{', '}'], "");
            let reply = app.call(&method.to_uppercase(), &format!("={path}")).send().await;
            assert_ne!(reply.status, 405, "{method} {path}");
            assert!(reply.status != 404 || path.contains("registrations/id"), "{method} {path}");
            operations += 1;
        }
    }
    assert!(operations >= 24, "{operations}");
}
