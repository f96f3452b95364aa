//! A server for one test, and a client that checks what every answer must have.

mod client;
mod data;

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use axum::Router;
use sea_orm::{ConnectionTrait, Database};
use tokio::sync::OnceCell;
use zhihui_domain::account::Session;
use zhihui_domain::time::Instant;
use zhihui_server::clock::Clock;
use zhihui_server::db::{self, Store};
use zhihui_server::entity::column::Moment;
use zhihui_server::sms::{Gateway, Sms};
use zhihui_server::state::{AppState, Limits};
use zhihui_server::{Extras, migration, random, router, seed};

pub use client::{Call, Reply, new_key};
pub use data::{application, at, picture, registration, resident_id};

/// A Friday morning: no holiday in the two weeks around it.
pub const START: &str = "2026-11-20T09:00:00+08:00";

pub const TALENT: &str = "19900000001";
pub const PENDING: &str = "19900000002";
pub const HOLDER: &str = "19900000003";
pub const OFFICER: &str = "19900000011";

/// One service over one database.
pub struct App {
    pub router: Router,
    pub state: AppState,
    sms: Arc<Mutex<Vec<Sms>>>,
    _folder: tempfile::TempDir,
}

impl App {
    /// A service with the demo's content.
    pub async fn demo() -> Self {
        Self::start(true, Limits::default()).await
    }

    /// A service with nothing but its tables.
    pub async fn empty() -> Self {
        Self::start(false, Limits::default()).await
    }

    /// A demo with other sending limits.
    pub async fn with_limits(limits: Limits) -> Self {
        Self::start(true, limits).await
    }

    /// A demo whose database a server of an older version made.
    pub async fn of_version(version: usize) -> Self {
        crate::logs::start();
        let folder = tempfile::tempdir().expect("a folder");
        let (state, sms) = open(&empty_store(&folder).await, version, Limits::default()).await;
        seed::demo(&state).await.expect("the demo loads");
        Self { router: router(state.clone(), Extras::default()), state, sms, _folder: folder }
    }

    async fn start(demo: bool, limits: Limits) -> Self {
        crate::logs::start();
        let folder = tempfile::tempdir().expect("a folder");
        let store = empty_store(&folder).await;
        if let (true, Store::File(file)) = (demo, &store) {
            std::fs::copy(demo_file().await, file).expect("a copy of the demo");
        }
        let (state, sms) = open(&store, NEWEST, limits).await;
        if demo {
            seed::demo(&state).await.expect("the demo loads");
        }
        Self { router: router(state.clone(), Extras::default()), state, sms, _folder: folder }
    }

    /// Begins a request.
    pub fn call(&self, method: &str, path: &str) -> Call {
        Call::new(self.router.clone(), method, path)
    }

    pub fn get(&self, path: &str) -> Call {
        self.call("GET", path)
    }

    /// A `POST` with an idempotency key of its own.
    pub fn post(&self, path: &str) -> Call {
        self.call("POST", path).key(&new_key())
    }

    /// Moves the clock on.
    pub fn pass(&self, seconds: i64) {
        self.state.clock.set(Moment(self.state.clock.now().0).plus_seconds(seconds).instant());
    }

    /// The messages to a phone, oldest first.
    pub fn messages(&self, phone: &str) -> Vec<String> {
        let sent = self.sms.lock().expect("no test panicked with it");
        sent.iter().filter(|sms| sms.phone == phone).map(|sms| sms.text.clone()).collect()
    }

    /// The newest sign-in code that was sent to a phone.
    pub fn code(&self, phone: &str) -> String {
        let text = self.messages(phone).into_iter().rfind(|text| text.contains("验证码")).expect("a code was sent");
        text.chars().filter(char::is_ascii_digit).take(6).collect()
    }

    /// Signs in from the start.
    pub async fn session(&self, phone: &str) -> Session {
        let body = serde_json::json!({ "phone": phone });
        self.call("POST", "/auth/codes").json(&body).expect(202).await;
        let body = serde_json::json!({ "phone": phone, "code": self.code(phone) });
        self.call("POST", "/auth/sessions").json(&body).expect(201).await.json()
    }

    /// An access token from signing in.
    pub async fn token(&self, phone: &str) -> String {
        self.session(phone).await.access_token
    }
}

async fn empty_store(folder: &tempfile::TempDir) -> Store {
    match std::env::var("ZHIHUI_TEST_POSTGRES") {
        Ok(url) => Store::Postgres(own_schema(&url).await),
        Err(_) => Store::File(folder.path().join("zhihui.db")),
    }
}

/// The database's version, where it is not the matter.
const NEWEST: usize = usize::MAX;

async fn open(store: &Store, version: usize, limits: Limits) -> (AppState, Arc<Mutex<Vec<Sms>>>) {
    let database = db::open(store).await.expect("the database opens");
    migration::migrate_to(&database, version).await.expect("the migrations run");
    let clock = Clock::starting_at(Instant::parse_from_rfc3339(START).expect("a literal"));
    let sms = Arc::new(Mutex::new(Vec::new()));
    let state = AppState::over(database, clock, Gateway::Kept(sms.clone()), limits).await.expect("the state");
    seed::baseline(&state).await.expect("the baseline loads");
    (state, sms)
}

/// A database file with the demo in it, made once and copied for each test.
async fn demo_file() -> &'static PathBuf {
    static FILE: OnceCell<(tempfile::TempDir, PathBuf)> = OnceCell::const_new();
    let (_, file) = FILE
        .get_or_init(|| async {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("demo.db");
            let (state, _) = open(&Store::File(file.clone()), NEWEST, Limits::default()).await;
            seed::demo(&state).await.expect("the demo loads");
            state.db.close().await.expect("the demo file is complete");
            (folder, file)
        })
        .await;
    file
}

/// A fresh schema on the PostgreSQL server at `url`, as a URL.
async fn own_schema(url: &str) -> String {
    let schema = format!("zhihui_test_{}", random::id());
    let admin = Database::connect(url).await.expect("PostgreSQL answers");
    admin.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.expect("a schema may be created");
    admin.close().await.expect("closes");
    let separator = if url.contains('?') { '&' } else { '?' };
    format!("{url}{separator}options=-csearch_path%3D{schema}")
}
