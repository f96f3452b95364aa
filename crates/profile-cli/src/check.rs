//! `check`: every fault of a profile, or what it comes to.

use std::path::Path;

use anyhow::Result;
use zhihui_profile::{Credentials, Profile, SignIn};

use crate::files::{Files, seen};
use crate::operations::{self, Operation};

/// Prints every fault; without any, what the app can do with this backend. Answers whether there was none.
pub fn run(file: &Path, checkout: &Path) -> Result<bool> {
    match read(file, checkout) {
        Ok((files, profile)) => {
            print!("{}", summary(file, &files, &profile));
            Ok(true)
        }
        Err(faults) => {
            for fault in &faults {
                println!("{fault}");
            }
            println!("{} {}", faults.len(), if faults.len() == 1 { "fault" } else { "faults" });
            Ok(false)
        }
    }
}

fn read(file: &Path, checkout: &Path) -> Result<(Files, Profile), Vec<String>> {
    let files = Files::read(file, checkout)?;
    match Profile::checked(files.merged()) {
        Ok(profile) => Ok((files, profile)),
        Err(faults) => Err(faults.iter().map(|fault| files.locate(fault)).collect()),
    }
}

fn summary(file: &Path, files: &Files, profile: &Profile) -> String {
    let mut lines = vec![format!("{}: no faults", seen(file))];
    let mut line = |name: &str, words: &str| lines.push(format!("  {name:<10}{words}"));
    let presets: Vec<String> = files.parts.iter().skip(1).map(|(file, _)| seen(file)).collect();
    if !presets.is_empty() {
        line("extends", &presets.join(", "));
    }
    line("baseUrl", &base(profile));
    line("signIn", &sign_in(profile));
    let style = profile.sign_in();
    let (has, lacks): (Vec<&Operation>, Vec<_>) = operations::ALL
        .iter()
        .filter(|one| one.is_wanted(&style, profile.token_header().is_some()) || profile.has(one.name))
        .partition(|one| profile.has(one.name));
    let names: Vec<&str> = has.iter().map(|operation| operation.name).collect();
    for (number, some) in names.chunks(5).enumerate() {
        line(if number == 0 { "has" } else { "" }, &some.join("  "));
    }
    if lacks.is_empty() {
        line("lacks", "nothing");
    }
    for (number, operation) in lacks.iter().enumerate() {
        line(if number == 0 { "lacks" } else { "" }, &format!("{:<21} {}", operation.name, operation.without));
    }
    lines.join("\n") + "\n"
}

fn base(profile: &Profile) -> String {
    let base = profile.base_url();
    if base.starts_with('/') {
        return format!("{base}, at the app's own address");
    }
    let cookies = match profile.credentials() {
        Credentials::Omit => "",
        Credentials::SameOrigin => "; no cookies go there from elsewhere",
        Credentials::Include => "; cookies go along",
    };
    format!("{base}: unless the app lies there too, it must allow the app's origin (CORS){cookies}")
}

fn sign_in(profile: &Profile) -> String {
    let style = match profile.sign_in() {
        SignIn::PhoneCode => "by a code that comes to the phone".to_owned(),
        SignIn::Password => "by name and password".to_owned(),
        SignIn::Oidc(oidc) => format!("at {}", oidc.issuer),
        SignIn::Elsewhere => return "none: the backend, or a gateway before it, knows who asks".to_owned(),
        SignIn::Never => return "nobody can sign in".to_owned(),
    };
    match (profile.token_header(), profile.csrf()) {
        (Some(header), _) => format!("{style}; the token goes in {}: {}…", header.name, header.prefix),
        (None, Some((cookie, header))) => format!("{style}; a cookie is the session, {cookie} goes in {header}"),
        (None, None) => format!("{style}; a cookie is the session"),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn checked(text: &str) -> Result<Result<String, Vec<String>>> {
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("backend.json");
        fs::write(&file, text)?;
        Ok(read(&file, folder.path()).map(|(files, profile)| summary(&file, &files, &profile)))
    }

    #[test]
    fn what_is_lacking_is_told_by_what_the_app_does_without() -> Result<()> {
        let text = checked(r#"{ "baseUrl": "/api", "operations": { "events.get": { "path": "/events/{id}" } } }"#)?;
        let summary = text.map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        assert!(summary.contains("lacks     events.list           events are not shown"), "{summary}");
        // Nobody signs in, so nobody misses a card.
        assert!(!summary.contains("card.get") && summary.contains("nobody can sign in"), "{summary}");
        Ok(())
    }

    #[test]
    fn faults_have_a_file_a_place_and_a_sentence() -> Result<()> {
        let faults = checked(r#"{ "baseUrl": 7, "operations": {} }"#)?.err().unwrap_or_default();
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert!(faults[0].contains("backend.json: /baseUrl: "), "{faults:?}");
        Ok(())
    }
}
