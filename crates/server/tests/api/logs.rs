use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use zhihui_domain::registration::Registration;
use zhihui_server::log;

use crate::support::{App, OFFICER, application, registration, resident_id};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().expect("no panic").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

impl Lines {
    /// Every line so far, without what is random in it: the time and the request id.
    fn stripped(&self) -> String {
        let text = String::from_utf8(self.0.lock().expect("no panic").clone()).expect("UTF-8");
        let lines = text.lines().map(|line| {
            let line = line.split_once(' ').map_or("", |(_, rest)| rest);
            line.split(' ').filter(|word| !word.starts_with("request_id=")).collect::<Vec<_>>().join(" ")
        });
        lines.collect::<Vec<_>>().join("\n")
    }
}

/// The log of all tests together, started with the first server: whatever any of them logs has to pass below.
pub fn start() {
    LazyLock::force(&LINES);
}

static LINES: LazyLock<Lines> = LazyLock::new(|| {
    let lines = Lines::default();
    tracing::subscriber::set_global_default(log::subscriber(lines.clone())).expect("the only log");
    lines
});

#[tokio::test]
async fn the_log_says_what_happened_and_nothing_about_whom() {
    let app = App::demo().await;
    let (phone, name, number) = ("19900001234", "许闻安", resident_id(7));
    let session = app.session(phone).await;
    let code = app.code(phone);
    app.post("/auth/sessions").json(&json!({"phone": phone, "code": code})).expect(422).await;
    let form = registration(name, phone);
    let place: Registration = app.post("/events/optics/registrations").json(&form).expect(201).await.json();
    app.post("/events/optics/registrations").json(&form).expect(409).await;
    let secret = place.secret.clone().expect("a secret");
    app.get(&format!("/registrations/{}", place.id)).secret(&secret).expect(200).await;
    let mut wanted = application(&number);
    wanted["identity"]["name"] = json!(name);
    app.post("/card/applications").bearer(&session.access_token).json(&wanted).expect(201).await;
    let matter = json!({"category": "other", "text": "我的孩子叫许小满"});
    app.post("/cases").bearer(&session.access_token).json(&matter).expect(201).await;
    app.get(&format!("/events?name={phone}")).expect(400).await;
    app.get(&format!("=/{phone}/{name}?{phone}").replace(name, "%E8%AE%B8")).expect(404).await;
    let officer = app.token(OFFICER).await;
    app.get("/desk/cases").bearer(&officer).expect(200).await;

    let log = LINES.stripped();
    for line in [
        "method=POST route=\"/api/v1/events/{id}/registrations\" status=201",
        "method=GET route=\"/api/v1/registrations/{id}\" status=200",
        "status=422",
        "duration_ms=",
    ] {
        assert!(log.contains(line), "no {line} in\n{log}");
    }
    let ticket = place.ticket.expect("a ticket").code;
    let id = place.id.to_string();
    let private = [
        phone,
        "99000012",
        name,
        "许小满",
        &number,
        &code,
        &session.access_token,
        &session.refresh_token,
        &secret,
        &ticket,
        &id,
        "%E8",
        "optics",
        "127.0.0.1",
    ];
    for word in private {
        assert!(!log.contains(word), "{word} in\n{log}");
    }
}
