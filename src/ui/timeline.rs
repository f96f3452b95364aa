//! What happened, in order; the present step glows.

use leptos::prelude::*;

/// One entry, in words.
pub struct Moment {
    /// When, or “now”.
    pub time: String,
    pub title: String,
    /// What somebody wrote.
    pub words: Option<String>,
    /// A quiet line below.
    pub note: Option<String>,
    pub now: bool,
}

/// The list.
pub fn timeline(moments: Vec<Moment>) -> AnyView {
    let items: Vec<_> = moments
        .into_iter()
        .map(|moment| {
            let class = if moment.now { "timeline__item timeline__item--now" } else { "timeline__item" };
            view! {
                <li class=class aria-current=moment.now.then_some("step")>
                    <span class="timeline__time">{moment.time}</span>
                    <p class="timeline__title">{moment.title}</p>
                    {moment.words.map(|words| view! { <div class="bubble">{words}</div> }.into_any())}
                    {moment.note.map(|note| view! { <p class="quiet">{note}</p> }.into_any())}
                </li>
            }
            .into_any()
        })
        .collect();
    view! { <ol class="timeline">{items}</ol> }.into_any()
}
