//! What stays while screens change: the skip link, the tabs, the look.

use leptos::prelude::*;

use super::pages;
use crate::i18n::{use_i18n, use_texts};
use crate::platform::document;
use crate::screen::{Tab, use_navigator};
use crate::store;
use crate::ui::{DomId, Icon, icon};

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

/// The frame around every screen. Drawn anew when the language changes; the address stays.
pub fn shell() -> AnyView {
    let i18n = use_i18n();
    (move || {
        i18n.language();
        frame()
    })
    .into_any()
}

fn frame() -> AnyView {
    let texts = use_texts();
    let main = DomId::Main.name();
    view! {
        <a class="skip-link" href=format!("#{main}") on:click=move |press| {
            press.prevent_default();
            document::focus(&DomId::Title.name());
        }>
            {texts.app_skip()}
        </a>
        <div class="shell">
            <main class="shell__main" id=main>
                {pages::pages()}
            </main>
            {tabs()}
        </div>
    }
    .into_any()
}

fn tabs() -> AnyView {
    let texts = use_texts();
    let navigator = use_navigator();
    let path = Memo::new(move |_| navigator.address().split('?').next().unwrap_or_default().to_owned());
    let items: Vec<_> = Tab::ALL
        .into_iter()
        .map(|tab| {
            let (label, mark) = match tab {
                Tab::Home => (texts.app_tab_home(), Icon::Home),
                Tab::Events => (texts.app_tab_events(), Icon::Calendar),
                Tab::Card => (texts.app_tab_card(), Icon::Card),
                Tab::Cases => (texts.app_tab_cases(), Icon::Speech),
                Tab::Me => (texts.app_tab_me(), Icon::Person),
            };
            let here = move || path.with(|path| Tab::of_path(path) == Some(tab));
            view! {
                <li class="tabs__item" class:tabs__item--me=tab == Tab::Me>
                    <a class="tabs__link" href=tab.route().href() aria-current=move || here().then_some("page")>
                        {icon(mark)}
                        <span>{label}</span>
                    </a>
                </li>
            }
        })
        .collect();
    view! {
        <nav class="tabs" class:tabs--phone-hidden=move || path.with(|path| !Tab::shown_on(path)) aria-label=texts.app_tabs()>
            <ul class="tabs__list">{items}</ul>
        </nav>
    }
    .into_any()
}
