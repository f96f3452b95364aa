//! Tokens: renewed once, kept from everybody else, and gone when they are gone.

mod elsewhere;
mod ended;
mod no_guest;
mod two_tabs;

use anyhow::{Context, Result};
use zhihui_backend_tests::{Seen, Visit};

/// The token that a request carries, as the profile has it sent.
fn token_of(visit: &Visit, seen: &Seen) -> Result<Option<String>> {
    let header = visit.profile.text("/signIn/token/header")?.context("this backend has tokens")?;
    Ok(seen.header(&header.to_lowercase()).map(str::to_owned))
}

/// The requests of an operation, in the order in which they came.
fn of_operation<'s>(visit: &Visit, seen: &'s [Seen], operation: &str) -> Result<Vec<&'s Seen>> {
    let requests = visit.profile.requests(operation)?;
    let (method, path) = requests.split_once(' ').context("a method and a path")?;
    Ok(seen.iter().filter(|seen| seen.method == method && seen.path.starts_with(path)).collect())
}
