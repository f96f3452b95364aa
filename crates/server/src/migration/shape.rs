//! The few shapes that migrations are made of. Released migrations stand on them, so they never change either.

use sea_orm::sea_query::{
    ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, IndexCreateStatement, Table, TableCreateStatement,
};

pub(super) fn table(
    name: &'static str,
    columns: &[ColumnDef],
    keys: &[ForeignKeyCreateStatement],
) -> TableCreateStatement {
    let mut create = Table::create();
    create.table(name);
    for column in columns {
        create.col(column.clone());
    }
    for key in keys {
        create.foreign_key(&mut key.clone());
    }
    create
}

pub(super) fn index(name: &'static str, on: &'static str, columns: &[&'static str]) -> IndexCreateStatement {
    let mut create = Index::create();
    create.name(name).table(on);
    for column in columns {
        create.col(*column);
    }
    create
}

pub(super) fn to(
    from: &'static str,
    column: &'static str,
    target: &'static str,
    target_column: &'static str,
) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(from, column).to(target, target_column).take()
}

pub(super) fn key(name: &'static str) -> ColumnDef {
    text(name).primary_key().take()
}

pub(super) fn unique(mut column: ColumnDef) -> ColumnDef {
    column.unique_key().take()
}

pub(super) fn optional(mut column: ColumnDef) -> ColumnDef {
    column.null().take()
}

pub(super) fn text(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).text().not_null().take()
}

pub(super) fn int(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).integer().not_null().take()
}

/// Unix milliseconds.
pub(super) fn moment(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).big_integer().not_null().take()
}

pub(super) fn bytes(name: &'static str) -> ColumnDef {
    ColumnDef::new(name).blob().not_null().take()
}
