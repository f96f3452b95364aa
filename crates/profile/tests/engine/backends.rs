//! Profiles as deployers would write them, cut down to what the tests are about.

pub const RUOYI: &str = r#"{
  "baseUrl": "/prod-api", "ids": "number", "instant": "yyyy-MM-dd HH:mm:ss",
  "errors": { "code": "/code", "message": "/msg" },
  "rules": [
    { "status": 200, "where": { "/code": 401 }, "means": "unauthenticated" },
    { "status": 200, "where": { "/code": 403 }, "means": "forbidden" },
    { "status": 200, "where": { "/code": 500, "/msg": { "contains": "已报名" } }, "means": "conflict", "code": "alreadyRegistered" },
    { "status": 200, "where": { "/code": [500, 601] }, "means": "validation" }
  ],
  "types": {
    "event": { "id": { "$from": "/eventId", "$as": "id" }, "title": "/title", "startsAt": { "$from": "/startTime", "$as": "instant" } },
    "registration": { "id": { "$from": "/registrationId", "$as": "id" }, "event": { "$from": "/eventId", "$as": "id" }, "name": "/name" }
  },
  "operations": {
    "events.list": { "path": "/zone/event/list", "page": { "style": "page", "parameter": "pageNum", "sizeParameter": "pageSize", "size": 2,
      "items": "/rows", "total": "/total" }, "answer": { "$type": "event" } },
    "events.get": { "path": "/zone/event/{id}", "answer": { "$from": "/data", "$type": "event" } },
    "registrations.list": { "path": "/zone/registration/list", "page": { "style": "page", "parameter": "pageNum", "sizeParameter": "pageSize",
      "items": "/rows", "total": "/total" }, "answer": { "$type": "registration" } },
    "registrations.create": { "method": "POST", "path": "/zone/registration",
      "body": { "eventId": { "$from": "/id", "$as": "id" }, "name": "/body/name", "phonenumber": "/body/phone" },
      "then": { "operation": "registrations.list", "where": { "/event": "/id", "/name": "/body/name" } } },
    "registrations.rename": { "before": { "path": "/zone/registration/{id}" }, "method": "PUT", "path": "/zone/registration",
      "body": { "$over": "$before#/data", "name": "/body/name", "eventId": { "$from": "/event", "$as": "id" } },
      "then": { "operation": "registrations.get", "input": { "id": "$input#/id" } } },
    "registrations.get": { "path": "/zone/registration/{id}", "answer": { "$from": "/data", "$type": "registration" } },
    "registrations.cancel": { "method": "DELETE", "path": "/zone/registration/{id}", "answer": {} }
  }
}"#;

pub const JEECG: &str = r#"{
  "baseUrl": "/jeecg-boot", "instant": "yyyy-MM-dd HH:mm:ss",
  "errors": { "message": "/message" },
  "rules": [
    { "status": 200, "where": { "/success": true }, "means": "success" },
    { "status": 200, "where": { "/success": false, "/code": 510 }, "means": "forbidden" },
    { "status": 200, "where": { "/success": false }, "means": "validation" }
  ],
  "operations": {
    "me.get": { "path": "/sys/user/getUserInfo", "answer": { "id": { "$from": "/result/userInfo/id", "$as": "id" } } },
    "cases.list": { "path": "/zone/case/list", "answer": { "id": "/id", "text": "/content" },
      "page": { "style": "page", "parameter": "pageNo", "sizeParameter": "pageSize", "items": "/result/records", "total": "/result/total" } },
    "cases.create": { "method": "POST", "path": "/zone/case/add", "body": { "content": "/body/text", "key": "/key" },
      "then": { "operation": "cases.list", "where": { "/text": "/body/text" } } }
  }
}"#;

pub const PARSE: &str = r#"{
  "baseUrl": "https://parse.example/1", "headers": { "X-Parse-Application-Id": "zone" },
  "errors": { "message": "/error" },
  "operations": {
    "session.start": { "method": "POST", "path": "/login", "asGuest": true, "body": { "username": "/body/name", "password": "/body/password" },
      "answer": { "accessToken": "/sessionToken" },
      "rules": [ { "status": 404, "where": { "/code": 101 }, "means": "validation", "code": "passwordRejected" } ] },
    "cases.get": { "path": "/classes/Case/{id}", "answer": { "id": "/objectId", "text": "/text" } },
    "cases.create": { "method": "POST", "path": "/classes/Case", "body": { "text": "/body/text" },
      "then": { "operation": "cases.get", "input": { "id": "/objectId" } } }
  }
}"#;

pub const DRF: &str = r#"{
  "baseUrl": "/api/drf",
  "errors": { "message": ["/detail", "/non_field_errors"], "fields": { "at": "" } },
  "operations": {
    "card.apply": { "method": "POST", "path": "/applications/", "headers": { "Idempotency-Key": "/key" }, "repeat": "key", "signedIn": true,
      "body": { "full_name": "/body/name", "mobile": "/body/phone",
        "education": { "$from": "/body/education", "$with": { "school": "/school", "degree": { "$from": "/degree", "$map": { "master": 2 } } } },
        "jobs": { "$from": "/body/jobs", "$each": { "employer": "/company" } },
        "extra": { "$from": "/body/extra", "$as": "json" } } }
  }
}"#;

pub const JSON_API: &str = r#"{
  "baseUrl": "/api/jsonapi", "headers": { "Accept": "application/vnd.api+json" },
  "errors": { "message": "/errors/0/detail",
    "fields": { "at": "/errors", "pointer": "/source/pointer", "message": "/detail", "code": "/code", "codes": { "blank": "required", "max_length": "tooLong" } } },
  "operations": {
    "cases.create": { "method": "POST", "path": "/cases", "headers": { "Content-Type": "application/vnd.api+json" },
      "body": { "data": { "type": "cases", "attributes": { "category": "/body/category", "description": "/body/text" } } },
      "answer": { "id": "/data/id" } }
  }
}"#;

pub const POCKETBASE: &str = r#"{
  "baseUrl": "", "instant": "yyyy-MM-dd HH:mm:ss.SSSX",
  "errors": { "message": "/message",
    "fields": { "at": "/data", "message": "/message", "code": "/code", "codes": { "validation_required": "required" } } },
  "rules": [ { "status": 400, "where": { "/data/id/code": "validation_not_unique" }, "means": "repeated" } ],
  "operations": {
    "cases.get": { "path": "/api/collections/cases/records/{id}", "answer": { "id": "/id", "raisedAt": { "$from": "/created", "$as": "instant" } } },
    "cases.create": { "method": "POST", "path": "/api/collections/cases/records", "repeat": "id",
      "body": { "id": { "$from": "/key", "$as": "key15" }, "body": "/body/text", "contact": "/body/phone" },
      "then": { "operation": "cases.get", "input": { "id": { "$from": "$input#/key", "$as": "key15" } } } }
  }
}"#;
