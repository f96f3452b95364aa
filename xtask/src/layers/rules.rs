//! The arrows of ARCHITECTURE.md, and what to say of one that points up.

/// What each layer may use beside itself. `domain` is the crate `zhihui_domain`, `json` the crate `zhihui_json`, `profile`
/// the crate `zhihui_profile`.
const MAY_USE: [(&str, &[&str]); 11] = [
    ("app", &["features", "screen", "backend", "store", "i18n", "ui", "platform", "domain", "json", "profile"]),
    ("features", &["screen", "backend", "store", "i18n", "ui", "platform", "domain", "json", "profile"]),
    ("screen", &["backend", "store", "i18n", "ui", "platform", "domain", "json"]),
    ("backend", &["platform", "domain", "json", "profile"]),
    ("store", &["platform", "domain", "json"]),
    ("i18n", &["platform", "domain"]),
    ("ui", &["i18n", "platform"]),
    ("platform", &["domain"]),
    ("domain", &[]),
    ("json", &[]),
    ("profile", &["domain", "json"]),
];

/// Crates that reach into the browser. Their crate family members (`gloo_timers`, `wasm_bindgen_futures`) count as well.
const BROWSER_CRATES: [&str; 5] = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "reqwasm"];

/// Where a file stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// `lib.rs`, `main.rs` and the other binaries: they put the app together.
    Root,
    /// A layer that is not `features`, or the file that lists the features.
    Layer(String),
    /// One feature.
    Feature(String),
}

impl Place {
    /// The place of a module, given by its path from the crate's root.
    pub fn of(module: &[String]) -> Self {
        match module {
            [] => Self::Root,
            [features, feature, ..] if features == "features" => Self::Feature(feature.clone()),
            [layer, ..] => Self::Layer(layer.clone()),
        }
    }

    fn layer(&self) -> Option<&str> {
        match self {
            Self::Root => None,
            Self::Layer(layer) => Some(layer),
            Self::Feature(_) => Some("features"),
        }
    }
}

/// What is wrong with mentioning that path of the app's crate in this place.
pub fn fault(place: &Place, path: &[String]) -> Option<String> {
    let from = place.layer()?;
    let shown = format!("crate::{}", path.join("::"));
    let to = path.first().map_or("*", String::as_str);
    let Some((_, may_use)) = MAY_USE.iter().find(|(layer, _)| *layer == from) else {
        return Some(format!("`{from}` is no layer: say in xtask/src/layers/rules.rs what it may use"));
    };
    if let Place::Feature(own) = place
        && to == "features"
    {
        let is_own = path.get(1) == Some(own);
        return (!is_own).then(|| format!("the feature `{own}` must not use another feature ({shown})"));
    }
    if to == from || may_use.contains(&to) {
        return None;
    }
    if MAY_USE.iter().any(|(layer, _)| *layer == to) {
        return Some(format!("{from} must not use {to} ({shown})"));
    }
    Some(format!("{shown} lies in no layer"))
}

/// What is wrong with mentioning that crate in this place.
pub fn crate_fault(place: &Place, word: &str) -> Option<String> {
    if let Some(layer @ ("domain" | "json" | "profile")) = word.strip_prefix("zhihui_") {
        return fault(place, &[layer.to_owned()]).map(|fault| fault.replace(&format!("crate::{layer}"), word));
    }
    let is_platform = place.layer() == Some("platform");
    let reaches_browser = BROWSER_CRATES
        .iter()
        .any(|name| word == *name || word.strip_prefix(name).is_some_and(|rest| rest.starts_with('_')));
    if reaches_browser && !is_platform {
        return Some(format!("only src/platform touches the browser ({word})"));
    }
    let is_panic_hook = word == "console_error_panic_hook";
    (is_panic_hook && *place != Place::Root).then(|| format!("only a binary sets the panic hook ({word})"))
}
