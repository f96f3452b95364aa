//! Lists by page, offset, range, cursor or link.

use zhihui_json::Value;

use crate::hash::{START, fnv};
use crate::link;
use crate::pointer::{count, text_in};
use crate::template::text_of;

/// What the request for one page carries beside the operation's own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct PageRequest {
    pub query: Vec<(String, String)>,
    /// The header `Range`.
    pub range: Option<String>,
    /// What follows `baseUrl`, where the backend gave a link; takes the place of the operation's own address.
    pub link: Option<String>,
}

/// What the answer says about the list.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Found<'f> {
    /// As they came.
    pub rows: &'f [Value],
    /// What the selector `total` leads to.
    pub total: Option<&'f Value>,
    /// What the selector `next` leads to.
    pub next: Option<&'f Value>,
    /// The header `Content-Range`.
    pub content_range: Option<&'f str>,
    pub base_url: &'f str,
    /// The address that was answered.
    pub asked: &'f str,
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

const LEAVES: &str = "a link that leaves baseUrl";
const NOT_OURS: &str = "a cursor of another list";

/// Our cursor: what the page before it was, how many rows were seen by then, and where the backend's list goes on.
struct Cursor<'c> {
    print: u64,
    seen: u64,
    place: &'c str,
}

impl<'c> Cursor<'c> {
    fn read(text: Option<&'c str>) -> Result<Option<Self>, &'static str> {
        let Some(text) = text else { return Ok(None) };
        Self::of_text(text).map(Some).ok_or(NOT_OURS)
    }

    fn of_text(text: &'c str) -> Option<Self> {
        let (print, rest) = text.split_once('.')?;
        let (seen, place) = rest.split_once('.')?;
        Some(Self { print: count(print)?, seen: count(seen)?, place })
    }

    fn write(&self) -> String {
        [&self.print.to_string(), ".", &self.seen.to_string(), ".", self.place].concat()
    }
}

fn word<'p>(paging: &'p Value, name: &str) -> &'p str {
    text_in(paging, name).unwrap_or_default()
}

fn number(paging: &Value, name: &str, usual: u64) -> u64 {
    paging.get(name).and_then(Value::as_u64).unwrap_or(usual)
}

fn size(paging: &Value) -> u64 {
    number(paging, "size", 20).max(1)
}

/// The request for the page at `cursor`, or for the first one. `Err` says what is wrong with a cursor.
pub(crate) fn request(paging: &Value, cursor: Option<&str>) -> Result<PageRequest, &'static str> {
    let cursor = Cursor::read(cursor)?;
    let mut request = PageRequest::default();
    let place = match (word(paging, "style"), &cursor) {
        ("page", None) => Some(number(paging, "first", 1).to_string()),
        ("offset", None) => Some("0".to_owned()),
        ("page" | "offset" | "cursor", Some(cursor)) => Some(cursor.place.to_owned()),
        ("range", cursor) => {
            let first = cursor.as_ref().map_or(0, |cursor| cursor.seen);
            let unit = text_in(paging, "unit").unwrap_or("items");
            let last = first.saturating_add(size(paging) - 1);
            request.range = Some([unit, "=", &first.to_string(), "-", &last.to_string()].concat());
            None
        }
        ("link", Some(cursor)) => {
            if !link::stays(cursor.place) {
                return Err(LEAVES);
            }
            request.link = Some(cursor.place.to_owned());
            None
        }
        _ => None,
    };
    if let Some((name, place)) = text_in(paging, "parameter").zip(place) {
        request.query.push((name.to_owned(), place));
    }
    if let Some(name) = text_in(paging, "sizeParameter") {
        request.query.push((name.to_owned(), size(paging).to_string()));
    }
    Ok(request)
}

/// Where the list goes on after the page at `cursor`. `Err` for an address that the session must not follow.
pub(crate) fn onward(paging: &Value, cursor: Option<&str>, found: &Found) -> Result<Onward, &'static str> {
    let before = Cursor::read(cursor)?;
    let style = word(paging, "style");
    let rows = found.rows.len() as u64;
    let seen = before.as_ref().map_or(0, |before| before.seen).saturating_add(rows);
    let print = found.rows.iter().fold(START, |hash, row| fnv(fnv(hash, row.to_string().as_bytes()), b"\n"));
    let ranged = || count(found.content_range.filter(|_| style == "range")?.split_once('/')?.1.trim());
    // -1 is how some say that they did not count.
    let total = found.total.and_then(|total| count(text_of(total)?)).or_else(ranged);
    let is_repeated = rows > 0 && before.as_ref().is_some_and(|before| before.print == print);
    if is_repeated || rows == 0 {
        return Ok(Onward { next: None, total, is_repeated });
    }
    let is_more = total.map_or(rows >= size(paging), |total| seen < total);
    let place = match style {
        "page" if is_more => {
            let page = before.and_then(|before| count(before.place)).unwrap_or_else(|| number(paging, "first", 1));
            Some(page.saturating_add(1).to_string())
        }
        "offset" | "range" if is_more => Some(seen.to_string()),
        "cursor" => found.next.and_then(text_of).filter(|next| !next.is_empty()).map(str::to_owned),
        "link" => match found.next.and_then(Value::as_str).and_then(|next| address(paging, next)) {
            Some(next) => Some(link::followed(found.base_url, found.asked, next).ok_or(LEAVES)?),
            None => None,
        },
        _ => None,
    };
    let next = place.map(|place| Cursor { print, seen, place: &place }.write());
    Ok(Onward { next, total, is_repeated })
}

/// The address in what the selector `next` found.
fn address<'n>(paging: &Value, next: &'n str) -> Option<&'n str> {
    if word(paging, "next").eq_ignore_ascii_case("$response.header.Link") {
        return link::next_in(next);
    }
    Some(next).filter(|next| !next.is_empty())
}
