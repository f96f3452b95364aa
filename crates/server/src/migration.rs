//! The database's versions. Each migration runs once, in its own transaction, at start; a released one never changes.

mod m0001_first;
mod m0002_uploads;
mod shape;

use sea_orm::sea_query::{Alias, ColumnDef, Expr, IndexCreateStatement, Query, Table, TableCreateStatement};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};

use crate::db::begin_write;

/// What one migration creates, in order. Foreign keys decide the order.
pub struct Migration {
    pub tables: Vec<TableCreateStatement>,
    pub indexes: Vec<IndexCreateStatement>,
}

/// Every migration, oldest first; its version is its place, from 1.
fn all() -> Vec<Migration> {
    vec![m0001_first::migration(), m0002_uploads::migration()]
}

/// Brings the database to the newest version and says how many steps that took.
pub async fn migrate(db: &DatabaseConnection) -> Result<usize, DbErr> {
    migrate_to(db, all().len()).await
}

/// Brings the database to a version and no further: tests begin with what an older server left behind.
pub async fn migrate_to(db: &DatabaseConnection, newest: usize) -> Result<usize, DbErr> {
    let versions = Alias::new("schema_versions");
    let version = Alias::new("version");
    db.execute(
        Table::create()
            .table(versions.clone())
            .if_not_exists()
            .col(ColumnDef::new(version.clone()).integer().not_null().primary_key()),
    )
    .await?;
    let mut steps = 0;
    for (migration, number) in all().into_iter().take(newest).zip(1_i32..) {
        let tx = begin_write(db).await?;
        // Two servers that start on one PostgreSQL at once take turns here: the second waits for the first one's row.
        let claim = tx
            .execute(
                Query::insert()
                    .into_table(versions.clone())
                    .columns([version.clone()])
                    .values_panic([Expr::val(number)])
                    .on_conflict(sea_orm::sea_query::OnConflict::column(version.clone()).do_nothing().to_owned()),
            )
            .await?;
        if claim.rows_affected() == 0 {
            tx.rollback().await?;
            continue;
        }
        for table in &migration.tables {
            tx.execute(table).await?;
        }
        for index in &migration.indexes {
            tx.execute(index).await?;
        }
        tx.commit().await?;
        steps += 1;
    }
    Ok(steps)
}
