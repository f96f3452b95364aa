//! Cursors: where the next page of a list starts.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::{ColumnTrait, Condition};
use serde::{Deserialize, Serialize};
use zhihui_domain::page::Page;

use crate::entity::column::Moment;
use crate::extract::is_id;
use crate::problem::ApiError;

/// The query of a list without filters.
#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    #[param(minimum = 1, maximum = 100)]
    pub limit: Option<u32>,
    pub cursor: Option<String>,
}

/// The last item of a page: the next page starts after it, whatever was added in between.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    pub at: Moment,
    pub id: String,
}

impl Cursor {
    /// Reads a cursor that an earlier page of the list named `list` gave.
    pub fn parse(list: &str, text: Option<&str>) -> Result<Option<Self>, ApiError> {
        let Some(text) = text else { return Ok(None) };
        let parsed = URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        let parsed = parsed.as_deref().and_then(|plain| {
            let (at, id) = plain.strip_prefix(list)?.strip_prefix(' ')?.split_once(' ')?;
            Some(Self { at: Moment(at.parse().ok()?), id: is_id(id).then(|| id.to_owned())? })
        });
        parsed.map(Some).ok_or_else(|| ApiError::Malformed("the cursor is not one of this list".into()))
    }

    fn text(&self, list: &str) -> String {
        URL_SAFE_NO_PAD.encode(format!("{list} {} {}", self.at.0, self.id))
    }

    /// What comes after this item, oldest first.
    pub fn later<C: ColumnTrait, D: ColumnTrait>(&self, at: C, id: D) -> Condition {
        let tie = Condition::all().add(at.eq(self.at)).add(id.gt(self.id.as_str()));
        Condition::any().add(at.gt(self.at)).add(tie)
    }

    /// What comes after this item, newest first.
    pub fn earlier<C: ColumnTrait, D: ColumnTrait>(&self, at: C, id: D) -> Condition {
        let tie = Condition::all().add(at.eq(self.at)).add(id.lt(self.id.as_str()));
        Condition::any().add(at.lt(self.at)).add(tie)
    }
}

/// Cuts rows that were fetched with one more than `limit` into a page's rows and the cursor of the next one.
pub fn cut<R>(list: &str, mut rows: Vec<R>, limit: u64, cursor: impl Fn(&R) -> Cursor) -> (Vec<R>, Option<String>) {
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| more).map(|last| cursor(last).text(list));
    (rows, next)
}

/// One page on the wire.
pub fn page<T: Serialize>(items: Vec<T>, next: Option<String>, total: u64) -> Page<T> {
    Page { items, next, total: Some(total) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_belongs_to_its_list() {
        let cursor = Cursor { at: Moment(1_700_000_000_000), id: "optics".into() };
        let text = cursor.text("upcoming");
        assert!(matches!(Cursor::parse("upcoming", Some(&text)), Ok(Some(c)) if c == cursor));
        assert!(Cursor::parse("past", Some(&text)).is_err());
        assert!(matches!(Cursor::parse("past", None), Ok(None)));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "x", "!!", "AAAA", &URL_SAFE_NO_PAD.encode("past 1 a b"), &URL_SAFE_NO_PAD.encode("past x a")]
        {
            assert!(Cursor::parse("past", Some(text)).is_err(), "{text}");
        }
    }

    #[test]
    fn the_last_page_has_no_next() {
        let cursor = |n: &i64| Cursor { at: Moment(*n), id: "a".into() };
        assert_eq!(cut("l", vec![1, 2], 2, cursor).1, None);
        let (rows, next) = cut("l", vec![1, 2, 3], 2, cursor);
        assert_eq!(rows, [1, 2]);
        assert!(next.is_some());
    }
}
