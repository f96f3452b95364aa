//! The browser, and nothing else: the only code that uses web-sys, js-sys, gloo and reqwasm.

pub mod clock;
pub mod cookie;
pub mod crypto;
pub mod database;
pub mod document;
pub mod history;
pub mod http;
pub mod intl;
pub mod location;
pub mod lock;
pub mod page;
pub mod photo;
pub mod qr_image;
pub mod random;
pub mod release;
pub mod storage;
pub mod task;
pub mod text;
pub mod timer;
