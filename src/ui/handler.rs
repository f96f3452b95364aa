/// What is done about an event, of one type for all who handle that kind: every type of its own is in the wasm with all
/// that a view does with an attribute.
pub type Handler<E> = Box<dyn FnMut(E)>;

/// A handler of that one type.
pub fn handler<E>(act: impl FnMut(E) + 'static) -> Handler<E> {
    Box::new(act)
}
