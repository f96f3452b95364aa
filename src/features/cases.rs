use leptos::prelude::*;
use zhihui_domain::{case::Case, ids::Reference};
pub fn list_page() -> AnyView { ().into_any() }
pub fn new_page() -> AnyView { ().into_any() }
pub fn check_page() -> AnyView { ().into_any() }
pub fn case_page(_r: Reference) -> AnyView { ().into_any() }
pub fn waiting_rows(_c: &[Case]) -> Vec<AnyView> { vec![] }
