/// The ids of elements that something refers to: focus, labels, descriptions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomId {
    /// The main landmark, for the skip link.
    Main,
    /// The page's `h1`; takes the focus on navigation.
    Title,
    /// The summary of a form's errors; takes the focus when a form is refused.
    ErrorSummary,
    /// A form's control, by its JSON pointer.
    Field(String),
    Hint(String),
    Fault(String),
    /// The heading of a part of a page that a link leads to.
    Section(String),
    /// The static page that `index.html` shows until the app is drawn.
    Boot,
}

impl DomId {
    /// The attribute's value.
    pub fn name(&self) -> String {
        let of = |kind: &str, pointer: &str| format!("{kind}{}", pointer.replace('/', "-"));
        match self {
            Self::Main => "main".to_owned(),
            Self::Title => "page-title".to_owned(),
            Self::ErrorSummary => "error-summary".to_owned(),
            Self::Field(pointer) => of("field", pointer),
            Self::Hint(pointer) => of("hint", pointer),
            Self::Fault(pointer) => of("fault", pointer),
            Self::Section(name) => format!("section-{name}"),
            Self::Boot => "boot".to_owned(),
        }
    }
}
