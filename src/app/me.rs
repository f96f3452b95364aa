use leptos::prelude::*;
use zhihui_domain::event::When;
use zhihui_domain::registration::Registration;

use super::shell::EasyMode;
use super::{begun, unsent};
use crate::backend::{Backend, Capability, Failure, Fresh, Remote, use_backend};
use crate::features::{account, events};
use crate::i18n::{use_i18n, use_texts};
use crate::screen::{Frame, Route, frame, remote, sign_in_button};
use crate::store;
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, handler, icon, live, panel};

/// 我的: who one is, one's registrations, how the app looks.
pub fn page() -> AnyView {
    let (texts, backend) = (use_texts(), use_backend());
    let by_hand = backend.can(Capability::SignIn);
    let content = view! {
        {backend.can(Capability::Account).then(|| live(move || who(backend)))}
        {unsent::unsent()}
        {begun::begun()}
        {registrations(backend)}
        {links(backend)}
        {settings()}
        {move || (by_hand && backend.is_signed_in()).then(account::sign_out).into_any()}
    };
    frame(Frame::new(texts.account_me(), content.into_any()))
}

fn who(backend: Backend) -> AnyView {
    let texts = use_texts();
    let Some(account) = backend.account() else {
        let (title, body) = match backend.can(Capability::SignIn) {
            true => (texts.account_signed_out_title(), texts.account_signed_out_body()),
            false => (texts.account_elsewhere(), texts.account_elsewhere_body()),
        };
        let content = view! {
            <p class="quiet">{body}</p>
            {sign_in_button(texts.app_sign_in(), Route::Me.href())}
        };
        return panel::titled(title, view! { <div class="stack">{content}</div> }.into_any());
    };
    let name = account.name.unwrap_or_else(|| texts.account_no_name().to_owned());
    let content = view! {
        <div class="row">
            <span class="avatar">{icon(Icon::Person)}</span>
            <div>
                <p class="strong">{name}</p>
                <p class="quiet">{account.masked_phone}</p>
            </div>
        </div>
    };
    panel::plain(content.into_any())
}

/// A guest's are on this phone, and everybody's where the backend lists none; a signed-in person's are the server's, and
/// the phone's until it has answered.
async fn all_registrations(backend: Backend) -> Result<Fresh<Vec<Registration>>, Failure> {
    let held = store::registrations::all();
    if backend.account_id().is_none() || !backend.can(Capability::Registrations) {
        return Ok(Fresh { value: held, is_as_kept: true });
    }
    let value = backend.registrations().await?.items;
    value.iter().for_each(store::registrations::keep);
    Ok(Fresh { is_as_kept: store::registrations::all() == held && held.len() == value.len(), value })
}

fn registrations(backend: Backend) -> Option<AnyView> {
    let texts = use_texts();
    let held = store::registrations::all();
    if held.is_empty() && !backend.can(Capability::Register) && !backend.can(Capability::Registrations) {
        return None;
    }
    let all = Remote::load_over((!held.is_empty()).then_some(held), move || all_registrations(backend));
    let content = remote(all, Skeleton::List, move |registrations| {
        if registrations.is_empty() {
            let way_on = button::link(Weight::Quiet, texts.account_see_events(), Route::Events(When::Upcoming).href());
            let way_on = backend.can(Capability::Events).then_some(way_on).into_any();
            let (title, body) = (texts.account_no_registrations(), texts.account_no_registrations_body());
            return faces::empty(Icon::Ticket, title, body, way_on);
        }
        let rows: Vec<_> = registrations.iter().map(events::registration_row).collect();
        view! { <ul class="rows">{rows}</ul> }.into_any()
    });
    Some(panel::titled(texts.account_registrations(), content))
}

fn links(backend: Backend) -> Option<AnyView> {
    let texts = use_texts();
    let rows: Vec<_> =
        [(Icon::Card, texts.account_my_card(), Route::Card), (Icon::Speech, texts.account_my_cases(), Route::Cases)]
            .into_iter()
            .filter(|(_, _, route)| route.is_there(|what| backend.can(what)))
            .map(|(mark, label, route)| {
                view! {
                    <li>
                        <a class="setting" href=route.href()>
                            {icon(mark)}
                            <span class="setting__label">{label}</span>
                            {icon(Icon::Forward)}
                        </a>
                    </li>
                }
            })
            .collect();
    (!rows.is_empty())
        .then(|| panel::titled(texts.account_more(), view! { <ul class="settings">{rows}</ul> }.into_any()))
}

fn settings() -> AnyView {
    let (texts, i18n, easy) = (use_texts(), use_i18n(), expect_context::<EasyMode>());
    let state =
        move || if easy.is_on() { texts.account_easy_on() } else { texts.account_easy_off() }.to_owned().into_any();
    let content = view! {
        <ul class="settings">
            <li>
                <button type="button" class="setting" on:click=handler(move |_| i18n.switch())>
                    {icon(Icon::Language)}
                    <span class="setting__label">{texts.account_language()}</span>
                    <span class="quiet">{texts.account_language_value()}</span>
                </button>
            </li>
            <li>
                <button
                    type="button"
                    class="setting"
                    aria-pressed=move || Some(if easy.is_on() { "true" } else { "false" })
                    on:click=handler(move |_| easy.switch())
                >
                    {icon(Icon::Easy)}
                    <span class="setting__label">
                        {texts.account_easy()} <span class="setting__note">{texts.account_easy_note()}</span>
                    </span>
                    <span class="quiet">{state}</span>
                </button>
            </li>
        </ul>
    };
    panel::titled(texts.account_settings(), content.into_any())
}
