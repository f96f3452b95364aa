//! Scripts as phones get them.

use anyhow::Result;

use crate::files;
use crate::project::Project;

/// Writes the scripts that `index.html` names; Trunk calls this before its build.
pub fn write(project: &Project) -> Result<()> {
    for script in files::files_under(&project.path("boot"))? {
        let served = without_comments(&files::read_text(&script)?);
        files::write_if_new(&project.path("target/boot").join(files::name(&script)), &served)?;
    }
    Ok(())
}

/// Phones have no use for the lines that are comments, and these are half of a script's bytes.
pub fn without_comments(source: &str) -> String {
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
