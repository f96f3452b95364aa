//! What stays while screens change: the skip link, the tabs, the look.

use leptos::prelude::*;

use super::banner::banner;
use super::chunks::LATER;
use super::{new_version, pages};
use crate::backend::use_backend;
use crate::i18n::{use_i18n, use_texts};
use crate::platform::document;
use crate::platform::timer::Timeout;
use crate::screen::{Refusals, Tab, use_navigator, use_outbox};
use crate::store;
use crate::ui::{DomId, Icon, handler, icon, live};

/// 关怀模式: large text, large targets, fewer things a screen.
#[derive(Clone, Copy)]
pub struct EasyMode(RwSignal<bool>);

impl EasyMode {
    /// Puts it into the context.
    pub fn provide(on: bool) -> Self {
        let easy = Self(RwSignal::new(on));
        provide_context(easy);
        easy
    }

    /// Whether it is on. Tracks.
    pub fn is_on(self) -> bool {
        self.0.get()
    }

    /// Turns it on or off.
    pub fn switch(self) {
        self.0.update(|on| *on = !*on);
    }

    /// Tells the style sheets and keeps the choice. Tracks.
    pub fn apply(self) {
        document::set_root_flag("data-easy", self.is_on());
        store::preferences::keep_easy_mode(self.is_on());
    }
}

/// The landing comes first; what the person may press next is fetched while they read it.
const FETCH_AHEAD_AFTER_MS: u32 = 1_000;

/// The frame around every screen. Drawn anew when the language changes; the address stays.
pub fn shell() -> AnyView {
    let i18n = use_i18n();
    Refusals::provide();
    Timeout::new(FETCH_AHEAD_AFTER_MS, || LATER.fetch_ahead()).forget();
    live(move || {
        i18n.language();
        frame()
    })
}

fn frame() -> AnyView {
    let texts = use_texts();
    let main = DomId::Main.name();
    view! {
        <a class="skip-link" href=format!("#{main}") on:click=handler(move |press: leptos::ev::MouseEvent| {
            press.prevent_default();
            document::focus(&DomId::Title.name());
        })>
            {texts.app_skip()}
        </a>
        <div class="shell">
            <main class="shell__main" id=main>
                {pages::pages()}
            </main>
            <div class="shell__dock">
                {banner()}
                {tabs()}
                {new_version::bar()}
            </div>
        </div>
    }
    .into_any()
}

fn tabs() -> AnyView {
    let texts = use_texts();
    let navigator = use_navigator();
    let outbox = use_outbox();
    let unsent = Memo::new(move |_| u32::try_from(outbox.entries().len()).unwrap_or(u32::MAX));
    let path = Memo::new(move |_| navigator.address().split('?').next().unwrap_or_default().to_owned());
    let backend = use_backend();
    let tabs = Tab::shown(|what| backend.can(what));
    let is_crowded = Tab::are_crowded(&tabs);
    let items: Vec<_> = tabs
        .into_iter()
        .map(|tab| {
            let (label, mark) = match tab {
                Tab::Home => (texts.app_tab_home(), Icon::Home),
                Tab::Events => (texts.app_tab_events(), Icon::Calendar),
                Tab::Card => (texts.app_tab_card(), Icon::Card),
                Tab::Cases => (texts.app_tab_cases(), Icon::Speech),
                Tab::Me => (texts.app_tab_me(), Icon::Person),
            };
            let badge = move || {
                let count = unsent.get();
                (tab == Tab::Me && count > 0)
                    .then(|| {
                        view! {
                            <span class="tabs__badge" aria-hidden="true">{count}</span>
                            <span class="visually-hidden">{texts.outbox_badge(count)}</span>
                        }
                        .into_any()
                    })
                    .into_any()
            };
            let here = move || path.with(|path| Tab::of_path(path) == Some(tab));
            view! {
                <li class="tabs__item" class:tabs__item--me=is_crowded && tab == Tab::Me>
                    <a class="tabs__link" href=tab.route().href() aria-current=move || here().then_some("page")>
                        {icon(mark)}
                        <span>{label}</span>
                        {badge}
                    </a>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <nav class="tabs" class:tabs--phone-hidden=move || path.with(|path| !Tab::shown_on(path)) aria-label=texts.app_tabs()>
            <ul class="tabs__list">{items}</ul>
        </nav>
    }
    .into_any()
}
