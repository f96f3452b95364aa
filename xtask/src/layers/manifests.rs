//! Which of the project's crates depend on which, by their manifests.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};
use toml::{Table, Value};

use crate::files;

/// Each crate under a rule, with the crates of the project that it may depend on.
const MAY_DEPEND_ON: [(&str, &[&str]); 4] = [
    ("crates/domain", &[]),
    ("crates/json", &["zhihui-domain"]),
    ("crates/profile", &["zhihui-domain", "zhihui-json"]),
    ("crates/server", &["zhihui-domain"]),
];

/// The faults of the manifests.
pub fn faults(root: &Path) -> Result<Vec<String>> {
    let own = own_crates(root)?;
    let mut faults = Vec::new();
    for (folder, allowed) in MAY_DEPEND_ON {
        let name = format!("{folder}/Cargo.toml");
        let manifest = parse(&root.join(&name))?;
        let used = dependencies(&manifest);
        let forbidden = used.iter().filter(|package| own.contains(*package) && !allowed.contains(&package.as_str()));
        faults.extend(forbidden.map(|package| format!("{name}: must not depend on {package}")));
    }
    Ok(faults)
}

fn parse(file: &Path) -> Result<Table> {
    files::read_text(file)?.parse().with_context(|| format!("{} is not TOML", file.display()))
}

/// The names of the project's packages: the root's and each member's.
fn own_crates(root: &Path) -> Result<BTreeSet<String>> {
    let manifest = parse(&root.join("Cargo.toml"))?;
    let members = manifest.get("workspace").and_then(|workspace| workspace.get("members")).and_then(Value::as_array);
    let mut names: BTreeSet<String> = package_name(&manifest).into_iter().collect();
    for member in members.into_iter().flatten().filter_map(Value::as_str) {
        names.extend(package_name(&parse(&root.join(member).join("Cargo.toml"))?));
    }
    Ok(names)
}

fn package_name(manifest: &Table) -> Option<String> {
    manifest.get("package")?.get("name")?.as_str().map(str::to_owned)
}

/// What a manifest depends on, in every kind of dependency and for every target.
fn dependencies(manifest: &Table) -> BTreeSet<String> {
    let targets = manifest.get("target").and_then(Value::as_table);
    let tables =
        std::iter::once(manifest).chain(targets.into_iter().flat_map(Table::values).filter_map(Value::as_table));
    let mut packages = BTreeSet::new();
    for table in tables {
        for kind in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, source) in table.get(kind).and_then(Value::as_table).into_iter().flatten() {
                let renamed = source.get("package").and_then(Value::as_str);
                packages.insert(renamed.unwrap_or(name).to_owned());
            }
        }
    }
    packages
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_dependency_is_seen() -> Result<()> {
        let manifest: Table = r#"
            [dependencies]
            serde = "1"
            domain = { package = "zhihui-domain", path = "../domain" }
            [dev-dependencies]
            proptest.workspace = true
            [target.'cfg(unix)'.build-dependencies]
            cc = "1"
        "#
        .parse()?;
        let expected = ["cc", "proptest", "serde", "zhihui-domain"].map(str::to_owned);
        assert_eq!(dependencies(&manifest), BTreeSet::from(expected));
        Ok(())
    }

    #[test]
    fn the_server_may_use_the_domain_and_nothing_else_of_the_project() -> Result<()> {
        let root = std::env::temp_dir().join(format!("zhihui-manifests-{}", std::process::id()));
        let package = |name: &str, rest: &str| format!("[package]\nname = \"{name}\"\n{rest}");
        let members =
            "[workspace]\nmembers = [\"crates/domain\", \"crates/json\", \"crates/profile\", \"crates/server\"]\n";
        files::write(&root.join("Cargo.toml"), package("zhihui", members))?;
        files::write(
            &root.join("crates/domain/Cargo.toml"),
            package("zhihui-domain", "[dependencies]\nserde = \"1\"\n"),
        )?;
        files::write(&root.join("crates/json/Cargo.toml"), package("zhihui-json", ""))?;
        files::write(&root.join("crates/profile/Cargo.toml"), package("zhihui-profile", ""))?;
        let server = "[dependencies]\nzhihui-domain.workspace = true\nzhihui = { path = \"../..\" }\n";
        files::write(&root.join("crates/server/Cargo.toml"), package("zhihui-server", server))?;
        assert_eq!(faults(&root)?, ["crates/server/Cargo.toml: must not depend on zhihui"]);
        std::fs::remove_dir_all(&root)?;
        Ok(())
    }
}
