use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;

/// A backend that is a few lines of shell and Python.
fn backend(start: &str, office: &str) -> Result<TempDir> {
    let folder = tempfile::tempdir()?;
    for (name, script) in [("start", start), ("office", office)] {
        let file = folder.path().join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n"))?;
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755))?;
    }
    Ok(folder)
}

const SERVES: &str =
    "cd \"$2\" && echo \"for 19900001234: $GREETING\" > page && exec python3 -m http.server --bind 127.0.0.1 \"$1\"";

fn page(backend: &Backend) -> Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", backend.port))?;
    stream.write_all(b"GET /page HTTP/1.0\r\n\r\n")?;
    let mut text = String::new();
    stream.read_to_string(&mut text)?;
    Ok(text)
}

#[test]
fn a_backend_is_there_once_it_answers_and_gone_when_it_is_dropped() -> Result<()> {
    let folder = backend(SERVES, "exit 0")?;
    let one = Backend::start_in(folder.path(), &[("GREETING", "hello".to_owned())])?;
    let other = Backend::start_in(folder.path(), &[("GREETING", "goodbye".to_owned())])?;
    ensure!(page(&one)?.contains("hello") && page(&other)?.contains("goodbye"), "each has data of its own");
    let (port, kept) = (one.port, one.kept.path().to_owned());
    drop(one);
    ensure!(!answers(port) && !kept.exists(), "nothing is left");
    ensure!(answers(other.port), "the other one goes on");
    Ok(())
}

#[test]
fn a_backend_that_ends_is_told_with_what_it_printed() -> Result<()> {
    let folder = backend("echo \"no table for 19900001234\" >&2; exit 3", "exit 0")?;
    let error = Backend::start_in(folder.path(), &[]).err().context("it has ended")?.to_string();
    ensure!(error.contains("exit status: 3") && error.contains("no table for …"), "{error}");
    Ok(())
}

#[test]
fn a_port_that_somebody_took_is_no_reason_to_give_up() -> Result<()> {
    let marker = tempfile::tempdir()?;
    let marker = marker.path().join("tried");
    let refuses_once = format!(
        "if [ ! -e {0} ]; then touch {0}; echo 'Error: Address already in use' >&2; exit 1; fi; {SERVES}",
        marker.display()
    );
    let folder = backend(&refuses_once, "exit 0")?;
    ensure!(answers(Backend::start_in(folder.path(), &[])?.port));
    Ok(())
}

#[test]
fn the_office_gets_the_port_and_its_no_is_told() -> Result<()> {
    let folder =
        backend(SERVES, "[ \"$2 $3 $4\" = \"approve YC-1 B\" ] || { echo \"no $3 of 19900001234\"; exit 1; }")?;
    let backend = Backend::start_in(folder.path(), &[("GREETING", String::new())])?;
    backend.office(&["approve", "YC-1", "B"])?;
    let error = backend.office(&["answer", "ZH-9", "好"]).err().context("it refuses")?.to_string();
    ensure!(error.contains("no ZH-9 of …"), "{error}");
    Ok(())
}
