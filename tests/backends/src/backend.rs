//! A backend as its author starts it: `start PORT DATA_DIR`, and `office PORT …` for what its officers do.

mod log;
mod port;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use tempfile::TempDir;
use zhihui_browser_tests::project;

/// Preparing its data takes some seconds on a slow machine.
const PATIENCE: Duration = Duration::from_secs(90);
const GLANCE: Duration = Duration::from_millis(40);
/// Somebody else may take the port between choosing and listening.
const TRIES: usize = 3;

/// What a backend is told beside its port and folder.
pub type Environment = [(&'static str, String)];

/// A running backend with data of its own. It is killed when this is dropped.
#[derive(Debug)]
pub struct Backend {
    folder: PathBuf,
    /// Its data, and beside it what it prints.
    kept: TempDir,
    port: u16,
    process: Child,
}

impl Backend {
    /// Starts the backend of that name in `tests/backends/`, and waits until it answers.
    pub fn start(name: &str, environment: &Environment) -> Result<Self> {
        Self::start_in(&folder_of(name), environment)
    }

    /// The same on a port that was chosen before, with more to say after the data's folder.
    pub fn start_on(port: u16, name: &str, more: &[&str]) -> Result<Self> {
        let mut backend = Self::spawn(&folder_of(name), port, more, &[])?;
        backend.wait_until_it_answers()?;
        Ok(backend)
    }

    /// A port to start a backend on: for whoever has to be told where it will be.
    pub fn free_port() -> Result<u16> {
        port::free()
    }

    fn start_in(folder: &Path, environment: &Environment) -> Result<Self> {
        let mut tried = 0;
        loop {
            tried += 1;
            let mut backend = Self::spawn(folder, port::free()?, &[], environment)?;
            match backend.wait_until_it_answers() {
                Ok(()) => return Ok(backend),
                Err(error) if tried == TRIES || !backend.found_port_taken() => return Err(error),
                Err(_) => {}
            }
        }
    }

    fn spawn(folder: &Path, port: u16, more: &[&str], environment: &Environment) -> Result<Self> {
        let kept = tempfile::tempdir().context("could not make a folder for a backend's data")?;
        let data = kept.path().join("data");
        std::fs::create_dir(&data)?;
        let printed = File::create(log::file(kept.path()))?;
        let mut command = Command::new(folder.join("start"));
        command.arg(port.to_string()).arg(&data).args(more).current_dir(folder).stdin(Stdio::null());
        command
            .stdout(printed.try_clone()?)
            .stderr(printed)
            .envs(environment.iter().map(|(name, value)| (name, value)));
        let process = command.spawn().with_context(|| format!("could not start {}/start", folder.display()))?;
        Ok(Self { folder: folder.to_owned(), kept, port, process })
    }

    fn wait_until_it_answers(&mut self) -> Result<()> {
        let started = Instant::now();
        let what = self.folder.display().to_string();
        loop {
            let is_answering = answers(self.port);
            // Whoever answers on the port of a process that has ended is another one.
            if let Some(status) = self.process.try_wait()? {
                bail!("{what} ended with {status}. {}", self.log());
            }
            if is_answering {
                return Ok(());
            }
            let waited = started.elapsed();
            ensure!(waited < PATIENCE, "{what} does not answer after {} s. {}", waited.as_secs(), self.log());
            std::thread::sleep(GLANCE);
        }
    }

    fn found_port_taken(&self) -> bool {
        let printed = log::read(self.kept.path()).to_lowercase();
        ["already in use", "eaddrinuse"].iter().any(|words| printed.contains(words))
    }

    /// `http://127.0.0.1:PORT`
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// What its officers do: `office PORT …`.
    pub fn office(&self, arguments: &[&str]) -> Result<()> {
        let mut command = Command::new(self.folder.join("office"));
        let command = command.arg(self.port.to_string()).args(arguments).current_dir(&self.folder);
        let output = command.stdin(Stdio::null()).output().context("could not run its office")?;
        let printed = [output.stdout, output.stderr].concat();
        let printed = log::without_people(&String::from_utf8_lossy(&printed));
        ensure!(output.status.success(), "the office of {} says: {printed}", self.folder.display());
        Ok(())
    }

    /// The last lines that it printed, without what tells who somebody is.
    pub fn log(&self) -> String {
        let told = log::without_people(&log::read(self.kept.path()));
        format!("It printed:\n{}", log::last_lines(&told))
    }
}

fn folder_of(name: &str) -> PathBuf {
    project().join("tests/backends").join(name)
}

/// Whether somebody speaks HTTP there, whatever they say.
fn answers(port: u16) -> bool {
    let ask = || {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(5)))?;
        stream
            .write_all(format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n").as_bytes())?;
        let mut beginning = [0; 5];
        stream.read_exact(&mut beginning)?;
        Ok::<_, std::io::Error>(&beginning == b"HTTP/")
    };
    ask().unwrap_or(false)
}

impl Drop for Backend {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
