use crate::platform::database::Record;

/// Records, one a name, in the order of their names.
///
/// A list and no tree: a phone has a hundred or two of them, and the code of a tree is 3 KB of what everybody loads.
#[derive(Clone, Default)]
pub struct All(Vec<Record>);

impl All {
    /// The record of a name.
    pub fn get(&self, name: &str) -> Option<&Record> {
        self.0.get(self.place(name).ok()?)
    }

    /// Puts a record in the place of the one with its name, if there is one.
    pub fn put(&mut self, record: Record) {
        match self.place(&record.name) {
            Ok(place) => self.0[place] = record,
            Err(place) => self.0.insert(place, record),
        }
    }

    /// Takes out the record of a name.
    pub fn remove(&mut self, name: &str) -> Option<Record> {
        let place = self.place(name).ok()?;
        Some(self.0.remove(place))
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Record> {
        self.0.iter()
    }

    /// Drops those that are not wanted.
    pub fn retain(&mut self, is_wanted: impl Fn(&Record) -> bool) {
        self.0.retain(is_wanted);
    }

    fn place(&self, name: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|record| record.name.as_str().cmp(name))
    }
}

impl FromIterator<Record> for All {
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut all = Self::default();
        records.into_iter().for_each(|record| all.put(record));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(name: &str, text: &str) -> Record {
        Record { name: name.to_owned(), at: 0.0, text: text.to_owned() }
    }

    #[test]
    fn a_name_has_one_record() {
        let mut all: All = [record("b", "1"), record("a", "2"), record("b", "3")].into_iter().collect();
        assert_eq!(all.iter().map(|record| record.text.as_str()).collect::<Vec<_>>(), ["2", "3"]);
        assert_eq!(all.get("b"), Some(&record("b", "3")));
        assert_eq!(all.remove("a"), Some(record("a", "2")));
        assert_eq!(all.get("a"), None);
        assert_eq!(all.remove("a"), None);
    }

    #[test]
    fn what_is_not_wanted_goes() {
        let mut all: All = ["copy/b", "draft/a", "copy/a"].map(|name| record(name, "")).into_iter().collect();
        all.retain(|record| !record.name.starts_with("copy/"));
        assert_eq!(all.iter().map(|record| record.name.as_str()).collect::<Vec<_>>(), ["draft/a"]);
    }
}
