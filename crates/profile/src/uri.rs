//! URI templates: RFC 6570 up to level 3, over single values.

/// Fills a template in. A variable without a value leaves no trace.
pub(crate) fn expand(_template: &str, _variable: &dyn Fn(&str) -> Option<String>) -> String {
    String::new()
}

/// What is wrong with a template, if anything.
pub(crate) fn fault(_template: &str) -> Option<String> {
    None
}

/// Percent-encodes everything but RFC 3986's unreserved characters.
pub(crate) fn encode(_text: &str) -> String {
    String::new()
}
