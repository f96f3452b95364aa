use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use zhihui_domain::case::{Case, CaseState};
use zhihui_domain::page::Page;
use zhihui_domain::problem::{FieldCode, Problem, ProblemCode};
use zhihui_domain::upload::{ATTACHMENTS_MAX, MediaType, UPLOAD_MAX, Upload};
use zhihui_server::entity::upload;
use zhihui_server::purge::purge;

use crate::support::{App, Call, HOLDER, OFFICER, TALENT, new_key, picture};

async fn send(app: &App, token: &str, bytes: &[u8]) -> Upload {
    app.post("/uploads").bearer(token).file(bytes).expect(201).await.json()
}

fn raise(app: &App, token: &str, files: &[&str]) -> Call {
    let body = json!({"category": "housing", "text": "阳台漏水，见照片。", "attachments": files});
    app.post("/cases").bearer(token).json(&body)
}

fn faults(problem: &Problem) -> Vec<(&str, FieldCode)> {
    problem.errors.iter().map(|error| (error.pointer.as_str(), error.code)).collect()
}

async fn stored(app: &App) -> u64 {
    upload::Entity::find().count(&app.state.db).await.expect("counts")
}

#[tokio::test]
async fn a_file_comes_back_as_it_was_sent() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let every_byte: Vec<u8> = picture(1).into_iter().chain((0..=u8::MAX).cycle().take(100_000)).collect();
    let file = send(&app, &token, &every_byte).await;
    assert_eq!((file.media_type, file.size), (MediaType::Png, 100_011));
    let reply = app.get(&format!("/uploads/{}", file.id)).bearer(&token).expect(200).await;
    assert!(reply.bytes == every_byte);
    assert_eq!(reply.header("content-type"), Some("image/png"));
    assert_eq!(reply.header("content-disposition"), Some("inline"));
    let policy = reply.header("content-security-policy").unwrap_or_default();
    assert!(policy.contains("sandbox") && !policy.contains("'self'"), "{policy}");
}

#[tokio::test]
async fn the_bytes_decide_what_a_file_is() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    // All of them are called an `image/png` by their form.
    for (bytes, kind) in [
        (b"\xff\xd8\xff\xe0 and more".as_slice(), MediaType::Jpeg),
        (b"RIFF\x08\x00\x00\x00WEBPVP8 ", MediaType::Webp),
        (b"%PDF-1.7\n%%EOF", MediaType::Pdf),
    ] {
        let file = send(&app, &token, bytes).await;
        assert_eq!(file.media_type, kind);
        let reply = app.get(&format!("/uploads/{}", file.id)).bearer(&token).expect(200).await;
        assert_eq!(reply.header("content-type"), Some(kind.name()));
    }
    let before = stored(&app).await;
    for bytes in
        [b"<html><script>".as_slice(), b"<svg xmlns='http://www.w3.org/2000/svg'>", b"GIF89a", b"MZ", b"\xff\xd8"]
    {
        let problem = app.post("/uploads").bearer(&token).file(bytes).refused(422, ProblemCode::Validation).await;
        assert_eq!(faults(&problem), [("/file", FieldCode::FileType)]);
    }
    assert_eq!(stored(&app).await, before);
}

#[tokio::test]
async fn ten_mebibytes_fit_and_one_byte_more_does_not() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let mut bytes = picture(1);
    bytes.resize(UPLOAD_MAX, b'x');
    let file = send(&app, &token, &bytes).await;
    assert_eq!(file.size as usize, UPLOAD_MAX);
    let reply = app.get(&format!("/uploads/{}", file.id)).bearer(&token).expect(200).await;
    assert!(reply.bytes == bytes);
    bytes.push(b'x');
    app.post("/uploads").bearer(&token).file(&bytes).refused(413, ProblemCode::PayloadTooLarge).await;
    assert_eq!(stored(&app).await, 1);
}

