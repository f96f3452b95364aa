use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use super::{GLANCE, PATIENCE, Phone};

/// What a browser leaves in its profile as long as it runs: who runs, and how to reach it.
const LEFT_OVER: [&str; 4] = ["SingletonLock", "SingletonSocket", "SingletonCookie", "DevToolsActivePort"];

impl Phone {
    /// Takes the battery out: every process of the browser ends at once, with whatever it was about to do or to write.
    /// [`Self::open_browser`] then opens what reached the disk: IndexedDB what was committed, `localStorage` what was
    /// written longer ago, because Chromium keeps the last seconds of it in memory.
    pub async fn kill(&mut self) -> Result<()> {
        let browser = self.browser.take().context("the browser is closed")?;
        self.tabs.clear();
        let ended = self.end_processes().await;
        // For the judgement at the end, as far as it can be had. The layout's jumps died with the tabs.
        tokio::time::timeout(PATIENCE, self.take_logs(&browser)).await.ok();
        // Nobody is there any more to say goodbye to.
        browser.leak().ok();
        for name in LEFT_OVER {
            fs::remove_file(self.profile.path().join(name)).ok();
        }
        ended
    }

    /// Again and again until none is left: one that is just starting is not there at the first look.
    async fn end_processes(&self) -> Result<()> {
        let started = Instant::now();
        loop {
            let running = processes(self.profile.path())?;
            if running.is_empty() {
                return Ok(());
            }
            ensure!(started.elapsed() < PATIENCE, "the browser's processes {running:?} do not end");
            // Fails where one ended by itself in between; the next look tells.
            Command::new("kill")
                .arg("-9")
                .args(&running)
                .stderr(Stdio::null())
                .status()
                .context("could not run kill")?;
            tokio::time::sleep(GLANCE).await;
        }
    }
}

/// The ids of all processes of the browser that has its profile there. Who has ended has no arguments any more.
fn processes(profile: &Path) -> Result<Vec<String>> {
    let mut found = vec![];
    for entry in fs::read_dir("/proc").context("there is no /proc")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let arguments = fs::read(entry.path().join("cmdline")).unwrap_or_default();
            if names(&String::from_utf8_lossy(&arguments), profile) {
                found.push(name);
            }
        }
    }
    Ok(found)
}

/// Whether a command line names the profile. The browser's own has a NUL between the arguments, its children's spaces.
fn names(arguments: &str, profile: &Path) -> bool {
    let wanted = format!("--user-data-dir={}", profile.display());
    arguments.split(['\0', ' ']).any(|argument| argument == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_profile_is_named_as_a_whole() {
        let profile = Path::new("/tmp/.tmpAb");
        assert!(names("/usr/bin/chromium\0--headless=new\0--user-data-dir=/tmp/.tmpAb\0about:blank\0", profile));
        assert!(names("/usr/bin/chromium --type=renderer --user-data-dir=/tmp/.tmpAb --lang=en", profile));
        for other in ["", "/usr/bin/chromium\0--user-data-dir=/tmp/.tmpAbc\0", "cat\0/tmp/.tmpAb\0"] {
            assert!(!names(other, profile), "{other}");
        }
    }
}
