//! Lists by page, offset, range, cursor or link.

use zhihui_json::Value;

/// What the request for one page carries beside the operation's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageRequest {
    pub query: Vec<(String, String)>,
    pub headers: Vec<(String, String)>,
    /// The whole address, where the backend gave one; takes the place of the operation's own.
    pub url: Option<String>,
}

/// What the answer says about the list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found<'f> {
    /// As they came.
    pub rows: &'f [Value],
    /// What the selector `total` leads to.
    pub total: Option<Value>,
    /// What the selector `next` leads to.
    pub next: Option<Value>,
    /// The header `Content-Range`.
    pub content_range: Option<&'f str>,
}

/// Where the list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Onward {
    /// Our cursor for the next page.
    pub next: Option<String>,
    pub total: Option<u64>,
    /// The page before came again: there is nothing in this one.
    pub is_repeated: bool,
}

/// The request for the page at `cursor`, or for the first one. `Err` says what is wrong with a cursor.
pub(crate) fn request(_paging: &Value, _cursor: Option<&str>) -> Result<PageRequest, &'static str> {
    Err("")
}

/// Where the list goes on after the page at `cursor`. `Err` for an address that the session must not follow.
pub(crate) fn onward(
    _paging: &Value,
    _base_url: &str,
    _cursor: Option<&str>,
    _found: &Found,
) -> Result<Onward, &'static str> {
    Err("")
}
