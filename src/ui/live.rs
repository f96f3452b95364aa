use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// A part of a screen that is drawn anew when something changes that it reads.
///
/// Leptos has code of its own for each type of closure; here all of them have one type, the one that a closure between
/// tags gets as well.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let draw: Arc<Mutex<dyn FnMut() -> AnyView + Send>> = Arc::new(Mutex::new(draw));
    draw.into_any()
}
