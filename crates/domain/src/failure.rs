//! The canonical failures of talking to a backend.
//!
//! They stand here, below everything, because three peers speak them: the backend port produces them, the store decides
//! by them what to try again, and the texts have a sentence for each.

use serde::{Deserialize, Serialize};

use crate::problem::{FieldError, ProblemCode};

/// Why an operation gave no result. Kept with a write that waits because of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum Failure {
    /// Nobody is signed in, or the session has lapsed for good.
    #[error("not signed in")]
    Unauthenticated,
    #[error("not allowed")]
    Forbidden,
    #[error("not found")]
    NotFound,
    /// The request was understood and refused field by field.
    #[error("the request has {} faults", .0.len())]
    Validation(Vec<FieldError>),
    /// The state of things forbids it; the code says which.
    #[error("conflict: {0:?}")]
    Conflict(ProblemCode),
    /// The backend refused, for a reason that it has words of its own for, in whatever language it speaks.
    #[error("refused: {message}")]
    InWords { message: String },
    /// Too many tries; seconds to wait, where the backend says.
    #[error("rate limited")]
    RateLimited { retry_after: Option<u32> },
    /// Nothing reached the backend.
    #[error("offline")]
    Offline,
    /// No answer in time: for a write, the outcome is unknown.
    #[error("no answer in time")]
    Timeout,
    /// The backend failed.
    #[error("the backend failed with status {status}")]
    Server { status: u16 },
    /// The answer does not have the shape that was agreed; says where.
    #[error("the answer does not fit: {detail}")]
    Protocol { detail: String },
}

impl Failure {
    /// Whether the same request may succeed later without the person changing anything.
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Offline | Self::Timeout | Self::Server { .. } | Self::RateLimited { .. })
    }

    /// Whether a write that ended so may have been done all the same: the answer was lost, or says nothing about it.
    pub fn leaves_unknown(&self) -> bool {
        matches!(self, Self::Offline | Self::Timeout | Self::Server { .. } | Self::Protocol { .. })
    }
}
