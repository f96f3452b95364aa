/// What the preset `pocketbase` speaks to: four collections beside `users`. Everyone reads the events; what a person
/// sends in is theirs alone, and only the office says what becomes of it.

const MINE = "owner = @request.auth.id";
const SIGNED_IN_AS_OWNER = '@request.auth.id != "" && owner = @request.auth.id';

const text = (name, max, more) => ({ name, type: "text", max, ...more });
const select = (name, values, more) => ({ name, type: "select", values, maxSelect: 1, ...more });
const date = (name, more) => ({ name, type: "date", ...more });
const relation = (name, to, more) => ({ name, type: "relation", collectionId: to.id, maxSelect: 1, required: true, ...more });
const owner = (users) => relation("owner", users, { cascadeDelete: true });
const created = { name: "created", type: "autodate", onCreate: true };
/// A phone chooses the id, so that a repeated write is known as one. A pattern that is not the usual one makes PocketBase
/// look for the id before it looks for other unique fields.
const id = {
  ...text("id", 15, { min: 15, required: true }),
  system: true,
  primaryKey: true,
  pattern: "^[a-z0-9]{15}$",
  autogeneratePattern: "[a-z0-9]{15}",
};
const required = { required: true };
/// What only the office sets, as a rule over what a person sends.
const untouched = (...names) => names.map((name) => `@request.body.${name}:isset = false`).join(" && ");
const unchanged = (...names) => names.map((name) => `@request.body.${name}:changed = false`).join(" && ");

migrate((app) => {
  const save = (definition) => {
    const collection = new Collection({ type: "base", ...definition });
    app.save(collection);
    return collection;
  };

  const users = app.findCollectionByNameOrId("users");
  users.fields.add(new TextField({ name: "username", required: true, max: 60, pattern: "^[a-z0-9]+$" }));
  users.fields.add(new TextField({ name: "phone", max: 20 }));
  users.addIndex("users_by_username", true, "username", "");
  users.passwordAuth.identityFields = ["username", "email"];
  users.authAlert.enabled = false;
  // The office makes the accounts.
  users.createRule = null;
  const seconds = $os.getenv("ZHIHUI_ACCESS_SECONDS");
  if (seconds) {
    users.authToken.duration = parseInt(seconds, 10);
  }
  app.save(users);

  const events = save({
    name: "events",
    listRule: "",
    viewRule: "",
    fields: [
      text("title_zh", 200, required), text("title_en", 200),
      text("about_zh", 5000, required), text("about_en", 5000),
      text("host_zh", 200, required), text("host_en", 200),
      text("venue_zh", 200, required), text("venue_en", 200),
      select("held", ["on_site", "online"], required),
      select("entry", ["open", "by_approval"], required),
      date("starts_at", required), date("ends_at", required), date("closes_at", required),
      { name: "places", type: "number", onlyInt: true, min: 0 },
      { name: "keep_days", type: "number", onlyInt: true, min: 0 },
    ],
    indexes: ["CREATE INDEX events_by_end ON events (ends_at)"],
  });

  save({
    name: "registrations",
    listRule: MINE,
    viewRule: MINE,
    createRule: `${SIGNED_IN_AS_OWNER} && event.closes_at > @now && ${untouched("cancelled")}`,
    updateRule: `${MINE} && event.starts_at > @now && @request.body.cancelled = true && `
      + unchanged("owner", "event", "full_name", "phone", "consent"),
    fields: [
      id,
      owner(users),
      relation("event", events),
      text("full_name", 60, required),
      text("phone", 20, { required: true, pattern: "^(1[3-9][0-9]{9}|\\+[1-9][0-9]{6,14})$" }),
      { name: "consent", type: "bool", required: true },
      { name: "cancelled", type: "bool" },
      created,
    ],
    indexes: ["CREATE UNIQUE INDEX one_place_each ON registrations (owner, event) WHERE cancelled = FALSE"],
  });

  save({
    name: "applications",
    listRule: MINE,
    viewRule: MINE,
    createRule: `${SIGNED_IN_AS_OWNER} && ${untouched("status", "decided_at", "note", "card")}`,
    fields: [
      id,
      owner(users),
      text("full_name", 60, required),
      select("document_kind", ["resident", "foreign_resident", "passport"], required),
      text("document_number", 40, required),
      select("degree", ["doctor", "master", "bachelor", "college"], required),
      text("school", 200, required),
      text("employer", 200, required),
      text("company_code", 40),
      text("position", 200, required),
      select("category", ["science", "startup", "skilled", "public_service", "young"], required),
      { name: "consent", type: "bool", required: true },
      { name: "document_consent", type: "bool", required: true },
      select("status", ["approved", "declined"]),
      date("decided_at"),
      text("note", 2000),
      { name: "card", type: "json", maxSize: 20000 },
      created,
    ],
    indexes: ["CREATE UNIQUE INDEX one_application_each ON applications (owner) WHERE status != 'declined'"],
  });

  save({
    name: "cases",
    listRule: MINE,
    viewRule: MINE,
    createRule: `${SIGNED_IN_AS_OWNER} && ${untouched("status", "outcome", "answer", "answered_at", "stars", "remark")}`,
    updateRule: `${MINE} && status = "answered" && `
      + unchanged("owner", "topic", "words", "status", "outcome", "answer", "answered_at"),
    fields: [
      id,
      owner(users),
      select("topic", ["school", "home", "health", "work", "innovation", "proposal", "other"], required),
      text("words", 5000, required),
      select("status", ["in_progress", "awaiting_person", "answered"]),
      select("outcome", ["resolved", "partly", "impossible", "explained"]),
      text("answer", 5000),
      date("answered_at"),
      { name: "stars", type: "number", onlyInt: true, min: 0, max: 5 },
      text("remark", 2000),
      created,
    ],
  });
});
