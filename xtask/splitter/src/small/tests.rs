use wasm_encoder::{
    CodeSection, CustomSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    Module, TypeSection,
};

use super::*;

const BINDGENS: &str = "./app_bg.js";

/// What the chunks need of the main wasm.
fn shared() -> BTreeSet<String> {
    BTreeSet::from(["shared".to_owned()])
}

/// A wasm that imports these, and exports one function of its own under each of these names.
fn wasm(imports: &[(&str, &str)], exports: &[&str]) -> Vec<u8> {
    let (mut types, mut section, mut functions) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
    types.ty().function([], []);
    for (module, name) in imports {
        section.import(module, name, EntityType::Function(0));
    }
    let (mut out, mut code) = (ExportSection::new(), CodeSection::new());
    for (index, name) in (0_u32..).zip(exports) {
        functions.function(0);
        let mut body = Function::new([]);
        body.instructions().end();
        code.function(&body);
        out.export(name, ExportKind::Func, u32::try_from(imports.len()).unwrap_or_default() + index);
    }
    let custom = CustomSection { name: "note".into(), data: b"kept".as_slice().into() };
    let mut module = Module::new();
    module.section(&types).section(&section).section(&functions).section(&out).section(&code).section(&custom);
    module.finish()
}

/// wasm-bindgen's JavaScript, as far as it matters here.
const GLUE: &str = r#"export class Sink {
    free() {
        wasm.__wbg_sink_free(this.__wbg_ptr, 0);
    }
}
if (Symbol.dispose) Sink.prototype[Symbol.dispose] = Sink.prototype.free;
function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_alert_0123456789abcdef: function(arg0) {
            alert({
                text: arg0,
            });
        },
        __wbg_get_00000000000000aa: function() { return handleError(function () {
            return wasm.__wbindgen_malloc;
        }, arguments); },
        __wbindgen_generic_0000000000000001: function(arg0) {
            return makeClosure(arg0, invoke17h0123);
        },
    };
    return {
        __proto__: null,
        "./app_bg.js": import0,
        "./__wasm_split.js": import1,
    };
}
function invoke17h0123(arg0) {
    wasm.invoke17h0123(arg0);
}
const SinkFinalization = (typeof FinalizationRegistry === 'undefined')
    ? { register: () => {}, unregister: () => {} }
    : new FinalizationRegistry(ptr => wasm.__wbg_sink_free(ptr, 1));
wasm = instance.exports;
wasm.__wbindgen_start();
"#;

fn bound() -> Bound {
    let imports = [
        (BINDGENS, "__wbindgen_generic_0000000000000001"),
        ("./__wasm_split.js", "__wasm_split_load_later"),
        (BINDGENS, "__wbg_alert_0123456789abcdef"),
        (BINDGENS, "__wbg_get_00000000000000aa"),
    ];
    let exports =
        ["__wbg_sink_free", "shared", "invoke17h0123", "__heap_base", "__wbindgen_start", "__wbindgen_malloc"];
    Bound { wasm: wasm(&imports, &exports), glue: GLUE.to_owned() }
}

#[test]
fn what_nobody_asks_for_goes() -> Result<()> {
    let Bound { wasm, glue } = bound().with_short_names(BINDGENS, &shared())?;
    assert_eq!(
        interface::exports(&wasm)?,
        ["shared", "c", "b", "a"],
        "the chunks' name stays; the class and the heap's go"
    );
    assert!(!glue.contains("Sink") && glue.starts_with("function __wbg_get_imports() {\n"), "{glue}");
    assert!(glue.ends_with("    wasm.c(arg0);\n}\nwasm = instance.exports;\nwasm.b();\n"), "{glue}");
    Ok(())
}

#[test]
fn both_files_get_the_same_letters_and_other_modules_none() -> Result<()> {
    let Bound { wasm, glue } = bound().with_short_names(BINDGENS, &shared())?;
    let imports = interface::imports(&wasm)?;
    let imports: Vec<(&str, &str)> = imports.iter().map(|(module, name)| (module.as_str(), name.as_str())).collect();
    assert_eq!(imports, [("a", "a"), ("./__wasm_split.js", "__wasm_split_load_later"), ("a", "b"), ("a", "c")]);
    let object = r#"
    const import0 = {
        __proto__: null,
        c: function() { return handleError(function () {
            return wasm.a;
        }, arguments); },
        b: function(arg0) {
            alert({
                text: arg0,
            });
        },
        a: function(arg0) {
            return makeClosure(arg0, invoke17h0123);
        },
    };
    return {
        __proto__: null,
        "a": import0,
        "./__wasm_split.js": import1,
    };
"#;
    assert!(glue.contains(object), "{glue}");
    Ok(())
}

#[test]
fn all_but_the_names_stays_as_it_was() -> Result<()> {
    let imports = [(BINDGENS, "b"), ("./__wasm_split.js", "load")];
    let before = wasm(&imports, &["shared", "start"]);
    let keep = |module: &str, name: &str| (module.to_owned(), name.to_owned());
    assert_eq!(interface::renamed(&before, keep, |name| Some(name.to_owned()))?, before);
    let after = interface::renamed(&before, |_, _| ("m".to_owned(), "n".to_owned()), |name| Some(format!("{name}2")))?;
    assert_eq!(after, wasm(&[("m", "n"), ("m", "n")], &["shared2", "start2"]));
    Ok(())
}

#[test]
fn a_name_that_is_not_where_it_was_expected_is_refused() {
    let refused = |change: fn(&mut Bound)| {
        let mut files = bound();
        change(&mut files);
        let small = files.with_short_names(BINDGENS, &shared());
        small.err().map(|error| error.to_string()).unwrap_or_default()
    };
    assert_eq!(refused(|_| {}), "");
    let other = "the glue's object of imports does not hold what the wasm imports from ./app_bg.js";
    assert_eq!(refused(|files| files.glue = files.glue.replace("__wbg_alert_", "__wbg_alarm_")), other);
    assert_eq!(refused(|files| files.wasm = wasm(&[(BINDGENS, "__wbg_alert_0123456789abcdef")], &["shared"])), other);
    let twice =
        refused(|files| files.glue = files.glue.replace("__wbg_get_00000000000000aa", "__wbg_alert_0123456789abcdef"));
    assert_eq!(twice, "a name is twice in the glue's object of imports");
    let moved = refused(|files| files.glue = files.glue.replace("./app_bg.js", "./other_bg.js"));
    assert!(moved.starts_with(r#""\"./app_bg.js\":" is 0 times in the glue"#), "{moved}");
    let unknown = refused(|files| files.glue.push_str("wasm.unknown();\n"));
    assert_eq!(unknown, "the wasm does not export unknown, which is asked for");
    let unshared = bound().with_short_names(BINDGENS, &BTreeSet::from(["shared1".to_owned()]));
    assert!(unshared.is_err_and(|error| error.to_string().contains("does not export shared1")));
    assert_ne!(refused(|files| files.wasm.truncate(40)), "");
}
