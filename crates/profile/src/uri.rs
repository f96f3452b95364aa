//! URI templates: of RFC 6570 what a request needs, `{x}` `{+x}` `{?x,y}` `{&x}` over single values.

/// Fills a template in. A parameter without a value leaves no trace; a path without one would lead to something else (the
/// whole list for one of its records), so there it is an error: the variable's name.
pub(crate) fn expand<'t, 'v>(template: &'t str, variable: &dyn Fn(&str) -> Option<&'v str>) -> Result<String, &'t str> {
    let mut address = String::new();
    let mut rest = template;
    while let Some((literal, expression, after)) = cut(rest) {
        address.push_str(literal);
        rest = after;
        let (operator, names) = parts(expression);
        let mut separator = match operator {
            "?" => "?",
            "&" => "&",
            _ => "",
        };
        let is_parameter = !separator.is_empty();
        for name in names.split(',') {
            match variable(name) {
                Some(value) if is_parameter => {
                    address.push_str(separator);
                    push_pair(&mut address, name, value);
                    separator = "&";
                }
                None if is_parameter => {}
                Some(value) if !value.is_empty() => {
                    address.push_str(separator);
                    push_encoded(&mut address, value, if operator == "+" { RESERVED } else { b"" });
                    separator = ",";
                }
                _ => return Err(name),
            }
        }
    }
    address.push_str(rest);
    Ok(address)
}

/// What is wrong with a template, if anything.
pub(crate) fn fault(template: &str) -> Option<String> {
    let mut literals = String::new();
    let mut rest = template;
    while let Some((literal, expression, after)) = cut(rest) {
        literals.push_str(literal);
        rest = after;
        let is_name =
            |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !parts(expression).1.split(',').all(is_name) {
            return Some(["{", expression, "} is none of {x} {+x} {?x,y} {&x}"].concat());
        }
    }
    literals.push_str(rest);
    let mut letters = literals.chars();
    let wrong = letters.find(|letter| letter.is_whitespace() || letter.is_control() || is_barred(*letter))?;
    let mut what = String::from(wrong);
    what.push_str(" cannot stand in an address");
    Some(what)
}

fn is_barred(letter: char) -> bool {
    matches!(letter, '{' | '}' | '\\' | '<' | '>' | '"' | '^' | '`' | '|' | '#')
}

/// What is before the first expression, the expression, and what is after it.
fn cut(template: &str) -> Option<(&str, &str, &str)> {
    let (literal, rest) = template.split_once('{')?;
    let (expression, after) = rest.split_once('}')?;
    Some((literal, expression, after))
}

/// The operator of an expression and its variables.
fn parts(expression: &str) -> (&str, &str) {
    expression.split_at(usize::from(expression.starts_with(['+', '?', '&'])))
}

const RESERVED: &[u8] = b":/?#[]@!$&'()*+,;=";

/// `name=value`, percent-encoded.
pub(crate) fn push_pair(address: &mut String, name: &str, value: &str) {
    push_encoded(address, name, b"");
    address.push('=');
    push_encoded(address, value, b"");
}

/// Percent-encodes everything but RFC 3986's unreserved characters, and those that are kept.
fn push_encoded(address: &mut String, text: &str, kept: &[u8]) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for digit in [byte >> 4, byte & 15] {
                address.push(char::from(DIGITS[usize::from(digit)]));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_template_is_told() {
        for template in ["", "/x", "/x/{id}", "/x/{+id}/{other_1}", "/x{?a,b}{&c}", "/x?page[size]=1&a=%20", "/智"] {
            assert_eq!(fault(template), None, "{template}");
        }
        for template in [
            "/{", "/}", "/{}", "/{?}", "/{a,}", "/{#a}", "/{/a}", "/{a*}", "/{a:3}", "/{a-b}", "/{{a}}", "/a b",
            "/a\\b", "/a#b", "/a\nb",
        ] {
            assert!(fault(template).is_some(), "{template}");
        }
    }
}
