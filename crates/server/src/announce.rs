//! What the person at the terminal sees on start: addresses, a QR code for the phone, the demo accounts.

use std::io::{IsTerminal, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};

use qrcodegen::{QrCode, QrCodeEcc};

use crate::seed::DemoAccount;

/// Prints where the server can be reached, and how to get in.
pub fn announce(bound: SocketAddr, demo: &[DemoAccount]) {
    let mut out = std::io::stdout().lock();
    // A terminal that is gone is no reason to stop.
    let _ = print(&mut out, bound, demo, std::io::stdout().is_terminal());
}

fn print(out: &mut impl Write, bound: SocketAddr, demo: &[DemoAccount], colours: bool) -> std::io::Result<()> {
    let port = bound.port();
    let here = if bound.ip().is_unspecified() { IpAddr::from(Ipv4Addr::LOCALHOST) } else { bound.ip() };
    // Tests parse this line.
    writeln!(out, "listening on http://{}", SocketAddr::new(here, port))?;
    if let Some(address) = reachable(bound.ip()) {
        let url = format!("http://{}/", SocketAddr::new(address, port));
        writeln!(out, "on this network  {url}")?;
        if let Ok(qr) = QrCode::encode_text(&url, QrCodeEcc::Low) {
            out.write_all(half_blocks(&qr, colours).as_bytes())?;
        }
    }
    if !demo.is_empty() {
        writeln!(out, "demo accounts (the sign-in code appears here, as [SMS]):")?;
        for account in demo {
            writeln!(out, "  {}  {}  {}", account.phone, account.role, account.what)?;
        }
    }
    out.flush()
}

/// The address under which a phone on the same network reaches what is bound to `host`.
fn reachable(host: IpAddr) -> Option<IpAddr> {
    if !host.is_unspecified() {
        return Some(host).filter(|host| !host.is_loopback());
    }
    // Connecting a UDP socket sends nothing: it only makes the system choose the address it would send from. The target
    // is from TEST-NET-1 (RFC 5737), so nothing could be there anyway.
    let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0)).ok()?;
    socket.connect((Ipv4Addr::new(192, 0, 2, 1), 9)).ok()?;
    let own = socket.local_addr().ok()?.ip();
    Some(own).filter(|own| !own.is_loopback() && !own.is_unspecified())
}

/// A QR code in half blocks, two modules a character, with the quiet zone of four modules that scanners need.
fn half_blocks(qr: &QrCode, colours: bool) -> String {
    const QUIET: i32 = 4;
    // With colours the code is black on white whatever the terminal's theme; without, light modules are drawn, which is
    // right on the dark background that most terminals have.
    let light = |x: i32, y: i32| !qr.get_module(x, y);
    let (start, end) = if colours { ("\u{1b}[38;5;231;48;5;16m", "\u{1b}[0m") } else { ("", "") };
    let range = -QUIET..qr.size() + QUIET;
    let mut text = String::new();
    for y in range.clone().step_by(2) {
        text.push_str(start);
        for x in range.clone() {
            let below = y + 1 < range.end && light(x, y + 1);
            text.push(match (light(x, y), below) {
                (true, true) => '█',
                (true, false) => '▀',
                (false, true) => '▄',
                (false, false) => ' ',
            });
        }
        text.push_str(end);
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_is_for_programs() {
        let mut out = Vec::new();
        print(&mut out, SocketAddr::from(([127, 0, 0, 1], 4321)), &[], false).expect("a vector takes all");
        assert_eq!(String::from_utf8_lossy(&out), "listening on http://127.0.0.1:4321\n");
    }

    #[test]
    fn a_code_is_drawn_whole() {
        let qr = QrCode::encode_text("http://192.0.2.7:8080/", QrCodeEcc::Low).expect("fits");
        let text = half_blocks(&qr, false);
        let width = usize::try_from(qr.size() + 8).expect("positive");
        assert_eq!(text.lines().count(), width.div_ceil(2));
        assert!(text.lines().all(|line| line.chars().count() == width));
        // The quiet zone is light all round.
        assert!(text.lines().take(2).all(|line| line.chars().all(|c| c == '█')));
    }
}
