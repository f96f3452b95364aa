//! Reads the profile: `backend.json`, the presets that it extends, and the check of what they make together.

use zhihui_profile::{Fault, Profile, extends, merge, read};

use crate::platform::http::{self, Body, Cookies, NoAnswer, Request};
use crate::platform::task;
use crate::store;

/// The deployer's file, beside `index.html`.
pub const PROFILE_FILE: &str = "backend.json";
const PROFILE_TIMEOUT_MS: u32 = 15_000;
/// Nobody waits longer for it where the phone keeps an earlier one.
const KEPT_PROFILE_AFTER_MS: u32 = 2_000;
/// Presets may extend presets, so far.
const LEVELS: usize = 4;

/// Why there is no profile.
enum Unread {
    /// It may pass: the server does not say.
    Passing(String),
    Faulty(Vec<Fault>),
}

/// The server's, or the kept one where the server does not say.
pub async fn read_profile() -> Result<Profile, Vec<Fault>> {
    let kept = store::profile::kept().and_then(|text| Profile::checked(read(&text).ok()?).ok());
    match kept {
        None => ask(PROFILE_TIMEOUT_MS).await.map_err(|unread| match unread {
            Unread::Passing(why) => vec![Fault::whole(why)],
            Unread::Faulty(faults) => faults,
        }),
        Some(kept) => match ask(KEPT_PROFILE_AFTER_MS).await {
            Ok(profile) => Ok(profile),
            Err(Unread::Faulty(faults)) => Err(faults),
            Err(Unread::Passing(_)) => {
                // At leisure: what comes is for the next start.
                task::spawn(async { _ = ask(PROFILE_TIMEOUT_MS).await });
                Ok(kept)
            }
        },
    }
}

/// What the server says. A good profile is kept, as the one that the files make together.
async fn ask(timeout_ms: u32) -> Result<Profile, Unread> {
    let mut parts = Vec::new();
    let mut file = PROFILE_FILE.to_owned();
    loop {
        let part = read(&fetch(&file, timeout_ms).await?).map_err(Unread::Faulty)?;
        let preset = extends(&part).map_err(Unread::Faulty)?;
        parts.push(part);
        let Some(preset) = preset else { break };
        if parts.len() > LEVELS {
            return Err(Unread::Faulty(vec![Fault::new("/extends", "too many presets, one on top of the other")]));
        }
        file = ["backends/", &preset, ".json"].concat();
    }
    // From the lowest up: what takes a key away must come after what brings it.
    let merged = parts.into_iter().rev().reduce(|under, over| merge(under, &over)).unwrap_or_default();
    let text = merged.to_string();
    let profile = Profile::checked(merged).map_err(Unread::Faulty)?;
    store::profile::keep(&text);
    Ok(profile)
}

async fn fetch(file: &str, timeout_ms: u32) -> Result<String, Unread> {
    let request = Request {
        method: "GET".to_owned(),
        url: ["/", file].concat(),
        headers: vec![("Accept".to_owned(), "application/json".to_owned())],
        body: Body::Nothing,
        cookies: Cookies::OwnOrigin,
        timeout_ms,
    };
    let status = |status: u16| [file, ": HTTP ", &status.to_string()].concat();
    match http::send(request).await {
        Ok(response) if response.status == 200 => Ok(String::from_utf8_lossy(&response.body).into_owned()),
        // A gateway before a server that is down.
        Ok(response) if response.status >= 500 => Err(Unread::Passing(status(response.status))),
        Ok(response) => Err(Unread::Faulty(vec![Fault::whole(status(response.status))])),
        Err(NoAnswer::TimedOut) => Err(Unread::Passing([file, ": no answer"].concat())),
        Err(NoAnswer::Unreachable) => Err(Unread::Passing([file, ": the server cannot be reached"].concat())),
        Err(NoAnswer::Redirected) => Err(Unread::Faulty(vec![Fault::whole([file, ": a redirection"].concat())])),
    }
}
