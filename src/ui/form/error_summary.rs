use leptos::prelude::*;

use super::FormFaults;
use crate::platform::document;
use crate::ui::{DomId, live};

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
                        let id = DomId::Field(fault.pointer).name();
                        let href = format!("#{id}");
                        let go = move |press: leptos::ev::MouseEvent| {
                            press.prevent_default();
                            document::reveal(&id);
                        };
                        view! {
                            <li>
                                <a href=href on:click=go>{fault.message}</a>
                            </li>
                        }
                        .into_any()
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