#[tokio::test]
async fn a_form_has_one_file_and_nothing_else() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let file = picture(1);
    for (parts, fault) in [
        (vec![], ("/file", FieldCode::Required)),
        (vec![("file", b"".as_slice())], ("/file", FieldCode::Required)),
        (vec![("file", file.as_slice()), ("file", &file)], ("/file", FieldCode::TooMany)),
        (vec![("file", &file), ("note", b"x")], ("/note", FieldCode::UnknownField)),
        (vec![("photo", &file)], ("/photo", FieldCode::UnknownField)),
    ] {
        let problem = app.post("/uploads").bearer(&token).form(&parts).refused(422, ProblemCode::Validation).await;
        assert_eq!(faults(&problem), [fault]);
    }
    assert_eq!(stored(&app).await, 0);
}

#[tokio::test]
async fn a_repeated_file_gets_the_same_answer_whatever_its_boundary() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let key = new_key();
    let send = |bytes: &[u8]| app.post("/uploads").key(&key).bearer(&token).file(bytes);
    let first = send(&picture(1)).expect(201).await;
    assert_eq!((first.header("idempotent-replayed"), first.header("etag")), (None, None));
    let second = send(&picture(1)).expect(201).await;
    assert_eq!(second.header("idempotent-replayed"), Some("true"));
    assert_eq!(second.text, first.text);
    assert_eq!(stored(&app).await, 1);
    send(&picture(2)).refused(422, ProblemCode::KeyReused).await;
    app.post("/uploads").bearer(&token).file(&picture(1)).without("Idempotency-Key").expect(400).await;
}

#[tokio::test]
async fn a_file_is_its_senders_and_the_offices() {
    let app = App::demo().await;
    app.post("/uploads").file(&picture(1)).refused(401, ProblemCode::Unauthenticated).await;
    let token = app.token(TALENT).await;
    let path = format!("/uploads/{}", send(&app, &token, &picture(1)).await.id);
    app.get(&path).bearer(&token).expect(200).await;
    app.get(&path).bearer(&app.token(OFFICER).await).expect(200).await;
    for stranger in [HOLDER, "19900000012", "19900000013", "19900000014"] {
        app.get(&path).bearer(&app.token(stranger).await).refused(404, ProblemCode::NotFound).await;
    }
    app.get(&path).refused(401, ProblemCode::Unauthenticated).await;
    app.get("/uploads/nothing").bearer(&token).refused(404, ProblemCode::NotFound).await;
}

#[tokio::test]
async fn a_case_shows_its_files_in_their_order_to_whoever_sees_it() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let (first, second) = (send(&app, &token, &picture(1)).await, send(&app, &token, b"%PDF-1.7").await);
    let raised = raise(&app, &token, &[second.id.as_str(), first.id.as_str()]).expect(201).await;
    let expected = json!([
        {"id": second.id, "mediaType": "application/pdf", "size": 8},
        {"id": first.id, "mediaType": "image/png", "size": 11},
    ]);
    assert_eq!(raised.json::<Value>()["attachments"], expected);
    let case: Case = raised.json();
    let path = format!("/cases/{}", case.reference);
    assert_eq!(app.get(&path).bearer(&token).expect(200).await.json::<Case>(), case);
    let files = [second, first];
    let in_list = |page: Page<Case>| page.items.into_iter().find(|c| c.reference == case.reference);
    let own = in_list(app.get("/cases").bearer(&token).expect(200).await.json()).expect("in the own list");
    assert_eq!(own.attachments, files);

    let officer = app.token(OFFICER).await;
    let desk = app.get("/desk/cases?state=received").bearer(&officer).expect(200).await.json();
    assert_eq!(in_list(desk).expect("on the desk").attachments, files);
    let message = app.post(&format!("{path}/messages")).bearer(&token).json(&json!({"text": "在三楼"}));
    assert_eq!(message.expect(200).await.json::<Case>().attachments, files);
    let answer = json!({"text": "明日上门。", "outcome": "resolved"});
    let answered: Case =
        app.post(&format!("/desk{path}/answer")).bearer(&officer).json(&answer).expect(200).await.json();
    assert_eq!((answered.state, answered.attachments.as_slice()), (CaseState::Answered, files.as_slice()));
    let rated = app.post(&format!("{path}/rating")).bearer(&token).json(&json!({"score": 5}));
    assert_eq!(rated.expect(200).await.json::<Case>().attachments, files);
}

