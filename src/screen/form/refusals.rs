use leptos::prelude::*;
use zhihui_domain::failure::Failure;
use zhihui_domain::outbox::{Entry, Stage};
use zhihui_domain::problem::{FieldCode, FieldError};

use crate::store::DraftOf;

/// What the backend has refused about drafts that came back from the outbox, until their forms have said it.
#[derive(Clone, Copy)]
pub struct Refusals(StoredValue<Vec<(DraftOf, FieldError)>>);

impl Refusals {
    /// Puts them into the context.
    pub fn provide() {
        provide_context(Self(StoredValue::new(Vec::new())));
    }

    /// Notes why an entry came back, in the place of what was noted about its draft before.
    pub fn note(self, of: &DraftOf, entry: &Entry) {
        self.0.update_value(|noted| {
            noted.retain(|(other, _)| other != of);
            noted.extend(faults(entry).into_iter().map(|fault| (of.clone(), fault)));
        });
    }

    /// What is still to be said about a draft.
    pub fn about(self, of: &DraftOf) -> Vec<FieldError> {
        self.0
            .with_value(|noted| noted.iter().filter(|(about, _)| about == of).map(|(_, fault)| fault.clone()).collect())
    }

    /// Takes what a form says that has these fields.
    pub(super) fn take(self, of: &DraftOf, is_own: impl Fn(&str) -> bool) -> Vec<FieldError> {
        let is_said = |(about, fault): &(DraftOf, FieldError)| about == of && is_own(&fault.pointer);
        let said = self.0.with_value(|noted| noted.iter().filter(|one| is_said(one)).map(|(_, f)| f.clone()).collect());
        self.0.update_value(|noted| noted.retain(|one| !is_said(one)));
        said
    }
}

/// The refusals of this visit.
pub fn use_refusals() -> Refusals {
    expect_context()
}

/// What a form can say about a refusal. Words that name no field are about the whole: their pointer is empty.
fn faults(entry: &Entry) -> Vec<FieldError> {
    match &entry.stage {
        Stage::Refused(Failure::Validation(faults)) => faults.clone(),
        Stage::Refused(Failure::InWords { message }) => {
            vec![FieldError { pointer: String::new(), code: FieldCode::Other, message: message.clone() }]
        }
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use zhihui_domain::outbox::Operation;
    use zhihui_domain::time::Instant;

    use super::*;

    fn refused(failure: Failure) -> Entry {
        let entry = Entry::pressed("k".into(), Operation::ApplyForCard, String::new(), None, Instant::default());
        Entry { stage: Stage::Refused(failure), ..entry }
    }

    #[test]
    fn each_page_says_what_is_its_own_once() {
        let _owner = Owner::new();
        let refusals = Refusals(StoredValue::new(Vec::new()));
        let of = DraftOf::CardApplication;
        let fault = |pointer| FieldError::new(pointer, FieldCode::TooLong);
        let (name, code) = (fault("/identity/name"), fault("/employer/companyCode"));
        refusals.note(&of, &refused(Failure::Validation(vec![name.clone(), code.clone()])));
        assert_eq!(refusals.take(&DraftOf::SignIn, |_| true), []);
        assert_eq!(refusals.take(&of, |pointer| pointer.starts_with("/employer")), [code]);
        assert_eq!(refusals.about(&of).len(), 1);
        assert_eq!(refusals.take(&of, |_| true), [name]);
        assert_eq!(refusals.take(&of, |_| true), []);
    }

    #[test]
    fn the_latest_refusal_counts() {
        let _owner = Owner::new();
        let refusals = Refusals(StoredValue::new(Vec::new()));
        let of = DraftOf::Case("1".into());
        refusals.note(&of, &refused(Failure::Validation(vec![FieldError::new("/text", FieldCode::TooLong)])));
        refusals.note(&of, &refused(Failure::InWords { message: "暂停受理".into() }));
        let said: Vec<_> = refusals.about(&of).into_iter().map(|fault| (fault.pointer, fault.message)).collect();
        assert_eq!(said, [(String::new(), "暂停受理".to_owned())]);
        refusals.note(&of, &refused(Failure::Forbidden));
        assert_eq!(refusals.about(&of), []);
    }
}
