//! A profile's file with the presets that it stands on.

use std::fs;
use std::path::{Path, PathBuf};

use zhihui_json::Value;
use zhihui_profile::{Fault, extends, merge, read};

/// Presets may extend presets, so far; as in the app.
const LEVELS: usize = 4;

/// The files of a profile, from the deployer's own down.
#[derive(Debug)]
pub struct Files {
    pub parts: Vec<(PathBuf, Value)>,
}

impl Files {
    /// Reads the file and all presets under it. Faults come with the file that has them.
    pub fn read(file: &Path, checkout: &Path) -> Result<Self, Vec<String>> {
        let folders = [file.parent().unwrap_or(Path::new("")).join("backends"), checkout.join("public/backends")];
        let mut parts = Vec::new();
        let mut next = file.to_owned();
        loop {
            let within = |faults: Vec<Fault>| faults.iter().map(|fault| sentence(&next, fault)).collect::<Vec<_>>();
            let text = fs::read_to_string(&next).map_err(|error| within(vec![Fault::whole(error.to_string())]))?;
            let part = read(&text).map_err(within)?;
            let preset = extends(&part).map_err(within)?;
            parts.push((next.clone(), part));
            let Some(preset) = preset else { return Ok(Self { parts }) };
            let one = |what: String| vec![sentence(&next, &Fault::new("/extends", what))];
            if parts.len() > LEVELS {
                return Err(one("too many presets, one on top of the other".to_owned()));
            }
            let found = folders.iter().map(|folder| folder.join(format!("{preset}.json"))).find(|file| file.is_file());
            next = found.ok_or_else(|| one(format!("there is no preset {preset}.json in {}", shown(&folders))))?;
        }
    }

    /// What they make together.
    pub fn merged(&self) -> Value {
        // From the lowest up: a null takes away what any of those below says.
        let mut parts = self.parts.iter().rev().map(|(_, part)| part);
        let lowest = parts.next().cloned().unwrap_or_default();
        parts.fold(lowest, merge)
    }

    /// A fault of the whole with the file to mend: the one that says most of the way to the place.
    pub fn locate(&self, fault: &Fault) -> String {
        let mut places = self.parts.iter().map(|(file, part)| (depth(part, &fault.pointer), file));
        let own = places.next();
        let deepest =
            places.fold(own, |best, next| if best.is_some_and(|best| next.0 <= best.0) { best } else { Some(next) });
        sentence(deepest.map_or(Path::new(""), |(_, file)| file), fault)
    }
}

/// How many steps of a pointer lead to something.
fn depth(value: &Value, pointer: &str) -> usize {
    let ends = pointer.match_indices('/').map(|(at, _)| at).skip(1).chain([pointer.len()]);
    ends.take_while(|end| value.pointer(&pointer[..*end]).is_some()).count()
}

/// A file as seen from where the caller is.
pub fn seen(file: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    file.strip_prefix(here).unwrap_or(file).display().to_string()
}

fn sentence(file: &Path, Fault { pointer, message }: &Fault) -> String {
    let gap = if pointer.is_empty() { "" } else { " " };
    format!("{}:{gap}{pointer}: {message}", seen(file)).replace(":: ", ": ")
}

fn shown(folders: &[PathBuf]) -> String {
    folders.iter().map(|folder| seen(folder)).collect::<Vec<_>>().join(" or ")
}

#[cfg(test)]
mod tests {
    use anyhow::Result;

    use super::*;

    /// `/extends` names the next file; the folders are those of the test.
    fn laid_out(files: &[(&str, &str)]) -> Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for (name, text) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap_or(Path::new("")))?;
            fs::write(file, text)?;
        }
        Ok(folder)
    }

    fn read_there(folder: &tempfile::TempDir) -> Result<Files, Vec<String>> {
        Files::read(&folder.path().join("backend.json"), &folder.path().join("checkout"))
    }

    #[test]
    fn the_folder_beside_the_file_comes_before_the_checkout() -> Result<()> {
        let folder = laid_out(&[
            ("backend.json", r#"{"extends":"a","baseUrl":"/x"}"#),
            ("backends/a.json", r#"{"extends":"b","baseUrl":"/a","ids":"number"}"#),
            ("checkout/public/backends/a.json", r#"{"zone":"Z"}"#),
            ("checkout/public/backends/b.json", r#"{"ids":"string","timeoutSeconds":3}"#),
        ])?;
        let merged = read_there(&folder).map_err(|faults| anyhow::anyhow!("{faults:?}"))?.merged();
        assert_eq!((&merged["baseUrl"], &merged["ids"]), (&"/x".into(), &"number".into()));
        assert_eq!((&merged["timeoutSeconds"], merged.get("zone")), (&3.into(), None));
        Ok(())
    }

    #[test]
    fn a_null_takes_away_what_the_lowest_preset_says() -> Result<()> {
        let folder = laid_out(&[
            ("backend.json", r#"{"extends":"a","zone":null}"#),
            ("backends/a.json", r#"{"extends":"b"}"#),
            ("backends/b.json", r#"{"zone":"Z","ids":"number"}"#),
        ])?;
        let merged = read_there(&folder).map_err(|faults| anyhow::anyhow!("{faults:?}"))?.merged();
        assert_eq!((merged.get("zone"), &merged["ids"]), (None, &"number".into()));
        Ok(())
    }

    #[test]
    fn presets_that_stand_on_themselves_end() -> Result<()> {
        let folder = laid_out(&[("backend.json", r#"{"extends":"a"}"#), ("backends/a.json", r#"{"extends":"a"}"#)])?;
        let faults = read_there(&folder).err().unwrap_or_default();
        assert!(faults.concat().contains("a.json: /extends: too many presets"), "{faults:?}");
        Ok(())
    }

    #[test]
    fn a_preset_that_is_not_there_is_named() -> Result<()> {
        let folder = laid_out(&[("backend.json", r#"{"extends":"a"}"#)])?;
        let faults = read_there(&folder).err().unwrap_or_default();
        assert!(faults.concat().contains("there is no preset a.json in"), "{faults:?}");
        Ok(())
    }

    #[test]
    fn a_fault_names_the_file_to_mend() -> Result<()> {
        let folder = laid_out(&[
            ("backend.json", r#"{"extends":"a","operations":{"me.get":{"path":"me"}}}"#),
            ("backends/a.json", r#"{"operations":{"me.get":{"path":"/me","method":"get"}}}"#),
        ])?;
        let files = read_there(&folder).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
        let place = |pointer: &str| files.locate(&Fault::new(pointer, "is wrong"));
        assert!(place("/operations/me.get/path").contains("backend.json: /operations/me.get/path: is wrong"));
        assert!(place("/operations/me.get/method").contains("a.json: /operations"));
        assert!(place("/baseUrl").contains("backend.json: /baseUrl"));
        Ok(())
    }
}
