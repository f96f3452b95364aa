//! The browser, and nothing else: the only code that uses web-sys, js-sys, gloo and reqwasm.

pub mod clock;
pub mod document;
pub mod history;
pub mod http;
pub mod intl;
pub mod location;
pub mod qr_image;
pub mod random;
pub mod storage;
pub mod task;
pub mod text;
pub mod timer;
