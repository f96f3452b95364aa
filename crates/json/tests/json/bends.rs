use serde_json::{Value, json};

/// One way in which a part of a text is not what it was.
#[derive(Clone, Debug)]
pub struct Bend {
    pub bent: Value,
    /// Whether an array has taken the part's place.
    pub to_array: bool,
}

/// Every single bend of a value: each part replaced, left out, named otherwise, or with company.
pub fn all(of: &Value) -> Vec<Bend> {
    places(of).iter().flat_map(|place| at(of, place)).collect()
}

/// The pointers of a value's parts, its own first.
fn places(value: &Value) -> Vec<String> {
    let parts: Vec<(String, &Value)> = match value {
        Value::Object(fields) => fields.iter().map(|(key, part)| (zhihui_json::pointer_part(key), part)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, part)| (format!("/{index}"), part)).collect(),
        _ => vec![],
    };
    let deeper =
        parts.into_iter().flat_map(|(step, part)| places(part).into_iter().map(move |rest| step.clone() + &rest));
    std::iter::once(String::new()).chain(deeper).collect()
}

fn at(whole: &Value, place: &str) -> Vec<Bend> {
    let part = whole.pointer(place).expect("a place of the value");
    let mut others = replacements(part);
    if let Value::Object(fields) = part {
        for key in fields.keys() {
            let mut without = fields.clone();
            let value = without.remove(key).unwrap_or_default();
            others.push(Value::Object(without.clone()));
            without.insert(format!("{key}X"), value);
            others.push(Value::Object(without));
        }
        let mut with_company = fields.clone();
        with_company.insert("company".into(), json!({"of": [1]}));
        others.push(Value::Object(with_company));
    }
    let bend = |other: Value| {
        let to_array = other.is_array();
        let mut bent = whole.clone();
        *bent.pointer_mut(place).expect("a place of the value") = other;
        Bend { bent, to_array }
    };
    others.into_iter().map(bend).collect()
}

fn replacements(part: &Value) -> Vec<Value> {
    let mut others = vec![
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(256),
        json!(1.5),
        json!(u64::MAX),
        json!(i64::MIN),
        json!(1e300),
        json!(""),
        json!("other"),
        json!("2026-11-28"),
        json!([]),
        json!([part]),
        json!({}),
        json!({"Offline": null}),
        json!({"other": part}),
    ];
    if let Value::Object(fields) = part {
        others.push(fields.values().cloned().collect());
    }
    others
}
