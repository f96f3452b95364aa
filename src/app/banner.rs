use leptos::prelude::*;
use zhihui_domain::time::{Instant, in_zone};

use crate::backend::{Connection, use_backend};
use crate::i18n::{Texts, use_texts};
use crate::platform::clock;
use crate::platform::intl::DateStyle;
use crate::screen::use_age;
use crate::ui::{Icon, icon};

/// A thin line that says when there is no connection, and how old what is shown is.
pub fn banner() -> AnyView {
    let (texts, backend, age) = (use_texts(), use_backend(), use_age());
    let words = Memo::new(move |_| {
        let age = age.get().map(|at| time(texts, at));
        match (backend.connection(), age) {
            (Connection::Up, None) => None,
            (Connection::Up, Some(age)) => Some(texts.app_stale(&age)),
            (Connection::DownSince(since), None) => Some(texts.app_down(&time(texts, since))),
            (Connection::DownSince(since), Some(age)) => Some(texts.app_down_kept(&time(texts, since), &age)),
        }
    });
    let line = move || {
        let line = |words| view! { <p class="banner__line">{icon(Icon::Offline)} <span>{words}</span></p> }.into_any();
        words.get().map(line).into_any()
    };
    view! { <div class="banner" role="status">{line}</div> }.into_any()
}

/// Today's time is enough; before, the day belongs to it.
fn time(texts: Texts, at: Instant) -> String {
    if in_zone(&at).date_naive() == clock::now().date_naive() {
        texts.date(at, DateStyle::Time)
    } else {
        texts.day_and_time(at)
    }
}
