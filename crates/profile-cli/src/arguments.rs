//! What may stand behind `cargo xtask profile`.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context, Result, bail, ensure};
use lexopt::prelude::{Long, Short, Value as Word, ValueExt};
use zhihui_json::{Map, Value};

use crate::operations;

/// The text of `cargo xtask profile help`.
pub const HELP: &str = "\
cargo xtask profile check FILE              list what is wrong with a profile; without faults, what the app can do with it
cargo xtask profile try FILE --op NAME …    send one operation to the backend and show what became of it
cargo xtask profile schema                  write public/backend.schema.json

try:
  --op events.list                          one of the contract's operations
  --id X                                    the record that it is about
  --input '{\"when\": \"past\"}'                what it is asked with; laid over a sample of ours (RFC 7396)
  --base http://127.0.0.1:8080/api/v1       where the backend is; needed where baseUrl is a path alone
  --user NAME --password-env VARIABLE       sign in with a password, which stands in a variable
  --phone NUMBER --code CODE                sign in with a code (get one by --op session.code --phone NUMBER)
  --token-env VARIABLE                      go on with a token that stands in a variable
  --file PHOTO                              what uploads.create sends, instead of a picture of one pixel
  --all                                     walk all pages of a list and count them

Writes write: whatever is tried there happens on that backend. Passwords, tokens, codes, phone and document numbers are
masked in all that is printed.
";

/// One parsed command line.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    Help,
    Check { file: PathBuf },
    Try(Box<Wanted>),
    Schema,
}

/// The operation that is tried.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub file: PathBuf,
    pub operation: String,
    pub id: Option<String>,
    pub input: Map,
    pub base: Option<String>,
    pub person: Person,
    pub photo: Option<PathBuf>,
    pub all_pages: bool,
}

/// Who asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Person {
    Guest,
    Password {
        name: String,
        variable: String,
    },
    /// Without a code they cannot sign in, but be sent one.
    Phone {
        phone: String,
        code: Option<String>,
    },
    Token {
        variable: String,
    },
}

/// Reads the arguments after `cargo xtask profile`.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let command = match parser.next()? {
        None | Some(Long("help") | Short('h')) => return Ok(Command::Help),
        Some(Word(word)) => word.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    let mut files: Vec<PathBuf> = Vec::new();
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Word(file) => files.push(file.into()),
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("all") if command == "try" => options.all_pages = true,
            Long(name) if command == "try" => {
                let name = name.to_owned();
                let slot = options.slot(&name).with_context(|| format!("there is no --{name}\n\n{HELP}"))?;
                let value = parser.value().with_context(|| format!("--{name} needs a value"))?.string()?;
                ensure!(slot.replace(value).is_none(), "--{name} stands there twice");
            }
            other => return Err(other.unexpected().into()),
        }
    }
    match (command.as_str(), files.as_slice()) {
        ("help", []) => Ok(Command::Help),
        ("schema", []) => Ok(Command::Schema),
        ("check", [file]) => Ok(Command::Check { file: file.clone() }),
        ("try", [file]) => Ok(Command::Try(Box::new(options.wanted(file.clone())?))),
        ("check" | "try", _) => bail!("`{command}` takes one file\n\n{HELP}"),
        _ => bail!("there is no command `{command}`, or no file goes with it\n\n{HELP}"),
    }
}

/// The options of `try`, as they were typed.
#[derive(Default)]
struct Options {
    operation: Option<String>,
    id: Option<String>,
    input: Option<String>,
    base: Option<String>,
    user: Option<String>,
    password: Option<String>,
    phone: Option<String>,
    code: Option<String>,
    token: Option<String>,
    photo: Option<String>,
    all_pages: bool,
}

impl Options {
    fn slot(&mut self, name: &str) -> Option<&mut Option<String>> {
        Some(match name {
            "op" => &mut self.operation,
            "id" => &mut self.id,
            "input" => &mut self.input,
            "base" => &mut self.base,
            "user" => &mut self.user,
            "password-env" => &mut self.password,
            "phone" => &mut self.phone,
            "code" => &mut self.code,
            "token-env" => &mut self.token,
            "file" => &mut self.photo,
            _ => return None,
        })
    }

    fn wanted(self, file: PathBuf) -> Result<Wanted> {
        let known = || operations::ALL.map(|operation| operation.name).join(" ");
        let operation = self.operation.with_context(|| format!("--op is missing: one of {}", known()))?;
        ensure!(operations::named(&operation).is_some(), "there is no operation `{operation}`: one of {}", known());
        let input = match self.input.as_deref().map(zhihui_json::parse).transpose().context("--input is no JSON")? {
            None => Map::new(),
            Some(Value::Object(fields)) => fields,
            Some(_) => bail!("--input takes an object: '{{\"when\": \"past\"}}'"),
        };
        let person = match (self.user, self.password, self.phone, self.code, self.token) {
            (None, None, None, None, None) => Person::Guest,
            (Some(name), Some(variable), None, None, None) => Person::Password { name, variable },
            (None, None, Some(phone), code, None) => Person::Phone { phone, code },
            (None, None, None, None, Some(variable)) => Person::Token { variable },
            _ => bail!(
                "somebody signs in by --user and --password-env, by --phone and --code, or by --token-env: one of them"
            ),
        };
        let photo = self.photo.map(PathBuf::from);
        let base = self.base.map(|base| base.trim_end_matches('/').to_owned());
        Ok(Wanted { file, operation, id: self.id, input, base, person, photo, all_pages: self.all_pages })
    }
}

#[cfg(test)]
mod tests;
