//! A PostgreSQL of its own for one run of the tests, on a free port of this machine only.

use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, process, thread};

use anyhow::{Context, Result, bail};

use crate::install;
use crate::process::{output_of, run};
use crate::steps::Steps;

/// The running server. It stops, and its data go, when this is dropped.
#[derive(Debug)]
pub struct Cluster {
    server: Child,
    folder: PathBuf,
    url: String,
}

/// PostgreSQL refuses to run as root; root runs it as Debian's user `postgres`.
#[derive(Debug, Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

impl Cluster {
    /// Starts one; none where PostgreSQL is neither installed nor can be, which is said.
    pub fn start(steps: &mut Steps) -> Result<Option<Self>> {
        let Some(programs) = install::postgres::programs(steps)? else {
            println!("PostgreSQL is not installed (apt-get install postgresql): the backend is tested on SQLite alone");
            return Ok(None);
        };
        let folder = env::temp_dir().join(format!("zhihui-postgres-{}", process::id()));
        fs::create_dir_all(&folder).with_context(|| format!("could not make {}", folder.display()))?;
        Self::start_in(&programs, &folder).map(Some).inspect_err(|_| remove(&folder))
    }

    fn start_in(programs: &Path, folder: &Path) -> Result<Self> {
        let owner = owner()?;
        let port = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr())?.port().to_string();
        if let Some(owner) = owner {
            give_to(folder, owner)?;
        }
        let data = folder.join("data");
        let program = |name: &str| as_owner(Command::new(programs.join(name)), owner, folder);
        let mut initdb = program("initdb");
        initdb.args([
            "--username=postgres",
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
            "--pgdata",
        ]);
        run(initdb.arg(&data).stdout(Stdio::null()))?;

        let log = File::create(folder.join("log")).context("could not make the server's log")?;
        let mut server = program("postgres");
        server.arg("-D").arg(&data).arg("-k").arg(folder).args(["-p", &port, "-c", "listen_addresses=127.0.0.1"]);
        // Nothing here outlives the run, so nothing has to reach the disk.
        server.args(["-c", "fsync=off", "-c", "max_connections=200"]).stdin(Stdio::null());
        let server = server.stdout(log.try_clone()?).stderr(log).spawn().context("could not start postgres")?;
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let mut cluster = Self { server, folder: folder.to_owned(), url };
        cluster.wait_until_ready(programs, &port)?;
        Ok(cluster)
    }

    /// The address with which a client connects as the superuser.
    pub fn url(&self) -> &str {
        &self.url
    }

    fn wait_until_ready(&mut self, programs: &Path, port: &str) -> Result<()> {
        let started = Instant::now();
        let mut probe = Command::new(programs.join("pg_isready"));
        probe.args(["--quiet", "--host=127.0.0.1", "--port", port]);
        while output_of(&mut probe).is_none() {
            if self.server.try_wait()?.is_some() || started.elapsed() > Duration::from_secs(30) {
                let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
                bail!("PostgreSQL did not start:\n{log}");
            }
            thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // An interrupt makes it end its sessions and its own child processes; a kill would leave those behind.
        let interrupted = run(Command::new("kill").args(["-INT", &self.server.id().to_string()]));
        if interrupted.is_err() {
            self.server.kill().ok();
        }
        self.server.wait().ok();
        remove(&self.folder);
    }
}

fn remove(folder: &Path) {
    if let Err(error) = fs::remove_dir_all(folder) {
        eprintln!("could not remove {}: {error}", folder.display());
    }
}

/// Whom the server has to belong to; none when the present user will do.
fn owner() -> Result<Option<Owner>> {
    let id = |arguments: &[&str]| output_of(Command::new("id").args(arguments))?.parse::<u32>().ok();
    if id(&["-u"]) != Some(0) {
        return Ok(None);
    }
    let user = id(&["-u", "postgres"]).context("there is no user `postgres` to run PostgreSQL as")?;
    let group = id(&["-g", "postgres"]).context("the user `postgres` has no group")?;
    Ok(Some(Owner { user, group }))
}

#[cfg(unix)]
fn give_to(folder: &Path, owner: Owner) -> Result<()> {
    std::os::unix::fs::chown(folder, Some(owner.user), Some(owner.group)).context("could not give the folder away")
}

#[cfg(unix)]
fn as_owner(mut command: Command, owner: Option<Owner>, folder: &Path) -> Command {
    use std::os::unix::process::CommandExt;
    command.current_dir(folder);
    if let Some(Owner { user, group }) = owner {
        command.uid(user).gid(group);
    }
    command
}

#[cfg(not(unix))]
fn give_to(_: &Path, _: Owner) -> Result<()> {
    Ok(())
}

#[cfg(not(unix))]
fn as_owner(command: Command, _: Option<Owner>, _: &Path) -> Command {
    command
}
