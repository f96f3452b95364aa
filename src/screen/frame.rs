use leptos::prelude::*;

use crate::i18n::use_texts;
use crate::platform::document;
use crate::ui::{DomId, Icon, icon};

use super::{Navigator, Route};

/// One screen: its title, the way back, what stands beside the title, its content and its action in thumb reach.
pub struct Frame {
    pub title: String,
    /// A quiet line above the title.
    pub kicker: Option<String>,
    /// Where “back” leads, with the name of that place.
    pub back: Option<(Route, &'static str)>,
    /// Beside the title.
    pub tools: Option<AnyView>,
    pub content: AnyView,
    /// A bar at the bottom with the screen's one primary action.
    pub action: Option<AnyView>,
    /// Whether it stands in for a screen whose title is still to come.
    stand_in: bool,
}

impl Frame {
    /// A screen with a title and content.
    pub fn new(title: impl Into<String>, content: AnyView) -> Self {
        Self { title: title.into(), kicker: None, back: None, tools: None, content, action: None, stand_in: false }
    }

    /// A screen that stands in until what the other one shows has come.
    pub fn stand_in(title: impl Into<String>, content: AnyView) -> Self {
        Self { stand_in: true, ..Self::new(title, content) }
    }

    /// The way back.
    pub fn back(mut self, route: Route, place: &'static str) -> Self {
        self.back = Some((route, place));
        self
    }

    /// The action in thumb reach.
    pub fn action(mut self, action: AnyView) -> Self {
        self.action = Some(action);
        self
    }
}

/// Draws a screen, names the window after it and moves the focus to its title.
pub fn frame(frame: Frame) -> AnyView {
    let texts = use_texts();
    document::set_title(&format!("{} · {}", frame.title, texts.app_name()));
    if use_context::<Navigator>().is_some_and(Navigator::has_moved) {
        // The title is in the document from the next frame on.
        request_animation_frame(|| {
            document::focus(&DomId::Title.name());
        });
    }
    let back = frame.back.map(|(route, place)| {
        view! {
            <a class="back" href=route.href()>
                {icon(Icon::Back)} <span>{place}</span>
            </a>
        }
        .into_any()
    });
    let has_action = frame.action.is_some();
    document::set_root_flag("data-action", has_action);
    let inside = view! {
        <header class="page__top">
            {back}
            {frame.kicker.map(|kicker| view! { <p class="page__kicker">{kicker}</p> }.into_any())}
            <div class="row row--between row--top">
                <h1 class="page__title" id=DomId::Title.name() tabindex="-1">
                    {frame.title}
                </h1>
                {frame.tools.map(|tools| view! { <div class="page__tools">{tools}</div> }.into_any())}
            </div>
        </header>
        <div class="stack">{frame.content}</div>
        {frame.action.map(|action| view! { <div class="action-bar">{action}</div> }.into_any())}
    };
    if frame.stand_in {
        // Another element than below, so that the screen to come is new. Leptos would otherwise change this one in place,
        // and everything under a longer title would jump.
        return view! { <section class="page">{inside.into_any()}</section> }.into_any();
    }
    view! {
        <div class="page" class:page--action=has_action>
            {inside.into_any()}
        </div>
    }
    .into_any()
}
