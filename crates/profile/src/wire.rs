//! What goes out and what comes back, without any idea of who carries it.

/// One request, complete but for the session's token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `POST`, `PUT`, `PATCH` or `DELETE`.
    pub method: String,
    pub url: String,
    pub headers: Vec<(String, String)>,
    pub body: Body,
    /// Whether it must not carry the session's token.
    pub as_guest: bool,
}

/// What a request carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Nothing,
    /// Its type stands among the headers.
    Text(String),
    /// A form with these fields and the photo that belongs to the operation in this part.
    Photo {
        part: String,
        fields: Vec<(String, String)>,
    },
}

/// An answer, whatever its status.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    pub status: u16,
    /// All that the browser lets us see; the case of names does not count.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Response {
    /// A header's value. `None` also where a backend on another origin does not expose it.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}
