//! JSON as text: compact, or over several lines for people.

use std::fmt::{self, Display, Formatter};

use crate::value::Value;

/// Compact; `{:#}` has a line for each item and field.
impl Display for Value {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        write(self, &mut text, f.alternate().then_some(0));
        f.write_str(&text)
    }
}

/// `level` is how deep lines are indented, where there are any.
fn write(value: &Value, text: &mut String, level: Option<usize>) {
    let deeper = level.map(|level| level + 1);
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(is) => text.push_str(if *is { "true" } else { "false" }),
        Value::Number(number) => text.push_str(number.as_str()),
        Value::String(plain) => push_quoted(text, plain),
        Value::Array(items) => {
            text.push('[');
            for (number, item) in items.iter().enumerate() {
                part(text, number, deeper);
                write(item, text, deeper);
            }
            end(text, items.len(), level);
            text.push(']');
        }
        Value::Object(fields) => {
            text.push('{');
            for (number, (name, value)) in fields.iter().enumerate() {
                part(text, number, deeper);
                push_quoted(text, name);
                text.push_str(if level.is_some() { ": " } else { ":" });
                write(value, text, deeper);
            }
            end(text, fields.len(), level);
            text.push('}');
        }
    }
}

/// What stands before an item or a field.
fn part(text: &mut String, number: usize, level: Option<usize>) {
    if number > 0 {
        text.push(',');
    }
    line(text, level);
}

/// What stands behind the last one, if there is any.
fn end(text: &mut String, count: usize, level: Option<usize>) {
    if count > 0 {
        line(text, level);
    }
}

fn line(text: &mut String, level: Option<usize>) {
    let Some(level) = level else { return };
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

/// A text in quotes, with escapes for what JSON has no other way to write.
#[inline(never)]
pub(crate) fn push_quoted(text: &mut String, plain: &str) {
    text.push('"');
    for letter in plain.chars() {
        let short = match letter {
            '"' | '\\' => letter,
            '\u{8}' => 'b',
            '\t' => 't',
            '\n' => 'n',
            '\u{c}' => 'f',
            '\r' => 'r',
            '\0'..' ' => {
                let code = u32::from(letter);
                text.push_str(if code < 16 { "\\u000" } else { "\\u001" });
                text.extend(char::from_digit(code & 15, 16));
                continue;
            }
            _ => {
                text.push(letter);
                continue;
            }
        };
        text.push('\\');
        text.push(short);
    }
    text.push('"');
}
