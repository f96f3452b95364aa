//! What the manuals show can be written as it stands.

use std::fs;

use zhihui_json::Value;
use zhihui_profile::{Profile, read};

use super::presets::{project, whole};

/// The examples in blocks of JSON: files of a deployer, or parts of them over the reference backend's.
fn examples(manual: &str) -> Vec<String> {
    let text = fs::read_to_string(project().join("docs").join(manual)).expect("a manual");
    let blocks = text.split("```json\n").skip(1);
    blocks.map(|rest| rest.split("```").next().unwrap_or_default().to_owned()).collect()
}

#[track_caller]
fn is_good(manual: &str, example: &str) {
    let mut part = read(example).unwrap_or_else(|faults| panic!("{manual}: {faults:?}\n{example}"));
    // Put in, and not laid under: a null of the example is for the preset.
    if let Value::Object(fields) = &mut part {
        for (name, usual) in [("extends", "reference"), ("baseUrl", "/api/v1")] {
            if !fields.contains_key(name) {
                fields.insert(name.to_owned(), Value::from(usual));
            }
        }
    }
    let profile = whole(part);
    assert_eq!(Profile::checked(profile).err(), None, "{manual}:\n{example}");
}

#[test]
fn every_example_of_the_manuals_is_a_good_profile() {
    for manual in ["backends.md", "backends.zh-CN.md"] {
        let examples = examples(manual);
        assert!(examples.len() >= 8, "{manual} has {} examples", examples.len());
        examples.iter().for_each(|example| is_good(manual, example));
    }
}

#[test]
fn both_manuals_show_the_same() {
    assert_eq!(examples("backends.md"), examples("backends.zh-CN.md"));
}
