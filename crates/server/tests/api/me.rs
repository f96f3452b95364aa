use serde_json::json;
use zhihui_domain::account::Account;
use zhihui_domain::problem::ProblemCode;

use crate::support::App;

#[tokio::test]
async fn a_name_is_changed_from_the_version_that_was_seen() {
    let app = App::empty().await;
    let token = app.token("19900001234").await;
    let reply = app.get("/me").bearer(&token).expect(200).await;
    assert_eq!(reply.header("etag"), Some("\"1\""));
    let change = || app.call("PATCH", "/me").bearer(&token).json(&json!({"name": " 阿依古丽•买买提 "}));
    let reply = change().if_match(1).expect(200).await;
    assert_eq!(reply.header("etag"), Some("\"2\""));
    let account: Account = reply.json();
    assert_eq!((account.name.as_deref(), account.version), (Some("阿依古丽·买买提"), 2));
    change().if_match(1).refused(412, ProblemCode::Stale).await;
    change().header("If-Match", "W/\"2\"").refused(412, ProblemCode::Stale).await;
    change().expect(428).await;
    change().header("If-Match", "2").refused(400, ProblemCode::Malformed).await;
    change().header("If-Match", "*").expect(200).await;
}

#[tokio::test]
async fn names_are_kept_in_nfc() {
    let app = App::empty().await;
    let token = app.token("19900001234").await;
    let change = json!({"name": "Zoe\u{308}"});
    let reply = app.call("PATCH", "/me").bearer(&token).if_match(1).json(&change).expect(200).await;
    assert_eq!(reply.json::<Account>().name.as_deref(), Some("Zo\u{eb}"));
}

#[tokio::test]
async fn a_name_of_fifty_characters_fits_and_of_fifty_one_does_not() {
    let app = App::empty().await;
    let token = app.token("19900001234").await;
    let change =
        |n| app.call("PATCH", "/me").bearer(&token).header("If-Match", "*").json(&json!({"name": "𠮷".repeat(n)}));
    change(50).expect(200).await;
    let problem = change(51).refused(422, ProblemCode::Validation).await;
    assert_eq!(problem.errors[0].pointer, "/name");
}

#[tokio::test]
async fn nobody_is_nobody() {
    let app = App::empty().await;
    app.get("/me").refused(401, ProblemCode::Unauthenticated).await;
    app.get("/me").bearer("guess").refused(401, ProblemCode::Unauthenticated).await;
    app.get("/me").header("Authorization", "Basic YTpi").refused(401, ProblemCode::Unauthenticated).await;
}
