use super::*;

fn parsed(words: &[&str]) -> Result<Command> {
    parse(words.iter().map(OsString::from))
}

fn tried(words: &[&str]) -> Result<Wanted> {
    match parsed(&[&["try", "backend.json", "--op", "events.list"], words].concat())? {
        Command::Try(wanted) => Ok(*wanted),
        other => bail!("{other:?}"),
    }
}

#[test]
fn each_command_has_its_form() -> Result<()> {
    assert_eq!(parsed(&[])?, Command::Help);
    assert_eq!(parsed(&["try", "--help"])?, Command::Help);
    assert_eq!(parsed(&["schema"])?, Command::Schema);
    assert_eq!(parsed(&["check", "a.json"])?, Command::Check { file: "a.json".into() });
    for wrong in [&["check"][..], &["check", "a", "b"], &["schema", "a"], &["check", "a", "--all"], &["cheque", "a"]] {
        assert!(parsed(wrong).is_err(), "{wrong:?}");
    }
    Ok(())
}

#[test]
fn an_operation_is_one_of_the_contract() {
    let message = |words: &[&str]| parsed(words).err().map(|error| error.to_string()).unwrap_or_default();
    assert!(message(&["try", "a.json"]).contains("events.list"));
    assert!(message(&["try", "a.json", "--op", "events.lists"]).contains("events.list"));
}

#[test]
fn the_input_is_an_object() -> Result<()> {
    assert_eq!(tried(&["--input", r#"{"when":"past"}"#])?.input.get("when"), Some(&"past".into()));
    assert!(tried(&["--input", "[]"]).is_err() && tried(&["--input", "{"]).is_err());
    Ok(())
}

#[test]
fn people_sign_in_one_way() -> Result<()> {
    let (name, variable) = ("linxiaozhou".to_owned(), "P".to_owned());
    let by_password = Person::Password { name, variable };
    assert_eq!(tried(&["--user", "linxiaozhou", "--password-env", "P"])?.person, by_password);
    let by_code = Person::Phone { phone: "19900001234".to_owned(), code: Some("123456".to_owned()) };
    assert_eq!(tried(&["--phone=19900001234", "--code=123456"])?.person, by_code);
    assert_eq!(tried(&[])?.person, Person::Guest);
    for wrong in
        [&["--user", "a"][..], &["--password-env", "P"], &["--code", "1"], &["--token-env", "T", "--phone", "1"]]
    {
        assert!(tried(wrong).is_err(), "{wrong:?}");
    }
    Ok(())
}

#[test]
fn an_option_has_one_value() -> Result<()> {
    assert_eq!(tried(&["--base", "http://127.0.0.1:1/api/"])?.base.as_deref(), Some("http://127.0.0.1:1/api"));
    assert!(tried(&["--all"])?.all_pages);
    for wrong in [&["--id"][..], &["--id", "1", "--id", "2"], &["--password", "secret"], &["--all=yes"]] {
        assert!(tried(wrong).is_err(), "{wrong:?}");
    }
    Ok(())
}
