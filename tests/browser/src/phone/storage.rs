use anyhow::{Context, Result};
use serde_json::{Value, json};

use super::Phone;

/// Everything in the app's database: `[name, text]` of each record, and the names of the files. The database itself is not
/// made by looking.
const READ_DATABASE: &str = r#"
    const done = arguments[0];
    const nothing = { records: [], files: [] };
    indexedDB.databases().then(all => {
        if (!all.some(database => database.name === "zhihui")) return done(nothing);
        const opening = indexedDB.open("zhihui");
        opening.onerror = () => done(nothing);
        opening.onsuccess = () => {
            const database = opening.result;
            const inside = database.transaction(["records", "files"]);
            const names = inside.objectStore("records").getAllKeys();
            const values = inside.objectStore("records").getAll();
            const files = inside.objectStore("files").getAllKeys();
            inside.oncomplete = () => {
                database.close();
                done({ records: names.result.map((name, at) => [name, values.result[at][1]]), files: files.result });
            };
        };
    });
"#;

/// Puts a text under a name into the app's database; says whether that was there.
const WRITE_RECORD: &str = r#"
    const [name, text, done] = arguments;
    indexedDB.databases().then(all => {
        if (!all.some(database => database.name === "zhihui")) return done(false);
        const opening = indexedDB.open("zhihui");
        opening.onerror = () => done(false);
        opening.onsuccess = () => {
            const database = opening.result;
            const inside = database.transaction("records", "readwrite");
            inside.objectStore("records").put([Date.now(), text], name);
            inside.oncomplete = () => { database.close(); done(true); };
        };
    });
"#;

impl Phone {
    /// The records of the app's database whose names begin like this, such as `draft/`.
    pub async fn records(&self, prefix: &str) -> Result<Vec<Value>> {
        let all = self.database().await?;
        let records = all["records"].as_array().context("records")?.iter();
        let wanted = records.filter(|record| record[0].as_str().is_some_and(|name| name.starts_with(prefix)));
        wanted.map(|record| Ok(serde_json::from_str(record[1].as_str().context("a text")?)?)).collect()
    }

    /// How many photos the app keeps.
    pub async fn files(&self) -> Result<usize> {
        Ok(self.database().await?["files"].as_array().map_or(0, Vec::len))
    }

    /// Waits until the app's database holds so many records of that kind.
    pub async fn keeps(&self, prefix: &str, count: usize) -> Result<()> {
        self.waits_for(&format!("{count} records {prefix}"), || async {
            Ok(self.records(prefix).await?.len() == count)
        })
        .await
    }

    /// Everything that the app keeps on this phone.
    pub async fn everything_kept(&self) -> Result<String> {
        let small: String = self.ask("everythingKept", &[]).await?;
        Ok(format!("{small}\n{}", self.database().await?))
    }

    /// The session, once somebody is signed in.
    pub async fn session(&self) -> Result<Value> {
        self.eventually("somebody signed in", || async { Ok(self.records("session").await?.pop()) }).await
    }

    /// Has the app find this session when it is opened.
    pub async fn keeps_session(&self, session: &Value) -> Result<()> {
        self.keeps_record("session", session).await
    }

    /// Puts a record into the app's database, once the app has made that. The app reads what it keeps when the page loads.
    pub async fn keeps_record(&self, name: &str, record: &Value) -> Result<()> {
        let record = vec![json!(name), json!(record.to_string())];
        let written =
            || async { Ok(self.browser()?.execute_async(WRITE_RECORD, record.clone()).await?.json() == true) };
        self.waits_for("the app's database", written).await
    }

    /// As if the access token's time had passed. The app reads what it keeps when the page loads.
    pub async fn lets_session_lapse(&self) -> Result<()> {
        let mut session = self.session().await?;
        session["accessExpiresAt"] = json!("2020-01-01T00:00:00+08:00");
        self.keeps_session(&session).await
    }

    /// As a phone that has never seen the app.
    pub async fn forgets_everything(&self) -> Result<()> {
        self.browser()?.goto("about:blank").await?;
        let all = json!({ "origin": self.origin(), "storageTypes": "all" });
        self.devtools("Storage.clearDataForOrigin", all).await.map(drop)
    }

    async fn database(&self) -> Result<Value> {
        Ok(self.browser()?.execute_async(READ_DATABASE, vec![]).await?.json().clone())
    }
}
