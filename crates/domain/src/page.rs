//! Lists, as the contract shapes them.

use serde::{Deserialize, Serialize};

/// One page of a list. `next` is the cursor of the following page; `total` is unknown on some backends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    #[serde(default)]
    pub next: Option<String>,
    #[serde(default)]
    pub total: Option<u64>,
}
