use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use serde_json::json;

use super::Phone;
use crate::build::Build;

/// As if somebody came back to the tab later: the app reads the clock, and the browser says that the page is seen again.
const AN_HOUR_LATER: &str = r#"
    const now = Date.now;
    Date.now = () => now() + 3_700_000;
    document.dispatchEvent(new Event("visibilitychange"));
"#;

/// What became of the worker that the browser found: `installed` and waiting, `redundant`, or `none` where there is none.
const LOOK_FOR_WORKER: &str = r#"
    const done = arguments[0];
    navigator.serviceWorker.getRegistration().then(async registration => {
        await registration.update();
        const worker = registration.installing ?? registration.waiting;
        const tell = () => ["installed", "redundant"].includes(worker.state) && done(worker.state);
        worker?.addEventListener("statechange", tell);
        worker ? tell() : done("none");
    }).catch(error => done(String(error)));
"#;

impl Phone {
    /// As a browser that has no service workers. For the pages that are opened from now on.
    pub async fn has_no_worker(&self) -> Result<()> {
        self.without_worker.set(true);
        self.takes_worker_away().await
    }

    pub(super) async fn takes_worker_away(&self) -> Result<()> {
        let script = json!({ "source": "delete Navigator.prototype.serviceWorker;" });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", script).await?;
        Ok(())
    }

    /// The browser's own cache, which may forget a file whenever it likes, has forgotten all of them.
    pub async fn has_an_empty_browser_cache(&self) -> Result<()> {
        self.devtools("Network.clearBrowserCache", json!({})).await?;
        Ok(())
    }

    /// Waits until the worker has the app's files and answers for them.
    pub async fn keeps_the_app(&self) -> Result<()> {
        self.waits_for("an app that is kept on the phone", || self.ask("kept", &[])).await
    }

    /// Somebody comes back to the tab after more than an hour.
    pub async fn comes_back_an_hour_later(&self) -> Result<()> {
        self.spoil(AN_HOUR_LATER).await
    }

    /// Has the browser look for another worker now; says what became of it.
    pub async fn looks_for_another_build(&self) -> Result<String> {
        Ok(self.browser()?.execute_async(LOOK_FOR_WORKER, vec![]).await?.convert()?)
    }

    /// Waits until the page is of that build; fails where it has loaded a file of another one.
    pub async fn runs(&self, build: &Build) -> Result<()> {
        let (script, names) = (format!("/{}", build.script()?), build.hashed_names());
        self.waits_for(&format!("a page that starts {script}"), || async {
            Ok(self.ask::<Option<String>>("script", &[]).await?.as_ref() == Some(&script))
        })
        .await?;
        let loaded: BTreeSet<String> = self.ask("loaded", &[]).await?;
        let foreign: Vec<_> = loaded.difference(&names).collect();
        ensure!(foreign.is_empty(), "files of another build: {foreign:?}");
        ensure!(loaded.contains(script.trim_start_matches('/')), "{script} is not among the loaded files: {loaded:?}");
        Ok(())
    }

    /// Waits until the files of one build alone are kept.
    pub async fn keeps_one_build(&self) -> Result<()> {
        let count = "const done = arguments[0]; caches.keys().then(names => done(names.length));";
        self.waits_for("one build on the phone", || async {
            Ok(self.browser()?.execute_async(count, vec![]).await?.convert::<usize>()? == 1)
        })
        .await
    }
}
