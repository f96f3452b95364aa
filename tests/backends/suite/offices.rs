//! Each backend starts by itself, and its officers are told when there is nothing to decide.

use anyhow::{Context, Result, ensure};
use zhihui_backend_tests::Backend;
use zhihui_browser_tests::{Broken, told};

#[test]
fn an_office_says_when_there_is_no_such_thing() -> Result<(), Broken> {
    told(async {
        for name in ["django", "pocketbase", "json-server"] {
            let backend = Backend::start(name, &[])?;
            for arguments in [["approve", "no-such-application", "B"], ["answer", "no-such-matter", "好"]] {
                let refusal = backend.office(&arguments).err();
                let refusal = refusal.with_context(|| format!("{name} did {arguments:?}"))?.to_string();
                ensure!(refusal.len() > 20 && !refusal.contains("Traceback"), "{name} says no more than: {refusal}");
            }
        }
        Ok(())
    })
}
