//! Each kind of arrow that points up is caught, and no arrow that points down.

use super::{in_app_file, purity};

/// The faults of a file with this one line in it.
fn faults(file: &str, line: &str) -> Vec<String> {
    in_app_file(file, line)
}

#[track_caller]
fn assert_refused(file: &str, line: &str, words: &str) {
    let found = faults(file, line);
    assert!(found.iter().any(|fault| fault.contains(words)), "{file}: {line}\nfound {found:?}");
}

#[track_caller]
fn assert_allowed(file: &str, line: &str) {
    assert_eq!(faults(file, line), Vec::<String>::new(), "{file}: {line}");
}

#[test]
fn every_upward_arrow_between_layers_is_refused() {
    let order = ["app", "features", "screen", "backend", "platform"];
    for (height, upper) in order.iter().enumerate() {
        for lower in &order[height + 1..] {
            assert_allowed(&format!("src/{upper}/file.rs"), &format!("use crate::{lower}::Thing;"));
            assert_refused(
                &format!("src/{lower}/file.rs"),
                &format!("use crate::{upper}::Thing;"),
                &format!("{lower} must not use {upper}"),
            );
        }
    }
}

#[test]
fn neighbours_on_one_level_do_not_know_each_other_except_that_ui_has_words() {
    for (from, to) in [("backend", "store"), ("store", "backend"), ("backend", "i18n"), ("store", "ui"), ("i18n", "ui")]
    {
        assert_refused(
            &format!("src/{from}.rs"),
            &format!("use crate::{to}::x;"),
            &format!("{from} must not use {to}"),
        );
    }
    assert_allowed("src/ui/button.rs", "use crate::i18n::t;");
}

#[test]
fn ui_knows_neither_backend_nor_store_nor_features_nor_the_domain() {
    for to in ["backend", "store", "features", "app"] {
        assert_refused("src/ui/list.rs", &format!("fn f() {{ crate::{to}::x(); }}"), &format!("ui must not use {to}"));
    }
    assert_refused("src/ui/list.rs", "use zhihui_domain::EventId;", "ui must not use domain");
    assert_refused("src/ui/list.rs", "use zhihui_json::Value;", "ui must not use json");
    assert_refused("src/ui/list.rs", "use zhihui_profile::Profile;", "ui must not use profile");
    assert_refused("src/screen/list.rs", "use zhihui_profile::Profile;", "screen must not use profile");
    assert_allowed("src/store/draft.rs", "let text = zhihui_json::write(&value);");
    assert_allowed("src/ui/list.rs", "use crate::{platform::text, ui::icon};");
}

#[test]
fn no_feature_uses_another() {
    assert_refused("src/features/card/page.rs", "use crate::features::events::EventList;", "another feature");
    assert_refused("src/features/card.rs", "use super::events;\nuse super::events::EventList;", "another feature");
    assert_refused("src/features/card/page.rs", "use crate::features;", "another feature");
    assert_refused("src/features/card/page.rs", "use crate::features::*;", "another feature");
    assert_allowed("src/features/card/page.rs", "use crate::features::card::model::Card; use super::model;");
    assert_allowed("src/features.rs", "pub use self::card::CardPage;");
}

#[test]
fn groups_are_read_to_their_ends() {
    let line = "use crate::{platform::http, i18n::{self, t}, features::{me, card::Card as C}};";
    let found = faults("src/backend/auth.rs", line);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[0].starts_with("src/backend/auth.rs:1: backend must not use features (crate::features::card::Card)"));
    assert!(found[2].contains("crate::i18n"), "{found:?}");
}

#[test]
fn paths_in_code_macros_and_types_count_like_imports() {
    for line in [
        "fn f(x: crate::app::Shell) {}",
        "let x = crate::app::shell::<u8>();",
        "view! { <p>{crate::app::name()}</p> }",
        "impl crate::app::Trait for X {}",
        "use zhihui::app::Shell;",
    ] {
        assert_refused("src/store/drafts.rs", line, "store must not use app");
    }
}

#[test]
fn super_is_followed_to_the_crate_root() {
    assert_refused("src/platform/http.rs", "use super::super::app::x;", "platform must not use app");
    assert_refused("src/platform.rs", "use super::app::x;", "platform must not use app");
    assert_allowed("src/platform/http.rs", "use super::clock;");
    assert_allowed("src/ui/a/b.rs", "use super::super::icon; mod tests { use super::super::super::theme; }");
}

#[test]
fn a_module_written_out_inside_a_file_is_one_level_deeper() {
    assert_allowed("src/platform.rs", "mod tests { use super::clock; fn f() { if true {} } }");
    assert_refused(
        "src/platform.rs",
        "mod tests { fn f() {} } use super::app;\nuse super::app::x;",
        "platform must not use app",
    );
}

#[test]
fn only_the_platform_touches_the_browser() {
    for word in [
        "web_sys::window()",
        "js_sys::Date::now()",
        "leptos::web_sys::Event",
        "gloo::timers",
        "gloo_timers::x",
        "reqwasm::http",
        "wasm_bindgen_futures::spawn_local",
    ] {
        assert_refused("src/features/me/page.rs", &format!("let x = {word};"), "only src/platform");
        assert_refused("src/main.rs", &format!("let x = {word};"), "only src/platform");
        assert_allowed("src/platform/clock.rs", &format!("let x = {word};"));
    }
    assert_allowed("src/ui/button.rs", "use leptos::{ev, prelude::NodeRef};");
    assert_allowed("src/main.rs", "console_error_panic_hook::set_once();");
    assert_refused("src/app/shell.rs", "console_error_panic_hook::set_once();", "only a binary");
}

#[test]
fn comments_and_strings_say_what_they_like() {
    let text = "//! like crate::app::x\n/* use crate::app; /* nested */ web_sys */\nconst A: &str = \"crate::app::x \\\" web_sys\";\nconst B: &str = r#\"crate::app::\"x\"#;\nconst C: char = '\"';\nfn f<'a>(x: &'a str) {}\n";
    assert_allowed("src/platform/text.rs", text);
    let with_fault = format!("{text}use crate::app::x;");
    assert_eq!(
        faults("src/platform/text.rs", &with_fault),
        ["src/platform/text.rs:7: platform must not use app (crate::app::x)"]
    );
}

#[test]
fn a_new_folder_must_be_given_a_place() {
    assert_refused("src/helpers/thing.rs", "use crate::ui::x;", "`helpers` is no layer");
    assert_refused("src/ui/list.rs", "use crate::helpers::x;", "crate::helpers::x lies in no layer");
    assert_refused("src/ui/list.rs", "use crate::*;", "crate::* lies in no layer");
}

#[test]
fn binaries_and_the_library_root_put_everything_together() {
    assert_allowed("src/lib.rs", "pub mod app; pub use crate::features::me;");
    assert_allowed("src/bin/desk.rs", "fn main() { zhihui::app::start(); }");
}

#[test]
fn the_domain_has_no_clock_and_no_chance() {
    let lines = "use std::time::SystemTime;\nlet t = Utc::now();\nlet r = rand::random();\nstd::fs::read(p);\n// Utc::now is fine here";
    let found = purity::faults("crates/domain/src/lib.rs", lines);
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[1].starts_with("crates/domain/src/lib.rs:2: the domain must not use Utc::now"));
}
