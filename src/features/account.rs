//! Signing in, who one is, signing out.

mod sign_in_page;
mod sign_out;

pub use sign_in_page::sign_in_page;
pub use sign_out::sign_out;
