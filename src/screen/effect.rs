use leptos::prelude::*;

/// Runs now and again whenever something changes that it reads. Leptos has code of its own for each type of closure; here
/// all of them have one.
pub fn effect(run: impl Fn() + 'static) {
    let run: Box<dyn Fn()> = Box::new(run);
    Effect::new(run);
}
