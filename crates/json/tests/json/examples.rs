//! A text of every type that the app reads, full and sparse.

pub const ACCOUNT: &str =
    r#"{"id":"a1","name":"林小舟","maskedPhone":"199****1234","roles":["talent","officer"],"version":3}"#;

pub const SESSION: &str = r#"{"accessToken":"t","accessExpiresAt":"2026-11-23T09:00:00Z","refreshToken":"r",
    "account":{"id":"a1","maskedPhone":"199****1234","roles":[],"version":0}}"#;

pub const EVENT: &str = r#"{"id":"optics","series":"innovationWeek","title":{"zh":"光电","en":"Optics \"now\""},
    "description":{"zh":"一\n\n二"},"organiser":{"zh":"中心","en":null},
    "startsAt":"2026-11-28T14:00:00+08:00","endsAt":"2026-11-28T17:30:00.250+08:00","registrationClosesAt":"2026-11-26T10:00:00Z",
    "place":{"attendance":"venue","name":{"zh":"报告厅"},"directions":{"zh":"B 口"}},
    "admission":"approval","seats":{"capacity":120,"taken":96,"waiting":0},
    "agenda":[{"startsAt":"2026-11-28T14:00:00+08:00","title":{"zh":"开场"}}],
    "questions":[{"id":"pitch","label":{"zh":"路演"},"choices":[{"value":"yes","label":{"zh":"是"}}],"required":true},
        {"id":"topic","label":{"zh":"题目"},"required":false,"askedWhen":{"question":"pitch","answer":"yes"}}],
    "retentionDays":30,"aFieldOfTomorrow":{"deep":[1,2.5,null]}}"#;

pub const SPARSE_EVENT: &str = r#"{"id":"e","series":"brandNew","title":{"zh":"一"},"description":{"zh":""},
    "organiser":{"zh":""},"startsAt":"2026-11-28T14:00:00+08:00","endsAt":"2026-11-28T17:30:00+08:00",
    "registrationClosesAt":"2026-11-26T10:00:00Z","place":{"attendance":"online","name":{"zh":""}},
    "admission":"open","seats":{"capacity":0,"taken":0,"waiting":0},"retentionDays":0}"#;

pub const REGISTRATION: &str = r#"{"id":"r1","eventId":"optics","eventTitle":{"zh":"光电"},
    "startsAt":"2026-11-28T14:00:00+08:00","endsAt":"2026-11-28T17:30:00+08:00",
    "place":{"attendance":"online","name":{"zh":"线上"}},"name":"林小舟","maskedPhone":"199****1234","state":"waitlisted",
    "waitlistPosition":2,"ticket":{"code":"0123456789ABCDEF"},"createdAt":"2026-11-20T09:00:00+08:00","version":1,"secret":"s"}"#;

pub const REGISTRATION_REQUEST: &str =
    r#"{"name":"林小舟","phone":"19900001234","consent":true,"answers":{"pitch":"yes","a/b~c":""}}"#;

pub const CASE: &str = r#"{"reference":"ZH-2611-0482","category":"schooling","text":"入学","attachments":[{"id":"u1","mediaType":"image/jpeg","size":10}],
    "state":"answered","progress":{"owner":{"name":{"zh":"李专员"},"team":{"zh":"教育"}},"nextStep":{"zh":"等"},"dueAt":"2026-11-24T17:00:00+08:00"},
    "timeline":[{"at":"2026-11-20T09:00:00+08:00","step":"officerMessage","by":{"zh":"李"},"text":"好"},
        {"at":"2026-11-20T09:00:00+08:00","step":"brandNew"}],
    "outcome":"partlyResolved","rating":{"score":5,"comment":"谢谢"},"createdAt":"2026-11-20T09:00:00+08:00","version":4}"#;

pub const CASE_REQUEST: &str = r#"{"category":"other","text":"夜班车","attachments":["u1","u2"]}"#;

pub const STANDING: &str = r#"{"card":{"number":"YC-0000-0000","maskedName":"王*明","level":"B","category":"educationHealth","state":"active",
    "validFrom":"2026-01-01","validUntil":"2028-12-31","benefits":[{"id":"b","scene":"medical","title":{"zh":"体检"},
        "instructions":{"zh":"出示"},"quota":{"total":2,"used":1}}]},
    "application":{"id":"p1","reference":"RC-1","category":"young","state":"received",
        "progress":{"owner":{"name":{"zh":"李"},"team":{"zh":"组"}},"nextStep":{"zh":"等"}},"timeline":[],
        "submittedAt":"2026-11-20T09:00:00+08:00","version":1}}"#;

pub const APPLICATION_REQUEST: &str = r#"{"identity":{"name":"林","kind":"passport","number":"E1","consent":true},
    "education":{"degree":"doctor","school":"示范大学"},"employer":{"name":"光电","companyCode":"x","position":"工程师"},
    "category":"science","consent":false}"#;

pub const PROBLEM: &str = r#"{"type":"about:blank","title":"t","status":422,"code":"validation","detail":"d",
    "errors":[{"pointer":"/name","code":"required","message":"m"},{"pointer":"","code":"brandNew","message":""}],"retryAfter":9}"#;

/// Entries of the outbox, with every operation, stage and failure among them.
pub const ENTRIES: &str = r#"[
    {"key":"k","operation":{"Register":"optics"},"body":"{}","account":"a1","pressed_at":"2026-11-20T09:00:00+08:00","attempts":0,
        "first_sent_at":null,"stage":{"Waiting":{"until":null,"after":null}}},
    {"key":"k","operation":{"CancelRegistration":{"event":"e","id":"r","version":3,"secret":"s"}},"body":"","account":null,
        "pressed_at":"2026-11-20T09:00:00+08:00","attempts":1,"first_sent_at":"2026-11-20T09:00:01+08:00",
        "stage":{"Waiting":{"until":"2026-11-20T09:00:09+08:00","after":{"RateLimited":{"retry_after":7}}}}},
    {"key":"k","operation":"ApplyForCard","body":"{}","account":"a1","pressed_at":"2026-11-20T09:00:00+08:00","attempts":1,
        "first_sent_at":null,"stage":{"Sending":"2026-11-20T09:00:00+08:00"}},
    {"key":"k","operation":{"RaiseCase":"1f"},"body":"{}","account":"a1","pressed_at":"2026-11-20T09:00:00+08:00","attempts":1,
        "first_sent_at":null,"stage":{"Refused":{"Validation":[{"pointer":"/name","code":"required","message":"m"}]}}},
    {"key":"k","operation":{"Write":"ZH-1"},"body":"{}","account":"a1","pressed_at":"2026-11-20T09:00:00+08:00","attempts":1,
        "first_sent_at":null,"stage":{"Refused":{"Conflict":"alreadyRegistered"}}},
    {"key":"k","operation":{"RateCase":"ZH-1"},"body":"{}","account":"a1","pressed_at":"2026-11-20T09:00:00+08:00","attempts":1,
        "first_sent_at":null,"stage":{"Refused":"Timeout"}}]"#;

pub const FAILURES: &str = r#"["Unauthenticated","Forbidden","NotFound",{"Validation":[]},{"Conflict":"stale"},
    {"RateLimited":{"retry_after":null}},"Offline","Timeout",{"Server":{"status":502}},{"Protocol":{"detail":"d"}}]"#;
