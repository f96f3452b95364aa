use leptos::prelude::*;

use super::{Fault, FormFaults};
use crate::platform::document;
use crate::ui::{DomId, handler, live};

/// All faults on top of the form, each a link to its field. `title` makes the heading from their number.
pub fn error_summary(faults: FormFaults, title: impl Fn(u32) -> String + Send + 'static) -> AnyView {
    live(move || {
        let listed = faults.summarised();
        (!listed.is_empty())
            .then(|| {
                let heading = title(u32::try_from(listed.len()).unwrap_or(u32::MAX));
                let links: Vec<_> = listed
                    .into_iter()
                    .map(|fault| {
                        // What is wrong with the whole has no field to lead to.
                        let words = match fault.pointer.is_empty() {
                            true => fault.message.into_any(),
                            false => link(fault),
                        };
                        view! { <li>{words}</li> }.into_any()
                    })
                    .collect();
                view! {
                    <div class="error-summary" id=DomId::ErrorSummary.name() role="alert" tabindex="-1">
                        <h2 class="error-summary__title">{heading}</h2>
                        <ul>{links}</ul>
                    </div>
                }
                .into_any()
            })
            .into_any()
    })
}

fn link(fault: Fault) -> AnyView {
    let id = DomId::Field(fault.pointer).name();
    let href = format!("#{id}");
    let go = move |press: leptos::ev::MouseEvent| {
        press.prevent_default();
        document::reveal(&id);
    };
    view! {
        <a href=href on:click=handler(go)>{fault.message}</a>
    }
    .into_any()
}
