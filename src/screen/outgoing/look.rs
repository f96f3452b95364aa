use leptos::prelude::*;
use zhihui_domain::outbox::Operation;

use crate::backend::{Capability, use_backend};
use crate::i18n::use_texts;
use crate::platform::location;
use crate::screen::{Route, use_navigator};
use crate::ui::button::{self, Weight};

/// The way to where a person sees whether the backend has done it, if there is such a page.
pub fn look(operation: &Operation) -> Option<AnyView> {
    let (texts, backend) = (use_texts(), use_backend());
    let page = page(operation, backend.account_id().is_some(), |what| backend.can(what))?.href();
    Some(if page == untrack(|| use_navigator().address()) {
        button::button(Weight::Primary, texts.app_reload(), location::reload)
    } else {
        button::link(Weight::Primary, texts.outbox_look(), page)
    })
}

fn page(operation: &Operation, is_person: bool, can: impl Fn(Capability) -> bool) -> Option<Route> {
    let page = match operation {
        // A guest's are on the phone alone.
        Operation::Register(_) if !is_person || !can(Capability::Registrations) => return None,
        Operation::Register(_) => Route::Me,
        Operation::CancelRegistration { id, .. } => Route::Registration(id.clone()),
        Operation::ApplyForCard => Route::Card,
        Operation::RaiseCase(_) => Route::Cases,
        Operation::Write(reference) | Operation::RateCase(reference) => Route::Case(reference.clone()),
    };
    page.is_there(can).then_some(page)
}

#[cfg(test)]
mod tests {
    use zhihui_domain::ids::{EventId, Reference};

    use super::*;

    #[test]
    fn what_may_have_arrived_is_looked_for_where_it_would_be() {
        let (register, write) =
            (Operation::Register(EventId::new("optics")), Operation::Write(Reference::new("ZH-2611-0001")));
        assert_eq!(page(&register, true, |_| true), Some(Route::Me));
        assert_eq!(page(&write, true, |_| true), Some(Route::Case(Reference::new("ZH-2611-0001"))));
        assert_eq!(page(&Operation::RaiseCase("1".into()), true, |_| true), Some(Route::Cases));
    }

    #[test]
    fn where_there_is_no_list_there_is_nowhere_to_look() {
        let register = Operation::Register(EventId::new("optics"));
        assert_eq!(page(&register, false, |_| true), None);
        assert_eq!(page(&register, true, |what| what != Capability::Registrations), None);
        assert_eq!(page(&Operation::ApplyForCard, true, |what| what != Capability::Card), None);
    }
}
