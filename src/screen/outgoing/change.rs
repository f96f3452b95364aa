use std::sync::Arc;

use zhihui_domain::failure::Failure;
use zhihui_domain::outbox::{Entry, Stage};
use zhihui_domain::problem::FieldError;

use crate::i18n::Texts;
use crate::screen::Route;

type PageOf = Arc<dyn Fn(&str) -> Route + Send + Sync>;
type NameOf = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// Where the words of a write can be changed, and what their fields are called.
#[derive(Clone)]
pub struct Change {
    page: PageOf,
    name: NameOf,
}

impl Change {
    /// All of them on one page.
    pub fn at(page: Route) -> Self {
        Self::by_field(move |_| page.clone())
    }

    /// Each on the page of its field, by the field's pointer. An empty one asks for the first page.
    pub fn by_field(page: impl Fn(&str) -> Route + Send + Sync + 'static) -> Self {
        Self { page: Arc::new(page), name: Arc::new(|_| None) }
    }

    /// The same with the names of the fields.
    pub fn named(mut self, name: impl Fn(&str) -> Option<String> + Send + Sync + 'static) -> Self {
        self.name = Arc::new(name);
        self
    }

    /// The page to go to: the one with the first thing that was refused.
    pub fn page_of(&self, entry: &Entry) -> Route {
        let first = match &entry.stage {
            Stage::Refused(Failure::Validation(faults)) => faults.first(),
            _ => None,
        };
        (self.page)(first.map_or("", |fault| &fault.pointer))
    }

    /// What was refused, with the name of its field.
    pub fn words(&self, texts: Texts, fault: &FieldError) -> String {
        let sentence = texts.field_fault(fault);
        match (self.name)(&fault.pointer) {
            Some(place) => texts.fault_at(&sentence, &place),
            None => sentence,
        }
    }
}

#[cfg(test)]
mod tests {
    use zhihui_domain::outbox::Operation;
    use zhihui_domain::problem::FieldCode;
    use zhihui_domain::text::Language;
    use zhihui_domain::time::Instant;

    use super::*;
    use crate::screen::ApplyStep;

    #[test]
    fn the_first_fault_leads_to_its_page() {
        let change = Change::by_field(|pointer| match pointer {
            "/employer/name" => Route::CardApply(ApplyStep::Employer),
            _ => Route::CardApply(ApplyStep::Identity),
        });
        let mut entry = Entry::pressed("k".into(), Operation::ApplyForCard, String::new(), None, Instant::default());
        assert_eq!(change.page_of(&entry), Route::CardApply(ApplyStep::Identity));
        let fault = |pointer| FieldError::new(pointer, FieldCode::TooLong);
        entry.stage = Stage::Refused(Failure::Validation(vec![fault("/employer/name"), fault("/identity/name")]));
        assert_eq!(change.page_of(&entry), Route::CardApply(ApplyStep::Employer));
    }

    #[test]
    fn a_refused_field_is_named() {
        let texts = Texts::new(Language::Chinese);
        let change = Change::at(Route::Home).named(|pointer| (pointer == "/phone").then(|| "手机号".to_owned()));
        let words = |pointer: &str| change.words(texts, &FieldError::new(pointer, FieldCode::TooLong));
        assert_eq!(words("/phone"), format!("手机号：{}", texts.fault_too_long()));
        assert_eq!(words("/new"), texts.fault_too_long());
    }
}
