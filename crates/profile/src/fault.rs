/// One thing that is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// RFC 6901 pointer; empty for the whole file.
    pub pointer: String,
    /// What to write instead, in English: deployers read it, not users.
    pub message: String,
}

impl Fault {
    /// What is wrong at a place.
    pub fn new(pointer: impl Into<String>, message: impl Into<String>) -> Self {
        Self { pointer: pointer.into(), message: message.into() }
    }

    /// What is wrong with the whole file.
    pub fn whole(message: impl Into<String>) -> Self {
        Self::new("", message)
    }
}
