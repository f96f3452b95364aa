//! Scripts as phones get them.

use std::env;
use std::ffi::OsString;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::files;
use crate::project::Project;

/// Writes the scripts that `index.html` names; Trunk calls this before its build.
pub fn write(project: &Project) -> Result<()> {
    for script in files::files_under(&project.path("boot"))? {
        let served = small(&files::read_text(&script)?)?;
        files::write_if_new(&project.path("target/boot").join(files::name(&script)), &served)?;
    }
    Ok(())
}

/// By esbuild, where the build has it; otherwise without comments.
pub fn small(source: &str) -> Result<String> {
    match env::var_os("ZHIHUI_ESBUILD") {
        Some(esbuild) => minified(source, &esbuild),
        None => Ok(without_comments(source)),
    }
}

/// For the browsers of the release build. Names at the top of a script stay as they are.
fn minified(source: &str, esbuild: &OsString) -> Result<String> {
    let mut command = Command::new(esbuild);
    command.args(["--minify", "--loader=js", "--target=chrome80,safari15", "--charset=utf8"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().context("could not start esbuild")?;
    child.stdin.take().context("esbuild takes no input")?.write_all(source.as_bytes())?;
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "esbuild refused a script");
    String::from_utf8(output.stdout).context("esbuild wrote no UTF-8")
}

/// Phones have no use for the lines that are comments, and these are half of a script's bytes.
fn without_comments(source: &str) -> String {
    source.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_stay_at_home_and_code_does_not() {
        let source = "// why\nfetch(\"https://h\"); // here\n  // and why\n";
        assert_eq!(without_comments(source), "fetch(\"https://h\"); // here\n");
    }
}
