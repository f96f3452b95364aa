use leptos::prelude::*;
use zhihui_domain::failure::Failure;

use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::platform::location;
use crate::screen::{Route, Submission, use_navigator};
use crate::ui::form::form_with;
use crate::ui::{button, live, notice};

/// Signing in at the zone's own page. It sends people back to this one, with a code in the query.
pub fn at_provider(next: String) -> AnyView {
    let (texts, backend, submission) = (use_texts(), use_backend(), Submission::idle());
    arrive(submission);
    let leave = move || {
        submission.send(backend.start_oidc(next.clone()), |()| ());
    };
    let told = move || match submission.failure() {
        // Not let in, gone back, or too slow: nothing of the session of before.
        Some(Failure::Unauthenticated) => {
            notice::failure(texts.account_oidc_failed(), texts.account_oidc_failed_body(), ().into_any())
        }
        _ => submission.notice(),
    };
    view! {
        <p class="lead">{texts.account_lead_oidc()}</p>
        {form_with(leave, view! {
            {live(told)}
            {button::submit(texts.account_sign_in_oidc(), texts.account_signing_in(), submission.busy())}
        }.into_any())}
    }
    .into_any()
}

/// Goes on where the provider has sent somebody back.
fn arrive(submission: Submission) {
    let (backend, navigator) = (use_backend(), use_navigator());
    let address = untrack(|| navigator.address());
    let Some((_, query)) = address.split_once('?') else { return };
    if location::query_value(query, "state").is_none() {
        return;
    }
    let query = query.to_owned();
    let finish = async move { backend.finish_oidc(&query).await };
    submission.send(finish, move |next| navigator.go_instead(Route::safe_next(next)));
    // The code stands neither in the address nor in the history any longer than needed.
    request_animation_frame(move || navigator.go_instead(Route::SignIn { next: None }.href()));
}
