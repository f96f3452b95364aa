use serde_json::json;
use zhihui_domain::case::Case;
use zhihui_domain::page::Page;
use zhihui_domain::upload::Upload;
use zhihui_server::migration::migrate;

use crate::support::{App, HOLDER, picture};

#[tokio::test]
async fn a_database_from_before_there_were_files_goes_on_with_what_it_has() {
    let app = App::of_version(1).await;
    let token = app.token(HOLDER).await;
    assert_eq!(migrate(&app.state.db).await, Ok(1));
    assert_eq!(migrate(&app.state.db).await, Ok(0));
    let old: Page<Case> = app.get("/cases").bearer(&token).expect(200).await.json();
    assert_eq!(old.total, Some(3));
    assert!(old.items.iter().all(|case| case.attachments.is_empty()));
    let file: Upload = app.post("/uploads").bearer(&token).file(&picture(1)).expect(201).await.json();
    let body = json!({"category": "other", "text": "升级之后", "attachments": [file.id]});
    let new: Case = app.post("/cases").bearer(&token).json(&body).expect(201).await.json();
    assert_eq!(new.attachments, [file]);
}
