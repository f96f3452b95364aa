//! `--all`: a list from its first page to its last.

use std::collections::BTreeSet;

use anyhow::{Result, bail};
use zhihui_json::Value;
use zhihui_profile::Answer;

use super::visit::{Shown, Visit};
use super::{conclude, input};
use crate::arguments::Wanted;
use crate::operations::Operation;

/// No list that people scroll through is longer.
const MOST_PAGES: usize = 1000;

/// Walks through it; the first page is shown, the others are counted. Answers whether the app could show all of it, and
/// each row once.
pub fn walk(visit: &mut Visit, operation: &Operation, wanted: &Wanted) -> Result<bool> {
    let mut asked = input::of(visit, wanted)?;
    let mut count = Count::default();
    loop {
        count.pages += 1;
        let shown = if count.pages == 1 { Shown::Whole } else { Shown::Briefly };
        let page = match visit.ask(operation.name, asked.clone(), shown) {
            Ok(Answer::Json(page)) => page,
            ended => return conclude(visit, operation, ended),
        };
        // A first page, and one that does not fit, in full.
        if count.pages == 1 || (operation.fits)(&page).is_err() {
            let fits = conclude(visit, operation, Ok(Answer::Json(page.clone())))?;
            if !fits {
                return Ok(false);
            }
        }
        count.take(&page);
        match page.get("next").and_then(Value::as_str) {
            Some(_) if count.pages == MOST_PAGES => bail!("the list goes on after {MOST_PAGES} pages"),
            Some(next) => asked.insert("cursor".to_owned(), next.into()),
            None => break,
        };
    }
    println!("{} {}", if count.is_right() { "✓" } else { "✗" }, count.words());
    Ok(count.is_right())
}

#[derive(Debug, Default)]
struct Count {
    pages: usize,
    rows: usize,
    ids: BTreeSet<String>,
    /// As the first page has it.
    total: Option<u64>,
}

impl Count {
    fn take(&mut self, page: &Value) {
        let items = page.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        self.rows += items.len();
        let ids = items.iter().filter_map(|item| item.get("id").or_else(|| item.get("reference")));
        self.ids.extend(ids.map(Value::to_string));
        self.total = self.total.or_else(|| page.get("total")?.as_u64());
    }

    fn is_right(&self) -> bool {
        self.ids.len() == self.rows && self.total.is_none_or(|total| u64::try_from(self.rows) == Ok(total))
    }

    fn words(&self) -> String {
        let plural = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
        let total = self.total.map_or("no total is told".to_owned(), |total| format!("the backend counts {total}"));
        let twice = self.rows - self.ids.len();
        let twice = if twice == 0 { String::new() } else { format!("; {} came again", plural(twice, "row")) };
        format!("{} on {}; {total}{twice}", plural(self.rows, "row"), plural(self.pages, "page"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Value {
        zhihui_json::parse(text).expect(text)
    }

    fn counted(pages: &[Value]) -> Count {
        let mut count = Count { pages: pages.len(), ..Count::default() };
        pages.iter().for_each(|page| count.take(page));
        count
    }

    #[test]
    fn a_row_that_comes_twice_is_told() {
        let page = json(r#"{ "items": [{ "id": "1" }, { "id": "2" }], "total": 4 }"#);
        let count = counted(&[page.clone(), page]);
        assert!(!count.is_right());
        assert_eq!(count.words(), "4 rows on 2 pages; the backend counts 4; 2 rows came again");
    }

    #[test]
    fn a_total_must_be_reached() {
        let page = |total: &str| json(&format!(r#"{{ "items": [{{ "reference": "1" }}], "total": {total} }}"#));
        assert!(counted(&[page("null")]).is_right() && counted(&[page("1")]).is_right());
        let short = counted(&[page("2")]);
        assert_eq!((short.is_right(), short.words().as_str()), (false, "1 row on 1 page; the backend counts 2"));
    }
}
