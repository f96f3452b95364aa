//! The presets that come with the app, and the profiles of the tests.

use std::fs;
use std::path::{Path, PathBuf};

use zhihui_json::Value;
use zhihui_profile::{Profile, extends, merge, read};

pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn files(folder: &str) -> Vec<(String, Value)> {
    let folder = project().join(folder);
    let entries = fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<_> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "json"))
        .map(|path| {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("a text");
            (name, read(&text).unwrap_or_else(|faults| panic!("{}: {faults:?}", path.display())))
        })
        .collect();
    files.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(!files.is_empty(), "{}", folder.display());
    files
}

/// A file with the presets that it extends.
pub fn whole(mut value: Value) -> Value {
    for _ in 0..4 {
        let Some(preset) = extends(&value).expect("a name") else { break };
        let text = fs::read_to_string(project().join("public/backends").join(preset + ".json")).expect("a preset");
        if let Value::Object(fields) = &mut value {
            fields.remove("extends");
        }
        value = merge(read(&text).expect("JSON"), &value);
    }
    value
}

#[test]
fn every_preset_is_good_once_it_knows_its_backend() {
    for (name, preset) in files("public/backends") {
        let mut profile = whole(preset);
        if let Value::Object(fields) = &mut profile {
            fields.entry("baseUrl").or_insert_with(|| Value::String("/api".to_owned()));
        }
        assert_eq!(Profile::checked(profile).err(), None, "{name}");
    }
}

#[test]
fn the_profiles_of_the_tests_are_good() {
    for (name, profile) in files("tests/backends/profiles") {
        assert_eq!(Profile::checked(whole(profile)).err(), None, "{name}");
    }
}

#[test]
fn the_published_profile_is_good() {
    let text = fs::read_to_string(project().join("public/backend.json")).expect("a text");
    let profile = Profile::checked(whole(read(&text).expect("JSON"))).expect("good");
    assert_eq!(profile.base_url(), "/api/v1");
    assert_eq!(profile.timeout_seconds(), 20);
    assert!(profile.has("cases.write") && profile.may_repeat("registrations.create"));
}
