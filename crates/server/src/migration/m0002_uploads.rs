//! Files that go with a case.
//!
//! Written with literal names on purpose: entities move on, this file does not.

use sea_orm::sea_query::{ConditionalStatement, Expr, ExprTrait};

use super::Migration;
use super::shape::{bytes, index, int, key, moment, optional, table, text, to};

pub fn migration() -> Migration {
    let uploads = table(
        "uploads",
        &[
            key("id"),
            text("account_id"),
            text("media_type"),
            int("size"),
            moment("created_at"),
            optional(text("case_reference")),
            optional(int("position")),
            // Last: SQLite walks through all of a large value to reach a column behind it.
            bytes("content"),
        ],
        &[to("uploads", "account_id", "accounts", "id"), to("uploads", "case_reference", "cases", "reference")],
    );
    let mut free = index("uploads_free", "uploads", &["created_at"]);
    free.and_where(Expr::col("case_reference").is_null());
    Migration {
        tables: vec![uploads],
        indexes: vec![index("uploads_case", "uploads", &["case_reference", "position"]), free],
    }
}
