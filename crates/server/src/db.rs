//! Opening the database, and transactions that write.

use std::path::Path;
use std::time::Duration;

use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

/// Where the data lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Store {
    /// A SQLite file, made when it is not there.
    File(std::path::PathBuf),
    /// `postgres://…`
    Postgres(String),
}

impl Store {
    /// `zhihui.db` in `folder`.
    pub fn in_folder(folder: &Path) -> Self {
        Self::File(folder.join("zhihui.db"))
    }
}

/// Opens the database. Statements are never logged: their values are people's data.
pub async fn open(store: &Store) -> Result<DatabaseConnection, DbErr> {
    let mut options = match store {
        Store::File(file) => {
            let mut options = ConnectOptions::new("sqlite::memory:");
            let file = file.clone();
            options.map_sqlx_sqlite_opts(move |sqlite| {
                sqlite
                    .in_memory(false)
                    .filename(&file)
                    .create_if_missing(true)
                    .pragma("journal_mode", "WAL")
                    // What was answered survives a power cut too.
                    .pragma("synchronous", "FULL")
                    .foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
            });
            options.max_connections(8);
            options
        }
        Store::Postgres(url) => {
            let mut options = ConnectOptions::new(url.as_str());
            options.max_connections(16);
            options
        }
    };
    options.sqlx_logging(false).record_stmt_in_spans(false).acquire_timeout(Duration::from_secs(15));
    Database::connect(options).await
}

/// Begins a transaction that is going to write.
///
/// On SQLite it takes the write lock at once: a transaction that reads first and then wants to write fails when another
/// one wrote in between (`SQLITE_BUSY_SNAPSHOT`), and no waiting helps there.
pub async fn begin_write(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let immediate = (db.get_database_backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
    db.begin_with_options(TransactionOptions { sqlite_transaction_mode: immediate, ..Default::default() }).await
}

/// What [`take_turns`] can be about; part of the lock's number, so that two kinds never wait for each other.
#[derive(Clone, Copy, Debug)]
pub enum Turn {
    Phone = 1,
    Address = 2,
}

/// Lets transactions about the same `key` run one after the other, where there is no row yet that could be locked.
///
/// SQLite has one writer at a time anyway.
pub async fn take_turns(tx: &DatabaseTransaction, turn: Turn, key: &str) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Postgres {
        let sql = "SELECT pg_advisory_xact_lock($1, hashtext($2))";
        tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [(turn as i32).into(), key.into()]))
            .await?;
    }
    Ok(())
}
