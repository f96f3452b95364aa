//! Turns `locales/<tag>/*.json` into typed accessors: a key that one language lacks, or a placeholder that differs, fails
//! the build.

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, path::Path};

use serde_json::Value;

/// Texts of one language by key. A text with a singular of its own has two.
type Catalogue = BTreeMap<String, Text>;

struct Text {
    other: String,
    one: Option<String>,
}

fn main() {
    println!("cargo:rerun-if-changed=locales");
    keep_relocations_for_splitting();
    let [chinese, english] = ["zh-CN", "en"].map(read_catalogue);
    let keys = |c: &Catalogue| c.keys().cloned().collect::<BTreeSet<_>>();
    let lacking: Vec<_> = keys(&chinese).symmetric_difference(&keys(&english)).cloned().collect();
    assert!(lacking.is_empty(), "texts that only one language has: {lacking:?}");

    let mut accessors = String::new();
    for (key, zh) in &chinese {
        let en = &english[key];
        assert_eq!(placeholders(&zh.other), placeholders(&en.other), "placeholders of {key} differ");
        accessors.push_str(&accessor(key, zh, en));
    }
    let code = format!("impl Texts {{\n{accessors}}}\n");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    fs::write(Path::new(&out).join("texts.rs"), code).expect("OUT_DIR can be written");
}

/// xtask/splitter finds out by the relocations which function needs which. Asked for here and not in RUSTFLAGS, so that
/// the dependencies are compiled once for both kinds of build.
fn keep_relocations_for_splitting() {
    let is_wasm = env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    if is_wasm && env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo:rustc-link-arg-bins=--emit-relocs");
    }
}

fn read_catalogue(tag: &str) -> Catalogue {
    let folder = Path::new("locales").join(tag);
    let mut catalogue = Catalogue::new();
    for entry in fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap_or_else(|e| panic!("{}: {e}", folder.display())).path();
        let area = path.file_stem().and_then(|s| s.to_str()).unwrap_or_default().to_owned();
        let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let texts: BTreeMap<String, Value> =
            serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        for (key, value) in texts {
            let text = match &value {
                Value::String(text) => Text { other: text.clone(), one: None },
                Value::Object(forms) => Text {
                    other: forms.get("other").and_then(Value::as_str).unwrap_or_default().to_owned(),
                    one: forms.get("one").and_then(Value::as_str).map(str::to_owned),
                },
                _ => panic!("{}: {key} is neither a text nor an object", path.display()),
            };
            assert!(!text.other.is_empty(), "{}: {key} is empty", path.display());
            catalogue.insert(format!("{area}_{key}"), text);
        }
    }
    catalogue
}

/// The names in braces, in alphabetical order, each once.
fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name.to_owned()).collect()
}

/// Each text stands in its own accessor, not in a table of all: it goes into the chunk of the screens that show it.
fn accessor(key: &str, zh: &Text, en: &Text) -> String {
    let names = placeholders(&zh.other);
    if names.is_empty() {
        return format!("    pub fn {key}(self) -> &'static str {{ self.plain(&[{:?}, {:?}]) }}\n", zh.other, en.other);
    }
    let one = en.one.as_deref().unwrap_or_default();
    let arguments: String =
        names.iter().map(|n| format!(", {n}: {}", if n == "count" { "u32" } else { "&str" })).collect();
    let count = if names.contains("count") { "Some(count)" } else { "None" };
    let values: String = names
        .iter()
        .map(
            |n| if n == "count" { format!("({n:?}, count.to_string().as_str()), ") } else { format!("({n:?}, {n}), ") },
        )
        .collect();
    format!(
        "    pub fn {key}(self{arguments}) -> String {{ self.filled(&[{:?}, {:?}], {one:?}, {count}, &[{values}]) }}\n",
        zh.other, en.other
    )
}
