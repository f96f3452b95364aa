mod at_provider;
mod by_code;
mod by_password;

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zhihui_domain::failure::Failure;
use zhihui_domain::problem::{FieldCode, FieldError, ProblemCode};
use zhihui_profile::SignIn;

use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{Form, Frame, Route, Submission, effect, frame};
use crate::ui::live;

/// Signing in as the backend wants it; afterwards on to `next`, a path of this app.
pub fn sign_in_page(next: String) -> AnyView {
    let texts = use_texts();
    let content = match use_backend().sign_in_style() {
        SignIn::PhoneCode => by_code::by_code(next),
        SignIn::Password => by_password::by_password(next),
        SignIn::Oidc(_) => at_provider::at_provider(next),
        // Nobody signs in here, and so no address leads here.
        SignIn::Elsewhere | SignIn::Never => ().into_any(),
    };
    frame(Frame::new(texts.account_sign_in(), content).back(Route::Home, texts.app_tab_home()))
}

/// What a form says itself about a failure of its submission: beside its fields and in the summary, not a third time
/// below. For the rest, a notice.
fn said_by_form<T>(form: Form<T>, submission: Submission, secret: &'static str, rejected: &'static str) -> AnyView
where
    T: Clone + Default + Serialize + DeserializeOwned + Send + Sync + 'static,
{
    let faults = move || submission.failure().map(|failure| faults(&failure, secret, rejected)).unwrap_or_default();
    effect(move || {
        let faults = faults();
        if !faults.is_empty() {
            form.refuse(&faults);
        }
    });
    live(move || if faults().is_empty() { submission.notice() } else { ().into_any() })
}

/// The faults of a form in a failure; none where the failure is not the form's. `secret` is the field of what proves who
/// somebody is, and `rejected` what to say when it does not.
fn faults(failure: &Failure, secret: &str, rejected: &str) -> Vec<FieldError> {
    let fault = |pointer: &str, message: &str| {
        vec![FieldError { pointer: pointer.to_owned(), code: FieldCode::Other, message: message.to_owned() }]
    };
    match failure {
        Failure::Validation(faults) => faults.clone(),
        // Many backends answer 401 to a wrong password, as if it were a token.
        Failure::Unauthenticated | Failure::Conflict(ProblemCode::CodeRejected | ProblemCode::PasswordRejected) => {
            fault(secret, rejected)
        }
        Failure::InWords { message } => fault("", message),
        _ => vec![],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(failure: Failure) -> Vec<(String, String)> {
        let faults = faults(&failure, "/password", "不对");
        faults.into_iter().map(|fault| (fault.pointer, fault.message)).collect()
    }

    #[test]
    fn what_proves_nothing_is_its_fields_fault() {
        let wrong = [("/password".to_owned(), "不对".to_owned())];
        assert_eq!(said(Failure::Conflict(ProblemCode::PasswordRejected)), wrong);
        assert_eq!(said(Failure::Unauthenticated), wrong);
    }

    #[test]
    fn the_backends_own_words_are_about_the_whole() {
        let message = "账号已停用".to_owned();
        assert_eq!(said(Failure::InWords { message: message.clone() }), [(String::new(), message)]);
    }

    #[test]
    fn what_is_not_the_forms_is_said_below() {
        for failure in [Failure::Offline, Failure::Server { status: 500 }, Failure::RateLimited { retry_after: None }] {
            assert_eq!(said(failure), []);
        }
    }
}
