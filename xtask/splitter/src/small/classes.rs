//! The classes in wasm-bindgen's JavaScript. A crate that exports one brings it, with its code in the wasm, into every app.

/// The glue without the classes that nothing in it makes. Nothing outside makes them: the page calls only what starts the
/// app.
pub fn without_unmade(glue: &str) -> String {
    let mut kept = glue.to_owned();
    for name in glue.lines().filter_map(class_of) {
        let (rest, removed) = without(&kept, name);
        let made = [name, &finalisation_of(name)].iter().any(|word| has_word(&rest, word));
        if removed && !made {
            kept = rest;
        }
    }
    kept
}

/// The name, in the line that begins a class.
fn class_of(line: &str) -> Option<&str> {
    line.strip_prefix("export class ")?.strip_suffix(" {")
}

fn finalisation_of(class: &str) -> String {
    format!("{class}Finalization")
}

/// The glue without what belongs to the class; whether the class came to an end.
fn without(glue: &str, class: &str) -> (String, bool) {
    let (finalisation, disposal) =
        (format!("const {} = ", finalisation_of(class)), format!("if (Symbol.dispose) {class}.prototype"));
    let mut rest = String::with_capacity(glue.len());
    // What the last line of the piece that is being left out ends with.
    let mut until = None;
    for line in glue.split_inclusive('\n') {
        let begins = match line {
            _ if class_of(line.trim_end()) == Some(class) => Some("\n}\n"),
            _ if line.starts_with(&finalisation) || line.starts_with(&disposal) => Some(";\n"),
            _ => None,
        };
        until = until.or(begins);
        match until {
            None => rest.push_str(line),
            Some(end) if format!("\n{line}").ends_with(end) => until = None,
            Some(_) => {}
        }
    }
    (rest, until.is_none())
}

fn has_word(text: &str, word: &str) -> bool {
    let of_word = |character: char| character.is_alphanumeric() || character == '_' || character == '$';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + word.len()..).unwrap_or_default());
        !before.ends_with(of_word) && !after.starts_with(of_word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn class(name: &str) -> String {
        format!(
            "export class {name} {{\n    free() {{\n        {name}Finalization.unregister(this);\n    }}\n}}\n\
             if (Symbol.dispose) {name}.prototype[Symbol.dispose] = {name}.prototype.free;\n"
        )
    }

    fn finalisation(name: &str) -> String {
        format!(
            "const {name}Finalization = (typeof FinalizationRegistry === 'undefined')\n    ? {{ register: () => {{}} }}\n    \
             : new FinalizationRegistry(ptr => wasm.__wbg_{name}_free(ptr, 1));\n"
        )
    }

    #[test]
    fn what_nothing_makes_goes_with_all_that_belongs_to_it() {
        let glue = |classes: &str, rest: &str| format!("{classes}function start() {{}}\n{rest}let last;\n");
        let both = glue(&(class("Sink") + &class("Sinking")), &(finalisation("Sink") + &finalisation("Sinking")));
        assert_eq!(without_unmade(&both), glue("", ""));
    }

    #[test]
    fn what_is_made_stays() {
        let glue = format!("{}const make = () => Sink.__wrap(1);\n{}", class("Sink"), finalisation("Sink"));
        assert_eq!(without_unmade(&glue), glue);
    }
}
