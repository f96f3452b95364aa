//! Where wasm-bindgen's JavaScript asks the wasm for something: `wasm.NAME`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, ensure};

/// The variable that holds the wasm's exports.
const VARIABLE: &str = "wasm";

/// The names that the glue asks for.
pub fn asked_for(glue: &str) -> Result<BTreeSet<&str>> {
    let mut names = BTreeSet::new();
    for (before, after) in places(glue) {
        match after.strip_prefix('.').map(word) {
            Some(name) if !name.is_empty() => drop(names.insert(name)),
            _ => {
                // `wasm[name]` and `const { name } = wasm` would ask for names that are not seen here.
                let unseen = after.starts_with('[') || (before.ends_with("= ") && after.starts_with(';'));
                ensure!(!unseen, "the glue asks the wasm for something in a way that was not expected");
            }
        }
    }
    Ok(names)
}

/// The glue with other names behind `wasm.`; what has none keeps its own.
pub fn renamed(glue: &str, names: &BTreeMap<String, String>) -> String {
    let mut text = String::with_capacity(glue.len());
    let mut rest = glue;
    for (_, after) in places(glue) {
        let Some(asked) = after.strip_prefix('.') else { continue };
        let Some(short) = names.get(word(asked)) else { continue };
        let until_name = rest.len() - asked.len();
        text.push_str(rest.get(..until_name).unwrap_or_default());
        text.push_str(short);
        rest = asked.get(word(asked).len()..).unwrap_or_default();
    }
    text + rest
}

/// What stands before and after each mention of the variable, in the order of the text.
fn places(glue: &str) -> impl Iterator<Item = (&str, &str)> {
    glue.match_indices(VARIABLE).filter_map(|(at, _)| {
        let (before, after) = (glue.get(..at)?, glue.get(at + VARIABLE.len()..)?);
        let inside_a_word = before.ends_with(|last| is_of_word(last) || last == '.') || after.starts_with(is_of_word);
        (!inside_a_word).then_some((before, after))
    })
}

fn word(text: &str) -> &str {
    text.split(|character| !is_of_word(character)).next().unwrap_or_default()
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "wasm = instance.exports;\nwasm.start();\nmake(wasm.start_2, wasm.memory.buffer);\n\
                        new URL('app.wasm.x', my_wasm.start);\nreturn wasm;\n";

    #[test]
    fn names_are_found_behind_the_variable_and_nowhere_else() -> Result<()> {
        assert_eq!(asked_for(GLUE)?, BTreeSet::from(["memory", "start", "start_2"]));
        Ok(())
    }

    #[test]
    fn whole_names_are_renamed() {
        let names = BTreeMap::from([("start".to_owned(), "a".to_owned())]);
        assert_eq!(renamed(GLUE, &names), GLUE.replace("\nwasm.start()", "\nwasm.a()"));
    }

    #[test]
    fn a_question_that_cannot_be_read_is_refused() {
        assert!(asked_for("wasm[name]()").is_err());
        assert!(asked_for("const { start } = wasm;").is_err());
    }
}
