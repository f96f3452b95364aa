//! The talent card: what it gives, applying for it, and the card itself.

mod application;
mod apply;
mod benefits;
mod card_page;
mod face;
mod held;
mod pitch;
mod scenes;
mod stage;
mod words;

pub use apply::{apply_page, change};
pub use card_page::card_page;
pub use face::{face, sample_face};
pub use scenes::scene_tiles;
pub use words::category_name;
