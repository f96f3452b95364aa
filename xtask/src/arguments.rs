//! What may stand behind `cargo xtask`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::test::Suite;

/// The text of `cargo xtask help`.
pub const HELP: &str = "\
cargo xtask serve [--port 8080]   build the app and run it with its embedded backend; installs what is missing
cargo xtask test [suite…]         fmt lint layers unit wasm browser backends budgets; all of them when none is named
cargo xtask dist [--out DIR]      write the deployable folder (target/deployable unless told otherwise)
cargo xtask budgets               measure the release build against budgets.toml
cargo xtask profile check FILE    what is wrong with a backend's profile; `profile help` for try and schema
cargo xtask check                 fail on an import that points up the layers (also called `layers`)

Called by Trunk while it builds: sources, name-by-content
";

/// One parsed command line.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    Help,
    Serve { port: u16 },
    Test { suites: Vec<Suite> },
    Dist { out: Option<PathBuf> },
    Budgets,
    Check,
    Profile { rest: Vec<String> },
    Sources,
    NameByContent,
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command> {
    let mut rest = arguments.into_iter();
    let command = match rest.next().as_deref() {
        None | Some("help" | "--help" | "-h") => Command::Help,
        Some("serve") => {
            Command::Serve { port: option(&mut rest, "--port")?.map_or(Ok(8080), |port| parse_port(&port))? }
        }
        Some("test") => {
            let named = rest.by_ref().map(|name| Suite::named(&name)).collect::<Result<Vec<_>>>()?;
            Command::Test { suites: if named.is_empty() { Suite::ALL.to_vec() } else { named } }
        }
        Some("dist") => Command::Dist { out: option(&mut rest, "--out")?.map(PathBuf::from) },
        Some("budgets") => Command::Budgets,
        Some("check" | "layers") => Command::Check,
        Some("profile") => Command::Profile { rest: rest.by_ref().collect() },
        Some("sources") => Command::Sources,
        Some("name-by-content") => Command::NameByContent,
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    };
    match rest.next() {
        None => Ok(command),
        Some(extra) => bail!("`{extra}` has no meaning here\n\n{HELP}"),
    }
}

/// The value of `--name VALUE` or `--name=VALUE`, when the next argument is that option.
fn option(rest: &mut impl Iterator<Item = String>, name: &str) -> Result<Option<String>> {
    let Some(argument) = rest.next() else { return Ok(None) };
    if argument == name {
        return rest.next().map(Some).with_context(|| format!("{name} needs a value"));
    }
    match argument.strip_prefix(name).and_then(|value| value.strip_prefix('=')) {
        Some(value) => Ok(Some(value.to_owned())),
        None => bail!("`{argument}` has no meaning here; did you mean {name}?"),
    }
}

fn parse_port(port: &str) -> Result<u16> {
    port.parse().with_context(|| format!("`{port}` is not a port: a number from 0 to 65535"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn serve_listens_on_8080_unless_told_otherwise() {
        assert_eq!(parsed("serve").ok(), Some(Command::Serve { port: 8080 }));
        assert_eq!(parsed("serve --port 9000").ok(), Some(Command::Serve { port: 9000 }));
        assert_eq!(parsed("serve --port=9000").ok(), Some(Command::Serve { port: 9000 }));
    }

    #[test]
    fn a_port_must_be_a_port() {
        for line in ["serve --port", "serve --port x", "serve --port 65536", "serve 9000", "serve --port 1 2"] {
            assert!(parsed(line).is_err(), "{line}");
        }
    }

    #[test]
    fn test_runs_every_suite_unless_some_are_named() {
        assert_eq!(parsed("test").ok(), Some(Command::Test { suites: Suite::ALL.to_vec() }));
        assert_eq!(parsed("test unit fmt").ok(), Some(Command::Test { suites: vec![Suite::Unit, Suite::Fmt] }));
        assert!(parsed("test units").is_err());
    }

    #[test]
    fn dist_takes_a_folder() {
        assert_eq!(parsed("dist").ok(), Some(Command::Dist { out: None }));
        assert_eq!(parsed("dist --out /srv/app").ok(), Some(Command::Dist { out: Some("/srv/app".into()) }));
    }

    #[test]
    fn what_stands_behind_profile_is_passed_on() {
        let rest = ["try", "--op", "events.list"].map(str::to_owned).to_vec();
        assert_eq!(parsed("profile try --op events.list").ok(), Some(Command::Profile { rest }));
        assert_eq!(parsed("profile").ok(), Some(Command::Profile { rest: vec![] }));
    }

    #[test]
    fn layers_is_another_name_for_check() {
        assert_eq!(parsed("layers").ok(), Some(Command::Check));
        assert!(parsed("check everything").is_err());
    }

    #[test]
    fn an_unknown_command_is_refused_with_the_list_of_commands() {
        let message = parsed("server").err().map(|error| error.to_string()).unwrap_or_default();
        assert!(message.contains("cargo xtask serve"), "{message}");
    }
}