#[tokio::test]
async fn only_own_free_files_go_with_a_case_and_a_refused_one_takes_none() {
    let app = App::demo().await;
    let (token, stranger) = (app.token(TALENT).await, app.token(HOLDER).await);
    let (free, used) = (send(&app, &token, &picture(1)).await, send(&app, &token, &picture(2)).await);
    let foreign = send(&app, &stranger, &picture(3)).await;
    raise(&app, &token, &[used.id.as_str()]).expect(201).await;
    let total = async || app.get("/cases").bearer(&token).expect(200).await.json::<Page<Case>>().total;
    let before = total().await;
    let files = [free.id.as_str(), used.id.as_str(), foreign.id.as_str(), "nothing", "a\u{0}b"];
    let problem = raise(&app, &token, &files).refused(422, ProblemCode::Validation).await;
    let missing = ["/attachments/1", "/attachments/2", "/attachments/3", "/attachments/4"];
    assert_eq!(faults(&problem), missing.map(|pointer| (pointer, FieldCode::FileMissing)));
    assert_eq!(total().await, before);
    raise(&app, &token, &[free.id.as_str()]).expect(201).await;
    raise(&app, &stranger, &[foreign.id.as_str()]).expect(201).await;
}

#[tokio::test]
async fn a_case_takes_six_files_each_once() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let mut files = vec![];
    for n in 0..=ATTACHMENTS_MAX {
        files.push(send(&app, &token, &picture(n as u8)).await.id.to_string());
    }
    let files: Vec<&str> = files.iter().map(String::as_str).collect();
    let problem = raise(&app, &token, &files).refused(422, ProblemCode::Validation).await;
    assert_eq!(faults(&problem), [("/attachments", FieldCode::TooMany)]);
    let problem = raise(&app, &token, &[files[0], files[1], files[0]]).refused(422, ProblemCode::Validation).await;
    assert_eq!(faults(&problem), [("/attachments", FieldCode::Repeated)]);
    let case: Case = raise(&app, &token, &files[1..]).expect(201).await.json();
    assert_eq!(case.attachments.len(), ATTACHMENTS_MAX);
}

#[tokio::test]
async fn a_repeated_case_answers_with_its_files() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let file = send(&app, &token, &picture(1)).await;
    let key = new_key();
    let send = || raise(&app, &token, &[file.id.as_str()]).key(&key);
    let first = send().expect(201).await;
    let second = send().expect(201).await;
    assert_eq!((second.header("idempotent-replayed"), &second.text), (Some("true"), &first.text));
}

#[tokio::test]
async fn a_file_that_goes_with_nothing_is_forgotten_after_a_week() {
    let app = App::demo().await;
    let token = app.token(TALENT).await;
    let (kept, free) = (send(&app, &token, &picture(1)).await, send(&app, &token, &picture(2)).await);
    raise(&app, &token, &[kept.id.as_str()]).expect(201).await;
    let seen = async |token: &str, file: &Upload| {
        purge(&app.state.db, app.state.clock.now()).await.expect("purges");
        app.get(&format!("/uploads/{}", file.id)).bearer(token).send().await.status.as_u16()
    };
    app.pass(7 * 24 * 3600 - 60);
    let token = app.token(TALENT).await;
    assert_eq!((seen(&token, &free).await, seen(&token, &kept).await), (200, 200));
    app.pass(61);
    let token = app.token(TALENT).await;
    assert_eq!((seen(&token, &free).await, seen(&token, &kept).await), (404, 200));
    let problem = raise(&app, &token, &[free.id.as_str()]).refused(422, ProblemCode::Validation).await;
    assert_eq!(faults(&problem), [("/attachments/0", FieldCode::FileMissing)]);
}
