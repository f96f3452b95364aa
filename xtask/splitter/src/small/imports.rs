//! The object in wasm-bindgen's JavaScript that holds the functions which the wasm imports.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail, ensure};

/// The glue, taken apart around the object.
#[derive(Debug)]
pub struct Object<'a> {
    before: &'a str,
    /// Name and function of each entry, with its line ends.
    entries: Vec<(&'a str, String)>,
    after: &'a str,
    /// How the object is handed to the wasm: `"./app_bg.js": import0,`.
    handed: String,
    variable: &'a str,
}

impl<'a> Object<'a> {
    /// Finds the object that stands for this module.
    pub fn find(glue: &'a str, module: &str) -> Result<Self> {
        let (_, variable) = split_once_only(glue, &format!("\n        \"{module}\": "))?;
        let (variable, _) = variable.split_once(",\n").context("the glue ends where it hands its imports over")?;
        let opening = format!("\n    const {variable} = {{\n        __proto__: null,\n");
        let (start, _) = split_once_only(glue, &opening)?;
        let (before, rest) = glue.split_at(start.len() + opening.len());
        let end = rest.find("\n    };\n").context("the glue's object of imports does not end")? + 1;
        let (inside, after) = rest.split_at(end);
        let mut entries: Vec<(&str, String)> = Vec::new();
        for line in inside.split_inclusive('\n') {
            match (entry(line), entries.last_mut()) {
                (Some((name, rest)), _) => entries.push((name, rest.to_owned())),
                (None, Some((_, function))) => function.push_str(line),
                (None, None) => bail!("the glue's object of imports begins with another line: {line}"),
            }
        }
        Ok(Self { before, entries, after, handed: format!("\"{module}\": {variable},\n"), variable })
    }

    /// The names in it, each once.
    pub fn names(&self) -> Result<BTreeSet<&'a str>> {
        let names: BTreeSet<&str> = self.entries.iter().map(|(name, _)| *name).collect();
        ensure!(names.len() == self.entries.len(), "a name is twice in the glue's object of imports");
        Ok(names)
    }

    /// The glue with other names in the object, and with another name for it. Functions that are alike stand together:
    /// they compress better.
    pub fn renamed(&self, module: &str, names: &BTreeMap<String, String>) -> String {
        let mut entries: Vec<(&str, &str)> =
            self.entries.iter().map(|(name, function)| (function.as_str(), *name)).collect();
        entries.sort_unstable();
        let mut glue = self.before.to_owned();
        for (function, name) in entries {
            let name = names.get(name).map_or(name, String::as_str);
            glue.push_str(&format!("        {name}: {function}"));
        }
        let handed = format!("\"{module}\": {},\n", self.variable);
        glue.push_str(&self.after.replacen(&self.handed, &handed, 1));
        glue
    }
}

/// Name and beginning of an entry, when the line has one: eight spaces, a name, a colon.
fn entry(line: &str) -> Option<(&str, &str)> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    let is_name = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_' || first == '$')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'$');
    is_name.then_some((name, rest))
}

/// The text around what must be there once.
fn split_once_only<'a>(text: &'a str, what: &str) -> Result<(&'a str, &'a str)> {
    let found = text.matches(what).count();
    ensure!(found == 1, "{:?} is {found} times in the glue, and was expected once", what.trim());
    text.split_once(what).context("what is there once splits the text")
}
