use std::{slice, vec};

use crate::value::Value;

/// The fields of an object, in the order in which they were put there; each name once.
///
/// A list that is looked through: objects have few fields, and a tree weighed 8 KB of wasm.
#[derive(Clone, Debug, Default, Eq)]
pub struct Map(Vec<(String, Value)>);

impl Map {
    /// One without fields.
    pub fn new() -> Self {
        Self::default()
    }

    /// How many fields there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no field.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    #[inline(never)]
    fn position(&self, name: &str) -> Option<usize> {
        self.0.iter().position(|(other, _)| other == name)
    }

    /// The value of a field.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.get(self.position(name)?).map(|(_, value)| value)
    }

    /// The value of a field, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let at = self.position(name)?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is a field of this name.
    pub fn contains_key(&self, name: &str) -> bool {
        self.position(name).is_some()
    }

    /// Puts a value into the field's place, or behind all others where it is new. Answers what was there.
    #[inline(never)]
    pub fn insert(&mut self, name: String, value: Value) -> Option<Value> {
        match self.get_mut(&name) {
            Some(place) => Some(std::mem::replace(place, value)),
            None => {
                self.push(name, value);
                None
            }
        }
    }

    /// Puts a field that is not there yet behind all others.
    pub(crate) fn push(&mut self, name: String, value: Value) {
        self.0.push((name, value));
    }

    /// Takes a field out; the others keep their order.
    #[inline(never)]
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.position(name)?;
        Some(self.0.remove(at).1)
    }

    /// The place of a field, which may be empty.
    pub fn entry(&mut self, name: impl Into<String>) -> Entry<'_> {
        Entry { map: self, name: name.into() }
    }

    /// The names and values.
    pub fn iter(&self) -> Iter<'_> {
        Iter(self.0.iter())
    }

    /// The names, and the values to change them.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&String, &mut Value)> {
        self.0.iter_mut().map(|(name, value)| (&*name, value))
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }
}

/// The place of a field.
#[derive(Debug)]
pub struct Entry<'m> {
    map: &'m mut Map,
    name: String,
}

impl<'m> Entry<'m> {
    /// The value there, which is this one if the place was empty.
    pub fn or_insert(self, value: Value) -> &'m mut Value {
        self.or_insert_with(|| value)
    }

    /// The value there, which is made if the place was empty.
    pub fn or_insert_with(self, make: impl FnOnce() -> Value) -> &'m mut Value {
        let Self { map: Map(fields), name } = self;
        let at = fields.iter().position(|(other, _)| *other == name).unwrap_or(fields.len());
        if at == fields.len() {
            fields.push((name, make()));
        }
        &mut fields[at].1
    }
}

/// The names and values of an object, in order.
#[derive(Clone, Debug)]
pub struct Iter<'m>(slice::Iter<'m, (String, Value)>);

impl<'m> Iterator for Iter<'m> {
    type Item = (&'m String, &'m Value);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|(name, value)| (name, value))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl<'m> IntoIterator for &'m Map {
    type Item = (&'m String, &'m Value);
    type IntoIter = Iter<'m>;

    fn into_iter(self) -> Iter<'m> {
        self.iter()
    }
}

impl IntoIterator for Map {
    type Item = (String, Value);
    type IntoIter = vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl Extend<(String, Value)> for Map {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

impl FromIterator<(String, Value)> for Map {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        let mut map = Self::new();
        map.extend(fields);
        map
    }
}

/// In whatever order.
impl PartialEq for Map {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}
