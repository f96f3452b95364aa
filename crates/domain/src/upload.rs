//! Files that people send: photographs and documents that go with a matter.

use serde::{Deserialize, Serialize};

use crate::ids::UploadId;

/// Largest file, in bytes.
pub const UPLOAD_MAX: usize = 10 * 1024 * 1024;
/// Most files on one matter.
pub const ATTACHMENTS_MAX: usize = 6;

/// The kinds of files that are taken, under their names on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum MediaType {
    #[serde(rename = "image/jpeg")]
    Jpeg,
    #[serde(rename = "image/png")]
    Png,
    #[serde(rename = "image/webp")]
    Webp,
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// Every kind, photographs first.
    pub const ALL: [Self; 4] = [Self::Jpeg, Self::Png, Self::Webp, Self::Pdf];

    /// The name on the wire, for `Content-Type` and the `accept` of a file field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Webp => "image/webp",
            Self::Pdf => "application/pdf",
        }
    }

    /// The kind that a file's own first bytes say it is. Names and claimed types prove nothing, so they are not asked.
    pub fn of(file: &[u8]) -> Option<Self> {
        match file {
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some(Self::Png),
            // Between the two words stands the length of what follows.
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(Self::Webp),
            [b'%', b'P', b'D', b'F', b'-', ..] => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// A file that the server has, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "camelCase")]
pub struct Upload {
    pub id: UploadId,
    /// What the bytes are, whatever their sender called them.
    pub media_type: MediaType,
    /// In bytes.
    pub size: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(MediaType::of(b"\xff\xd8\xff\xe0\x00\x10JFIF"), Some(MediaType::Jpeg));
        assert_eq!(MediaType::of(b"\x89PNG\r\n\x1a\n"), Some(MediaType::Png));
        assert_eq!(MediaType::of(b"RIFF\x24\x00\x00\x00WEBPVP8 "), Some(MediaType::Webp));
        assert_eq!(MediaType::of(b"%PDF-1.7\n"), Some(MediaType::Pdf));
    }

    #[test]
    fn anything_else_is_nothing_that_is_taken() {
        let others: [&[u8]; 8] = [
            b"",
            b"\xff\xd8",
            b"GIF89a",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\">",
            b"<html>%PDF-1.7",
            b"RIFF\x24\x00\x00\x00WAVE",
            b"PK\x03\x04",
            b" \x89PNG\r\n\x1a\n",
        ];
        for other in others {
            assert_eq!(MediaType::of(other), None, "{other:?}");
        }
    }

    #[test]
    fn the_name_is_what_stands_on_the_wire() {
        for kind in MediaType::ALL {
            assert_eq!(serde_json::to_value(kind).expect("a word"), kind.name());
        }
    }
}
