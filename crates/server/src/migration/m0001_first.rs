//! Accounts, events, registrations, cards and cases.
//!
//! Written with literal names on purpose: entities move on, this file does not.

use sea_orm::sea_query::{
    ColumnDef, ConditionalStatement, Expr, ExprTrait, Index, IndexCreateStatement, Table, TableCreateStatement,
};

use super::Migration;
use super::shape::{index, int, key, moment, optional, table, text, to, unique};

pub fn migration() -> Migration {
    Migration { tables: [people(), events(), office()].into_iter().flatten().collect(), indexes: indexes() }
}

fn people() -> Vec<TableCreateStatement> {
    vec![
        table("settings", &[key("name"), text("value")], &[]),
        table("counters", &[key("name"), int("value")], &[]),
        table(
            "idempotency_keys",
            &[
                key("id"),
                text("fingerprint"),
                int("status"),
                optional(int("version")),
                text("body"),
                moment("expires_at"),
            ],
            &[],
        ),
        table(
            "accounts",
            &[
                key("id"),
                unique(text("phone")),
                optional(text("name")),
                text("roles"),
                int("version"),
                moment("created_at"),
            ],
            &[],
        ),
        table(
            "sign_in_codes",
            &[
                key("id"),
                text("phone"),
                text("address"),
                text("code"),
                moment("sent_at"),
                moment("expires_at"),
                int("tries"),
                ColumnDef::new("spent").boolean().not_null().take(),
            ],
            &[],
        ),
        table(
            "sessions",
            &[key("id"), text("account_id"), moment("created_at")],
            &[to("sessions", "account_id", "accounts", "id")],
        ),
        table(
            "access_tokens",
            &[key("hash"), text("session_id"), text("account_id"), moment("expires_at")],
            &[to("access_tokens", "session_id", "sessions", "id")],
        ),
        table(
            "refresh_tokens",
            &[key("hash"), text("session_id"), optional(moment("used_at")), moment("expires_at")],
            &[to("refresh_tokens", "session_id", "sessions", "id")],
        ),
    ]
}

fn events() -> Vec<TableCreateStatement> {
    vec![
        table(
            "events",
            &[
                key("id"),
                text("series"),
                text("title"),
                text("description"),
                text("organiser"),
                moment("starts_at"),
                moment("ends_at"),
                moment("registration_closes_at"),
                text("place"),
                text("admission"),
                int("capacity"),
                // The last line of defence behind the guarded updates.
                int("taken").check(Expr::col("taken").gte(0).and(Expr::col("taken").lte(Expr::col("capacity")))).take(),
                int("waiting").check(Expr::col("waiting").gte(0)).take(),
                int("registrations_made"),
                text("agenda"),
                text("questions"),
                int("retention_days"),
            ],
            &[],
        ),
        table(
            "registrations",
            &[
                key("id"),
                text("event_id"),
                optional(text("account_id")),
                text("name"),
                text("phone"),
                text("answers"),
                text("state"),
                int("number"),
                unique(optional(text("ticket_code"))),
                optional(text("secret_hash")),
                moment("created_at"),
                int("version"),
            ],
            &[to("registrations", "event_id", "events", "id"), to("registrations", "account_id", "accounts", "id")],
        ),
    ]
}

fn office() -> Vec<TableCreateStatement> {
    vec![
        table(
            "officers",
            &[key("id"), unique(optional(text("account_id"))), text("name"), text("team")],
            &[to("officers", "account_id", "accounts", "id")],
        ),
        table(
            "matters",
            &[
                key("reference"),
                text("account_id"),
                text("owner_id"),
                text("next_step"),
                optional(moment("due_at")),
                int("entries"),
                moment("created_at"),
                int("version"),
            ],
            &[to("matters", "account_id", "accounts", "id"), to("matters", "owner_id", "officers", "id")],
        ),
        Table::create()
            .table("timeline_entries")
            .col(text("reference"))
            .col(int("position"))
            .col(moment("at"))
            .col(text("step"))
            .col(optional(text("by")))
            .col(optional(text("text")))
            .primary_key(Index::create().col("reference").col("position"))
            .foreign_key(&mut to("timeline_entries", "reference", "matters", "reference"))
            .take(),
        table(
            "identity_documents",
            &[key("hash"), text("account_id"), text("kind"), text("number"), moment("created_at")],
            &[to("identity_documents", "account_id", "accounts", "id")],
        ),
        table(
            "card_applications",
            &[
                key("id"),
                unique(text("reference")),
                text("state"),
                text("category"),
                text("name"),
                text("document"),
                text("degree"),
                text("school"),
                text("employer"),
                text("company_code"),
                text("position"),
            ],
            &[
                to("card_applications", "reference", "matters", "reference"),
                to("card_applications", "document", "identity_documents", "hash"),
            ],
        ),
        table(
            "cards",
            &[
                key("number"),
                text("account_id"),
                text("name"),
                text("level"),
                text("category"),
                text("state"),
                text("valid_from"),
                text("valid_until"),
                moment("created_at"),
            ],
            &[to("cards", "account_id", "accounts", "id")],
        ),
        table(
            "benefits",
            &[key("id"), int("position"), text("scene"), text("title"), text("instructions"), text("grants")],
            &[],
        ),
        Table::create()
            .table("granted_benefits")
            .col(text("card"))
            .col(text("benefit_id"))
            .col(optional(int("quota")))
            .col(int("used"))
            .primary_key(Index::create().col("card").col("benefit_id"))
            .foreign_key(&mut to("granted_benefits", "card", "cards", "number"))
            .foreign_key(&mut to("granted_benefits", "benefit_id", "benefits", "id"))
            .take(),
        table(
            "cases",
            &[
                key("reference"),
                text("category"),
                text("text"),
                text("state"),
                optional(text("outcome")),
                optional(text("rating")),
            ],
            &[to("cases", "reference", "matters", "reference")],
        ),
    ]
}

fn indexes() -> Vec<IndexCreateStatement> {
    // One live registration a phone and event, whoever races whom.
    let one_live = Index::create()
        .name("registrations_live_phone")
        .table("registrations")
        .col("event_id")
        .col("phone")
        .unique()
        .and_where(Expr::col("state").ne("cancelled"))
        .take();
    vec![
        one_live,
        index("registrations_event_state", "registrations", &["event_id", "state", "number"]),
        index("registrations_account", "registrations", &["account_id", "created_at"]),
        index("registrations_phone", "registrations", &["phone"]),
        index("sign_in_codes_phone", "sign_in_codes", &["phone", "sent_at"]),
        index("sign_in_codes_address", "sign_in_codes", &["address", "sent_at"]),
        index("access_tokens_session", "access_tokens", &["session_id"]),
        index("refresh_tokens_session", "refresh_tokens", &["session_id"]),
        index("idempotency_keys_expiry", "idempotency_keys", &["expires_at"]),
        index("events_start", "events", &["starts_at", "id"]),
        index("matters_account", "matters", &["account_id", "created_at"]),
        index("matters_owner", "matters", &["owner_id"]),
        index("cards_account", "cards", &["account_id"]),
    ]
}
