use axum::extract::FromRequestParts;
use axum::http::header::IF_MATCH;
use axum::http::request::Parts;

use crate::problem::ApiError;

/// The versions that an update may start from (RFC 9110, 13.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IfMatch {
    /// `*`
    Any,
    OneOf(Vec<u32>),
}

impl IfMatch {
    /// Refuses an update that was made from another version than `current`.
    pub fn check(&self, current: i32) -> Result<(), ApiError> {
        match self {
            Self::Any => Ok(()),
            Self::OneOf(versions) if versions.iter().any(|v| i64::from(*v) == i64::from(current)) => Ok(()),
            Self::OneOf(_) => Err(ApiError::Stale),
        }
    }

    fn parse(text: &str) -> Option<Self> {
        if text.trim() == "*" {
            return Some(Self::Any);
        }
        let tags: Option<Vec<&str>> = text
            .split(',')
            .map(|tag| {
                let tag = tag.trim();
                // A weak tag is well-formed and never matches: the comparison is a strong one.
                let strong = tag.strip_prefix("W/").map_or(tag, |_| "\"weak\"");
                strong.strip_prefix('"')?.strip_suffix('"')
            })
            .collect();
        Some(Self::OneOf(tags?.into_iter().filter_map(|tag| tag.parse().ok()).collect()))
    }
}

impl<S: Sync> FromRequestParts<S> for IfMatch {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        let header = parts.headers.get(IF_MATCH).ok_or(ApiError::PreconditionRequired)?;
        let parsed = header.to_str().ok().and_then(Self::parse);
        parsed.ok_or_else(|| ApiError::Malformed("If-Match holds no entity tag".into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_read_as_the_rfc_writes_them() {
        assert_eq!(IfMatch::parse("*"), Some(IfMatch::Any));
        assert_eq!(IfMatch::parse("\"3\""), Some(IfMatch::OneOf(vec![3])));
        assert_eq!(IfMatch::parse("\"3\", \"4\""), Some(IfMatch::OneOf(vec![3, 4])));
        assert_eq!(IfMatch::parse("W/\"3\""), Some(IfMatch::OneOf(vec![])));
        assert_eq!(IfMatch::parse("\"abc\""), Some(IfMatch::OneOf(vec![])));
        assert_eq!(IfMatch::parse("3"), None);
        assert_eq!(IfMatch::parse(""), None);
        assert_eq!(IfMatch::parse("\""), None);
    }

    #[test]
    fn another_version_is_stale() {
        assert!(IfMatch::OneOf(vec![3]).check(3).is_ok());
        assert!(matches!(IfMatch::OneOf(vec![2]).check(3), Err(ApiError::Stale)));
        assert!(IfMatch::Any.check(9).is_ok());
    }
}
