use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use zhihui_domain::account::PasswordRequest;

use super::said_by_form;
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::screen::{Form, Submission, use_navigator};
use crate::store::{Draft, DraftOf};
use crate::ui::button;
use crate::ui::form::{form_with, password_field};

/// What is typed. The phone keeps the name; the password lives in memory, and no longer than the page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Typed {
    name: String,
    #[serde(skip)]
    password: String,
}

impl Typed {
    fn request(&self) -> PasswordRequest {
        PasswordRequest { name: self.name.trim().to_owned(), password: self.password.clone() }
    }
}

/// Signing in by a name and a password.
pub fn by_password(next: String) -> AnyView {
    let (texts, backend, submission, navigator) = (use_texts(), use_backend(), Submission::idle(), use_navigator());
    let draft = Draft::<Typed>::open(DraftOf::SignIn);
    let form = Form::new(draft, |typed: &Typed| typed.request().check());
    let enter = move || {
        let Some(typed) = form.accepted() else { return };
        let next = next.clone();
        submission.send(backend.sign_in(&typed.request()), move |_| {
            draft.discard();
            // Going back must not lead to signing in again.
            navigator.go_instead(next);
        });
    };
    let name = form
        .text("/name", texts.account_user_name(), |typed| typed.name.clone(), |typed, name| typed.name = name)
        .hint(texts.account_user_name_hint())
        .autocomplete("username");
    let password = form.text(
        "/password",
        texts.account_password(),
        |typed| typed.password.clone(),
        |typed, password| typed.password = password,
    );
    view! {
        <p class="lead">{texts.account_lead_password()}</p>
        {form_with(enter, view! {
            {form.summary()}
            {name.view()}
            {password_field(password.autocomplete("current-password"), texts.account_show_password())}
            {said_by_form(form, submission, "/password", texts.failure_password())}
            {button::submit(texts.account_enter(), texts.app_sending(), submission.busy())}
        }.into_any())}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_never_kept() {
        let typed = Typed { name: " linxiaozhou ".into(), password: " zhihui-demo-1 ".into() };
        let kept = zhihui_json::write(&typed).expect("it has a JSON form");
        assert_eq!(kept, r#"{"name":" linxiaozhou "}"#);
        let again: Typed = zhihui_json::read(&kept).expect("it is read again");
        assert_eq!((again.name.as_str(), again.password.as_str()), (" linxiaozhou ", ""));
    }

    #[test]
    fn a_password_is_taken_with_its_blanks() {
        let typed = Typed { name: " linxiaozhou ".into(), password: " zhihui-demo-1 ".into() };
        assert_eq!(typed.request(), PasswordRequest { name: "linxiaozhou".into(), password: " zhihui-demo-1 ".into() });
    }
}
