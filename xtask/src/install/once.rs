//! A folder of the user's cache that is filled once for a content, such as a list of packages.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Written last, so that a folder whose filling broke off counts for nothing.
const MARK: &str = ".filled-for";

/// Has the folder filled, unless that was done for the same content before. What an earlier content left is gone first.
pub fn for_content(folder: &Path, content: &[&[u8]], fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let wanted = hash(content);
    let mark = folder.join(MARK);
    if fs::read_to_string(&mark).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("could not make {}", folder.display()))?;
    fill(folder)?;
    fs::write(&mark, wanted).with_context(|| format!("could not write {}", mark.display()))
}

fn hash(content: &[&[u8]]) -> String {
    let mut digest = Sha256::new();
    for part in content {
        digest.update(part.len().to_le_bytes());
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn a_folder_is_filled_once_for_a_content_and_again_where_that_broke_off() -> Result<()> {
        let folder = std::env::temp_dir().join(format!("zhihui-once-{}", std::process::id()));
        let fill = |name: &'static str| move |folder: &Path| Ok(fs::write(folder.join(name), "")?);
        for_content(&folder, &[b"a", b"b"], fill("first"))?;
        for_content(&folder, &[b"a", b"b"], |_| bail!("it is there"))?;
        assert!(folder.join("first").is_file());

        assert!(for_content(&folder, &[b"ab"], |_| bail!("no network")).is_err());
        assert!(for_content(&folder, &[b"ab"], |_| bail!("still none")).is_err());
        for_content(&folder, &[b"ab"], fill("second"))?;
        assert!(folder.join("second").is_file() && !folder.join("first").exists());
        Ok(fs::remove_dir_all(&folder)?)
    }
}
