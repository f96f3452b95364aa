//! The design system. Plain functions that return [`leptos::prelude::AnyView`]; knows no domain type and no backend.

pub mod button;
pub mod date_block;
pub mod due_strip;
pub mod faces;
pub mod form;
mod handler;
pub mod icon;
pub mod ids;
pub mod list_row;
pub mod live;
pub mod meter;
pub mod notice;
pub mod panel;
pub mod summary_list;
pub mod tag;
pub mod timeline;

pub use handler::handler;
pub use icon::{Icon, icon};
pub use ids::DomId;
pub use live::live;
