//! One sheet out of many: plain CSS, put together in the order of the inverted triangle, broad rules before narrow ones.

use std::path::Path;

use anyhow::{Result, bail};

use crate::files;
use crate::project::Project;

/// The folders of `style/`, in the order in which their rules win over one another.
const LAYERS: [&str; 5] = ["settings", "base", "objects", "components", "utilities"];

/// Writes the sheet that `index.html` names; Trunk calls this before its build.
pub fn write(project: &Project) -> Result<()> {
    let sheet = concatenate(&project.path("style"))?;
    files::write_if_new(&project.stylesheet(), &sheet)
}

/// All sheets of all layers, by path inside a layer.
fn concatenate(style: &Path) -> Result<String> {
    let mut order = Vec::new();
    for file in files::files_under(style)?.into_iter().filter(|file| files::extension(file) == "css") {
        let inside = file.strip_prefix(style)?;
        let first =
            inside.components().next().map(|part| part.as_os_str().to_string_lossy().into_owned()).unwrap_or_default();
        let Some(layer) = LAYERS.iter().position(|layer| *layer == first) else {
            bail!("{} belongs into one of the folders {}", file.display(), LAYERS.join(", "));
        };
        order.push((layer, file));
    }
    order.sort();
    let mut sheet = String::new();
    for (_, file) in order {
        sheet.push_str(&files::read_text(&file)?);
        sheet.push('\n');
    }
    Ok(sheet)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(name: &str, sheets: &[(&str, &str)]) -> Result<String> {
        let folder = std::env::temp_dir().join(format!("zhihui-style-{name}-{}", std::process::id()));
        for (path, text) in sheets {
            files::write(&folder.join(path), text)?;
        }
        let sheet = concatenate(&folder);
        std::fs::remove_dir_all(&folder)?;
        sheet
    }

    #[test]
    fn layers_come_before_the_alphabet() -> Result<()> {
        let sheets = [
            ("components/card.css", "c"),
            ("base/type.css", "b2"),
            ("base/page.css", "b1"),
            ("settings/sizes.css", "s"),
        ];
        assert_eq!(style("order", &sheets)?, "s\nb1\nb2\nc\n");
        Ok(())
    }

    #[test]
    fn a_sheet_outside_the_layers_is_refused() {
        assert!(style("stray", &[("main.css", "x")]).is_err());
    }
}
