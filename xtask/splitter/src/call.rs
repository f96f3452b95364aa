//! The command line that Trunk writes.

use std::path::PathBuf;

/// A call that turns a wasm into a wasm with its JavaScript.
#[derive(Debug, PartialEq, Eq)]
pub struct Call {
    pub input: PathBuf,
    pub out_dir: PathBuf,
    pub out_name: String,
    /// Everything but the input, as it was given.
    pub options: Vec<String>,
}

impl Call {
    /// Reads it; none when it is another kind of call, such as the one for the version.
    pub fn parse(arguments: &[String]) -> Option<Self> {
        let value = |name: &str| arguments.iter().find_map(|argument| argument.strip_prefix(name));
        let (options, inputs): (Vec<&String>, Vec<&String>) =
            arguments.iter().partition(|argument| argument.starts_with('-'));
        let [input] = inputs.as_slice() else { return None };
        Some(Self {
            input: PathBuf::from(input),
            out_dir: value("--out-dir=")?.into(),
            out_name: value("--out-name=")?.to_owned(),
            options: options.into_iter().cloned().collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<String> {
        line.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn trunks_call_is_understood() {
        let line = "--target=web --out-dir=/t/wasm-bindgen/release --out-name=app /t/app.wasm --no-typescript";
        let expected = Call {
            input: "/t/app.wasm".into(),
            out_dir: "/t/wasm-bindgen/release".into(),
            out_name: "app".to_owned(),
            options: words("--target=web --out-dir=/t/wasm-bindgen/release --out-name=app --no-typescript"),
        };
        assert_eq!(Call::parse(&words(line)), Some(expected));
    }

    #[test]
    fn the_question_for_the_version_is_another_call() {
        assert_eq!(Call::parse(&words("--version")), None);
    }
}
