use leptos::prelude::*;
use zhihui_domain::case::Case;

use super::pitch::{pitch, raise};
use super::rows::case_row;
use crate::backend::{Remote, use_backend};
use crate::i18n::use_texts;
use crate::screen::{Frame, Route, by_visitor, frame, remote};
use crate::ui::button::{self, Weight};
use crate::ui::faces::{self, Skeleton};
use crate::ui::{Icon, panel};

/// One's own cases, newest first.
pub fn list_page() -> AnyView {
    frame(Frame::new(use_texts().cases_title(), by_visitor(pitch, own)))
}

fn own() -> AnyView {
    let backend = use_backend();
    let cases = Remote::load(move || backend.cases());
    remote(cases, Skeleton::List, |page| listing(&page.items))
}

fn listing(cases: &[Case]) -> AnyView {
    let texts = use_texts();
    if cases.is_empty() {
        let way_on = button::link(Weight::Primary, texts.cases_raise(), Route::NewCase.href());
        return faces::empty(Icon::Speech, texts.cases_none(), texts.cases_none_body(), way_on);
    }
    let rows: Vec<_> = cases.iter().map(case_row).collect();
    view! {
        {panel::plain(view! { <ul class="rows">{rows}</ul> }.into_any())}
        {raise()}
    }
    .into_any()
}
