use anyhow::{Result, ensure};
use serde_json::Value;
use thirtyfour::WebDriver;

use super::Phone;
use crate::budget;

/// What is noted of a phone's whole life, and judged at its end.
#[derive(Debug, Default)]
pub struct Record {
    /// What the person typed: none of it may ever stand in an address.
    personal: Vec<String>,
    /// Parts of addresses whose failure the test itself brings about.
    expected: Vec<String>,
    /// Origins beside its own that the app may ask.
    others: Vec<String>,
    /// Every address that the browser asked for.
    requests: Vec<String>,
    /// What the browser's console holds of errors.
    complaints: Vec<String>,
    shifts: Vec<Value>,
}

impl Record {
    /// Notes what must never stand in an address. What is too short would be found by chance.
    pub fn note_personal(&mut self, text: &str) {
        if text.chars().count() >= 2 && !text.bytes().all(|b| b.is_ascii_lowercase()) {
            self.personal.push(text.to_owned());
        }
    }

    /// Notes that requests to addresses with this part will fail in this test.
    pub fn expect_failures(&mut self, part: &str) {
        self.expected.push(part.to_owned());
    }

    /// What the console said, one line each.
    pub fn complaints(&self) -> String {
        let first_lines = self.complaints.iter().filter_map(|text| text.lines().next());
        first_lines.map(|line| line.chars().take(300).collect::<String>() + "\n").collect()
    }

    /// How far content jumped, over all pages.
    pub fn layout_shift(&self) -> f64 {
        // Beginning at 0, because the sum of no numbers at all is −0.
        self.shifts.iter().filter_map(|shift| shift["value"].as_f64()).fold(0.0, |sum, value| sum + value)
    }

    /// What jumped, where, and how far.
    pub fn jumps(&self) -> String {
        self.shifts.iter().map(|shift| format!("\n    {shift}")).collect()
    }

    /// Nothing went to anybody else, the console is clean, nothing jumped, and no address tells who the person is.
    pub fn judge(&self, origin: &str) -> Result<()> {
        let foreign = self.requests.iter().filter(|url| !is_own(url, origin));
        let foreign: Vec<_> = foreign.filter(|url| !self.others.iter().any(|other| is_own(url, other))).collect();
        ensure!(foreign.is_empty(), "requests to others: {foreign:#?}");
        let telling =
            self.requests.iter().filter(|url| self.personal.iter().any(|p| decoded(url).contains(p.as_str())));
        let telling: Vec<_> = telling.collect();
        ensure!(telling.is_empty(), "personal data in addresses: {telling:#?}");
        let unexpected = self.complaints.iter().filter(|text| !self.expected.iter().any(|part| text.contains(part)));
        let unexpected: Vec<_> = unexpected.collect();
        ensure!(unexpected.is_empty(), "the console complains: {unexpected:#?}");
        let (shift, budget) = (self.layout_shift(), budget::layout_shift()?);
        ensure!(shift <= budget, "layout shift {shift:.4} is over the budget of {budget}:{}", self.jumps());
        Ok(())
    }

    /// Whether an address tells something that the person typed.
    pub fn tells_of_person(&self, address: &str) -> bool {
        let address = decoded(address);
        self.personal.iter().any(|typed| address.contains(typed.as_str()))
    }
}

impl Phone {
    /// Requests to addresses with this part will fail in this test, and the console will say so.
    pub fn expects_failures_of(&self, part: &str) {
        self.record.borrow_mut().expect_failures(part);
    }

    /// The app may ask this origin, too: its backend is there, or its identity provider.
    pub fn may_ask(&self, origin: &str) {
        self.record.borrow_mut().others.push(origin.to_owned());
    }

    /// How far content has jumped in this tab so far.
    pub async fn layout_shift(&self) -> Result<f64> {
        let shifts: Vec<Value> = self.ask("shifts", &[]).await?;
        Ok(Record { shifts, ..Record::default() }.layout_shift())
    }

    /// Notes what the browser has logged since the last time.
    pub(crate) async fn take_notes(&self) -> Result<()> {
        let Ok(browser) = self.browser() else { return Ok(()) };
        self.take_logs(browser).await?;
        let shifts: Vec<Value> = self.ask("shifts", &[]).await.unwrap_or_default();
        self.record.borrow_mut().shifts.extend(shifts);
        Ok(())
    }

    /// Notes what chromedriver has heard from the browser. It still knows when the browser is gone.
    pub(super) async fn take_logs(&self, browser: &WebDriver) -> Result<()> {
        let (network, console) = (browser.get_log("performance").await?, browser.get_log("browser").await?);
        let mut record = self.record.borrow_mut();
        record.requests.extend(network.iter().filter_map(|entry| address_of(&entry.message)));
        let severe = console.into_iter().filter(|entry| entry.level == "SEVERE");
        record.complaints.extend(severe.map(|entry| entry.message));
        Ok(())
    }
}

fn address_of(message: &str) -> Option<String> {
    let event: Value = serde_json::from_str(message).ok()?;
    let event = &event["message"];
    let address = match event["method"].as_str()? {
        "Network.requestWillBeSent" => &event["params"]["request"]["url"],
        "Network.webSocketCreated" => &event["params"]["url"],
        _ => return None,
    };
    let address = address.as_str()?;
    let goes_out = ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| address.starts_with(scheme));
    goes_out.then(|| address.to_owned())
}

fn is_own(address: &str, origin: &str) -> bool {
    address.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Without percent-encoding.
fn decoded(address: &str) -> String {
    let mut bytes = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = tail.get(..2).filter(|_| *first == b'%').and_then(|hex| std::str::from_utf8(hex).ok());
        match escaped.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_port_or_host_is_somebody_else() {
        let origin = "http://127.0.0.1:80";
        assert!(is_own("http://127.0.0.1:80", origin) && is_own("http://127.0.0.1:80/a", origin));
        assert!(!is_own("http://127.0.0.1:8080/", origin) && !is_own("https://example.org/", origin));
    }

    #[test]
    fn what_somebody_typed_is_found_in_an_address_however_it_is_written() {
        let mut record = Record { requests: vec!["http://h/?q=%E6%9E%97".to_owned()], ..Record::default() };
        record.note_personal("林小");
        assert!(record.judge("http://h").is_ok());
        record.requests.push("http://h/?q=%E6%9E%97%E5%B0%8F".to_owned());
        assert!(record.judge("http://h").is_err());
    }
}
