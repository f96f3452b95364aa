//! Debian's packages: installed where this is root, asked for where it is not.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::process::{find_program, output_of, run};
use crate::steps::Steps;

/// Whether packages can be installed without asking anybody.
pub fn can_install() -> bool {
    find_program("apt-get").is_some() && is_root()
}

/// Whether this runs as root.
pub fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).as_deref() == Some("0")
}

/// Installs these packages, or fails with the line that a person has to type.
pub fn install(packages: &[&str], why: &str, steps: &mut Steps) -> Result<()> {
    let list = packages.join(" ");
    if !can_install() {
        bail!("{list} missing. {why}\nInstall with: sudo apt-get install {list}");
    }
    steps.run(&format!("apt-get install {list}"), why, || {
        // A machine made from an image has package lists that are old or none at all.
        run(apt_get().args(["--quiet=2", "update"]))?;
        let mut install = apt_get();
        install.args(["--quiet=2", "--yes", "--no-install-recommends", "install"]).args(packages);
        // Its output is a page for every package; what goes wrong comes on the other stream.
        run(install.stdout(Stdio::null()))
    })
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}
