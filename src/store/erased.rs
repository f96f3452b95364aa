use std::any::Any;

/// A value whose type only those who put it in and take it out know.
///
/// Everything between them is in the wasm once, and not once for each type of draft.
pub struct Erased(Box<dyn Any + Send + Sync>);

impl Erased {
    /// Holds a value.
    pub fn new<T: Send + Sync + 'static>(value: T) -> Self {
        Self(Box::new(value))
    }

    /// The value, by the type that it was put in with.
    pub fn get<T: 'static>(&self) -> &T {
        self.0.downcast_ref().expect("taken out with the type that it was put in with")
    }

    /// The value, to be changed.
    pub fn get_mut<T: 'static>(&mut self) -> &mut T {
        self.0.downcast_mut().expect("taken out with the type that it was put in with")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_put_in_is_changed_and_taken_out() {
        let mut erased = Erased::new("optics".to_owned());
        erased.get_mut::<String>().push('!');
        assert_eq!(erased.get::<String>(), "optics!");
    }
}
