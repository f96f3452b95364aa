//! Cases: what people raise, and its way to an answer.

mod case_page;
mod check_page;
mod list_page;
mod message;
mod new_page;
mod photos;
mod pitch;
mod rating;
mod rows;
mod standing;
mod words;

pub use case_page::case_page;
pub use check_page::check_page;
pub use list_page::list_page;
pub use new_page::{draft_page, new_page};
pub use rows::waiting_rows;
pub use words::{category_name, first_words};
