//! Photos that wait to be sent, by names of this phone.

use zhihui_domain::ids::UploadId;

use super::records;
pub use crate::platform::database::Refused;
use crate::platform::random;

/// Keeps a photo; answers its name. No room is left where even without the copies of what the server has there is none.
pub async fn keep(photo: &[u8]) -> Result<UploadId, Refused> {
    let name = random::token().ok_or(Refused::Unavailable)?;
    records::put_file(&name, photo).await?;
    Ok(UploadId::new(name))
}

/// A photo by its name.
pub async fn read(name: &UploadId) -> Option<Vec<u8>> {
    records::file(name.as_str()).await
}

/// Forgets photos that have arrived, or that nobody wants to send any more.
pub async fn forget(names: impl IntoIterator<Item = UploadId>) {
    for name in names {
        records::delete_file(name.as_str()).await;
    }
}
