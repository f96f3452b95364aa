//! `try`: one operation against a real backend, and whether the app could show what came of it.

mod input;
mod pages;
mod samples;
mod visit;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use zhihui_domain::upload::MediaType;
use zhihui_profile::{Answer, Profile};

use crate::arguments::Wanted;
use crate::base::Base;
use crate::carrier::{Carrier, pixel};
use crate::files::Files;
use crate::operations::{self, Operation};
use crate::print;
use visit::{Ended, Shown, Visit};

/// Sends the operation and prints what became of it. Answers whether the app could show that.
pub fn run(wanted: &Wanted, checkout: &Path) -> Result<bool> {
    let faulty = |faults: Vec<String>| anyhow::anyhow!("{}", faults.join("\n"));
    let files = Files::read(&wanted.file, checkout).map_err(faulty)?;
    let Base { whole, origin } = Base::of(files.merged(), wanted.base.as_deref())?;
    let profile =
        Profile::checked(whole).map_err(|faults| faulty(faults.iter().map(|fault| files.locate(fault)).collect()))?;
    let operation = operations::named(&wanted.operation).context("no such operation")?;
    ensure!(profile.has(operation.name), "this profile has no {}: {}", operation.name, operation.without);
    ensure!(!wanted.all_pages || operation.is_list(), "--all is for lists; {} is none", operation.name);
    ensure!(
        !origin.is_empty() || !profile.base_url().starts_with('/'),
        "baseUrl is {}, a path at the app's own address: say where the backend is by --base http://127.0.0.1:8080{0}",
        profile.base_url()
    );
    let photo = match &wanted.photo {
        Some(file) => fs::read(file).with_context(|| format!("could not read {}", file.display()))?,
        None => pixel(),
    };
    let mut visit = Visit::new(&profile, Carrier::new(&profile, origin, photo));
    match operation.name {
        "session.start" => return visit.start(&wanted.person, Shown::Whole).map(|_| told(operation, &visit)),
        "session.code" => {}
        _ => visit.arrive(&wanted.person)?,
    }
    if profile.needs_account(operation.name) && !visit.is_signed_in() {
        println!("  (the app asks people to sign in first)");
    }
    if wanted.all_pages {
        return pages::walk(&mut visit, operation, wanted);
    }
    let input = input::of(&mut visit, wanted)?;
    let ended = visit.ask(operation.name, input, Shown::Whole);
    conclude(&mut visit, operation, ended)
}

/// Says what came of it.
fn conclude(visit: &mut Visit, operation: &Operation, ended: Result<Answer, Ended>) -> Result<bool> {
    match ended {
        Err(Ended::Unanswered(why)) => {
            println!("✗ {why}");
            Ok(false)
        }
        Err(Ended::Failed(failure)) => {
            print!("{}", print::failed(&failure, &visit.mask));
            Ok(false)
        }
        Ok(Answer::File(bytes)) => {
            let kind = MediaType::of(&bytes).map_or("no kind that the app knows", |kind| kind.name());
            println!("✓ a file of {} bytes, {kind}", bytes.len());
            Ok(operation.name == "uploads.get")
        }
        Ok(Answer::Json(value)) => {
            print!("{}", print::made(&value, &visit.mask));
            if operation.name == "session.refresh" {
                visit.take_session(value);
                return Ok(told(operation, visit));
            }
            Ok(judged(operation, (operation.fits)(&value)))
        }
    }
}

/// Whether the session that is held now is one for the app.
fn told(operation: &Operation, visit: &Visit) -> bool {
    judged(operation, (operation.fits)(&visit.session()))
}

fn judged(operation: &Operation, fits: Result<(), String>) -> bool {
    match &fits {
        Ok(()) => println!("✓ {}: the app reads it as {}", operation.name, operation.gives),
        Err(what) => println!("✗ {}: the app cannot read it as {}: {what}", operation.name, operation.gives),
    }
    fits.is_ok()
}
