/// What is small and needed before the database is open, in `localStorage`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    Language,
    EasyMode,
    /// The build that the person has put off.
    PutOff,
}

impl Key {
    /// The name in the browser's storage; the number counts breaking changes of the records.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Language => "zhihui.1.language",
            Self::EasyMode => "zhihui.1.easy-mode",
            Self::PutOff => "zhihui.1.put-off",
        }
    }
}
