use leptos::prelude::*;
use zhihui_domain::account::{CodeRequest, CodeSent, SessionRequest};

use super::said_by_form;
use crate::backend::use_backend;
use crate::i18n::use_texts;
use crate::platform::document;
use crate::platform::timer::Interval;
use crate::screen::{Form, Submission, use_navigator};
use crate::store::{Draft, DraftOf};
use crate::ui::button::{self, Weight};
use crate::ui::form::{Keyboard, form_with};
use crate::ui::{DomId, live};

/// What backends usually grant, where this one's answer was lost.
const CODE_SECONDS: u32 = 300;
const RESEND_SECONDS: u32 = 60;

/// Signing in by a code to one's phone.
pub fn by_code(next: String) -> AnyView {
    let texts = use_texts();
    let draft = Draft::<SessionRequest>::open(DraftOf::SignIn);
    // A code of an earlier visit has lapsed.
    draft.update(|d| d.code.clear());
    let sent = RwSignal::new(None::<CodeSent>);
    view! {
        <p class="lead">{texts.account_sign_in_lead()}</p>
        {move || match sent.get() {
            None => phone_form(draft, sent),
            Some(code) => code_form(draft, sent, code, next.clone()),
        }}
    }
    .into_any()
}

fn phone_form(draft: Draft<SessionRequest>, sent: RwSignal<Option<CodeSent>>) -> AnyView {
    let (texts, backend, submission) = (use_texts(), use_backend(), Submission::idle());
    let form = Form::new(draft, |request: &SessionRequest| {
        CodeRequest { phone: request.phone.clone() }.check().err().unwrap_or_default()
    });
    let send = move || {
        if let Some(request) = form.accepted() {
            submission.send(backend.send_code(CodeRequest { phone: request.phone }), move |code| {
                sent.set(Some(code));
                focus_soon("/code");
            });
        }
    };
    let phone = form
        .text("/phone", texts.account_phone(), |r| r.phone.clone(), |r, typed| r.phone = typed)
        .hint(texts.account_phone_hint())
        .keyboard(Keyboard::Phone)
        .autocomplete("tel");
    form_with(
        send,
        view! {
            {form.summary()}
            {phone.view()}
            {said_by_form(form, submission, "/phone", texts.failure_code())}
            {button::submit(texts.account_send_code(), texts.app_sending(), submission.busy())}
            {live(move || submission.failure().map(|_| have_code(sent)).into_any())}
        }
        .into_any(),
    )
}

/// The message may have come although the answer has not.
fn have_code(sent: RwSignal<Option<CodeSent>>) -> AnyView {
    let texts = use_texts();
    let go_on = move || {
        sent.set(Some(CodeSent { expires_in: CODE_SECONDS, resend_after: RESEND_SECONDS }));
        focus_soon("/code");
    };
    button::button(Weight::Plain, texts.account_have_code(), go_on)
}

fn code_form(
    draft: Draft<SessionRequest>,
    sent: RwSignal<Option<CodeSent>>,
    code_sent: CodeSent,
    next: String,
) -> AnyView {
    let (texts, backend, submission, navigator) = (use_texts(), use_backend(), Submission::idle(), use_navigator());
    let form = Form::new(draft, |request: &SessionRequest| request.check().err().unwrap_or_default());
    let enter = move || {
        let Some(request) = form.accepted() else { return };
        let next = next.clone();
        submission.send(backend.sign_in(&request), move |_| {
            draft.discard();
            // Going back must not lead to signing in again.
            navigator.go_instead(next);
        });
    };
    let phone = draft.snapshot().phone;
    let code = form
        .text("/code", texts.account_code(), |r| r.code.clone(), |r, typed| r.code = typed)
        .hint(texts.account_code_hint(&code_sent.expires_in.div_ceil(60).to_string(), phone.trim()))
        .keyboard(Keyboard::Digits)
        .autocomplete("one-time-code");
    form_with(
        enter,
        view! {
            {form.summary()}
            {code.view()}
            {said_by_form(form, submission, "/code", texts.failure_code())}
            {button::submit(texts.account_enter(), texts.app_sending(), submission.busy())}
            {resend(draft, code_sent)}
            {button::button(
                Weight::Plain,
                texts.account_other_phone(),
                move || {
                    sent.set(None);
                    focus_soon("/phone");
                },
            )}
        }
        .into_any(),
    )
}

/// Another code, once the server takes the wish.
fn resend(draft: Draft<SessionRequest>, code_sent: CodeSent) -> AnyView {
    let (texts, backend, submission) = (use_texts(), use_backend(), Submission::idle());
    let left = RwSignal::new(code_sent.resend_after);
    let ticking = StoredValue::new_local(Interval::new(1_000, move || {
        // The screen may be gone by now.
        let _ = left.try_update(|seconds| *seconds = seconds.saturating_sub(1));
    }));
    on_cleanup(move || ticking.dispose());
    let again = move || {
        let phone = draft.snapshot().phone;
        submission.send(backend.send_code(CodeRequest { phone }), move |code: CodeSent| left.set(code.resend_after));
    };
    view! {
        {submission.notice()}
        {move || match left.get() {
            0 => button::button(Weight::Quiet, texts.account_resend(), again),
            seconds => view! { <p class="quiet centred">{texts.account_resend_in(seconds)}</p> }.into_any(),
        }}
    }
    .into_any()
}

fn focus_soon(pointer: &'static str) {
    request_animation_frame(move || {
        document::focus(&DomId::Field(pointer.to_owned()).name());
    });
}
