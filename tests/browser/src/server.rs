use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use chrono::{TimeDelta, Utc};
use tempfile::TempDir;

use crate::build::Build;
use crate::settings::Settings;

/// A sign-in code may take so long to be printed.
const PATIENCE: Duration = Duration::from_secs(15);

/// The real server on data of its own, with the demo's events and accounts. It is killed when this is dropped.
#[derive(Debug)]
pub struct TestServer {
    settings: Settings,
    data: TempDir,
    /// The folder with the app, where it is not the one that was built.
    deployed: Option<TempDir>,
    /// How far its clock is ahead of this machine's.
    ahead: TimeDelta,
    port: u16,
    process: Option<Child>,
    printed: Arc<Mutex<Vec<String>>>,
}

impl TestServer {
    /// Starts it on a free port.
    pub fn start(settings: &Settings) -> Result<Self> {
        let data = tempfile::tempdir().context("could not make a folder for the server's data")?;
        let mut server = Self {
            settings: settings.clone(),
            data,
            deployed: None,
            ahead: TimeDelta::zero(),
            port: 0,
            process: None,
            printed: Arc::default(),
        };
        server.start_again()?;
        Ok(server)
    }

    /// The build of the app that it serves from the start.
    pub fn build(&self) -> Result<Build> {
        Build::read(&self.settings.dist)
    }

    /// Puts a build in place of the one that it serves, as a deployment does: what was there is gone.
    pub fn deploy(&mut self, build: &Build) -> Result<()> {
        if let Some(folder) = &self.deployed {
            return build.put_into(folder.path());
        }
        let folder = tempfile::tempdir().context("could not make a folder for the app")?;
        build.put_into(folder.path())?;
        self.deployed = Some(folder);
        self.start_again()
    }

    /// Pulls the plug.
    pub fn stop(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().ok();
            process.wait().ok();
        }
    }

    /// Starts it on the port and the data that it had.
    pub fn start_again(&mut self) -> Result<()> {
        self.stop();
        let now = self.now();
        let mut command = Command::new(&self.settings.server);
        command.arg("--port").arg(self.port.to_string()).arg("--data").arg(self.data.path());
        command
            .arg("--dist")
            .arg(self.deployed.as_ref().map_or(self.settings.dist.as_path(), TempDir::path))
            .arg("--demo")
            // All of a test's people sign in from here.
            .arg("--codes-per-address")
            .arg("500")
            .arg("--clock")
            .arg(now)
            .stdin(Stdio::null())
            .stdout(Stdio::piped());
        // The log would bury the tests' own words; what a person at the terminal reads is on stdout.
        let mut process = command.stderr(Stdio::null()).spawn().context("could not start the server")?;
        let output = process.stdout.take().context("the server's output was not captured")?;
        self.process = Some(process);
        self.lines().clear();
        self.listen_to(output);
        let line = self.wait_for_line("the address", |line| line.contains("listening on http://"))?;
        let port = line.trim_end().rsplit(':').next().and_then(|port| port.parse().ok());
        self.port = port.with_context(|| format!("no port in `{line}`"))?;
        Ok(())
    }

    /// Lets time pass for it; answers what its clock shows then.
    pub(crate) fn move_clock(&mut self, by: TimeDelta) -> String {
        self.ahead += by;
        self.now()
    }

    /// The phone's clock is this machine's, so that the server's begins there.
    fn now(&self) -> String {
        (Utc::now() + self.ahead).to_rfc3339()
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The latest sign-in code sent to a phone, once it is there.
    pub fn code_for(&self, phone: &str) -> Result<String> {
        let head = format!("[SMS] {phone}: ");
        let line = self.wait_for_line("a sign-in code", |line| line.starts_with(&head) && line.contains("验证码"))?;
        let code: String = line[head.len()..].chars().filter(char::is_ascii_digit).take(6).collect();
        if code.len() == 6 { Ok(code) } else { bail!("no code in `{line}`") }
    }

    /// Whether a sign-in code was sent to a phone.
    pub fn has_sent_code(&self, phone: &str) -> bool {
        let head = format!("[SMS] {phone}: ");
        self.lines().iter().any(|line| line.starts_with(&head) && line.contains("验证码"))
    }

    /// Forgets the messages so far, so that the next code is a new one.
    pub fn forget_messages(&self) {
        self.lines().clear();
    }

    fn wait_for_line(&self, what: &str, wanted: impl Fn(&str) -> bool) -> Result<String> {
        let started = Instant::now();
        loop {
            if let Some(line) = self.lines().iter().rev().find(|line| wanted(line)) {
                return Ok(line.clone());
            }
            if started.elapsed() > PATIENCE {
                bail!("the server did not print {what}; it printed: {:#?}", self.lines());
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    fn listen_to(&self, output: ChildStdout) {
        let printed = Arc::clone(&self.printed);
        thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                printed.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
    }

    fn lines(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.printed.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        self.stop();
    }
}
