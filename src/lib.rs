//! 智汇: the phone front of a development zone's talent service.
//!
//! Arrows point down only: `app → features → screen → {backend, store, i18n, ui} → platform → zhihui_domain`
//! (`cargo xtask check` holds them).

pub mod app;
pub mod backend;
pub mod features;
pub mod i18n;
pub mod platform;
pub mod screen;
pub mod store;
pub mod ui;
