//! Timers.

pub use gloo::timers::callback::{Interval, Timeout};
