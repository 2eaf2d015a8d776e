-- What was found (拾到) and is kept until its owner comes; photos hang on its id, as on a case.
CREATE TABLE found_items (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  community TEXT NOT NULL,
  description TEXT NOT NULL,
  papers BIGINT NOT NULL, -- documents and bank cards: the police hand them out, not we
  finder_id TEXT NOT NULL,
  finder_name TEXT NOT NULL,
  found_at BIGINT NOT NULL,
  status TEXT NOT NULL, -- kept; handed to its owner; passed to the police
  due_at BIGINT, -- when the clerks hear that it still lies there
  claimed_until BIGINT,
  owner TEXT NOT NULL DEFAULT '',
  mark TEXT NOT NULL DEFAULT '', -- by which the owner knew it, or the receipt of the police
  ended_by TEXT NOT NULL DEFAULT '',
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX found_items_kept ON found_items (community, status);
CREATE INDEX found_items_due ON found_items (due_at);

-- What was found may be what somebody looks for: they are asked for a mark, and told nothing.
CREATE TABLE found_matches (
  id TEXT NOT NULL PRIMARY KEY,
  item_id TEXT NOT NULL REFERENCES found_items (id),
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  status TEXT NOT NULL, -- asked; named (a mark was said); fits; other
  mark TEXT NOT NULL DEFAULT '',
  asked_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (item_id, case_id)
);
CREATE INDEX found_matches_person ON found_matches (person_id);

-- Care notes (关怀): what staff should know of a home in help and danger. What is told is sealed with a
-- key that is not here; a note ends with its year, its giver's binding, or whenever they say so.
CREATE TABLE care_notes (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  home_id TEXT NOT NULL REFERENCES homes (id),
  community TEXT NOT NULL,
  sealed TEXT NOT NULL,
  consent TEXT NOT NULL, -- self; adult (asked before); guardian
  consented_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL, -- asked whether it stays, then deleted
  claimed_until BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX care_notes_home ON care_notes (home_id);
CREATE INDEX care_notes_person ON care_notes (person_id);
CREATE INDEX care_notes_due ON care_notes (due_at);

-- Where somebody stands in telling one, sealed too; gone with its conversation.
CREATE TABLE care_drafts (
  person_id TEXT NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL
);

-- Every look at one: who, when, for which case; `key` is the message whose reply showed it.
CREATE TABLE care_looks (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  note_id TEXT NOT NULL,
  staff_id TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  case_number TEXT NOT NULL,
  what TEXT NOT NULL, -- read; told (their contact)
  key TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX care_looks_person ON care_looks (person_id, at);
CREATE INDEX care_looks_note ON care_looks (note_id);

-- What the office lends (借物): who waits for it, for whom it is held, who has it until when.
CREATE TABLE lendings (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  thing TEXT NOT NULL,
  home_id TEXT NOT NULL REFERENCES homes (id),
  home TEXT NOT NULL, -- as people say it
  person_id TEXT REFERENCES persons (id), -- whom we can write to, else NULL
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  status TEXT NOT NULL, -- waiting, held, lent; over: back, given_up
  asked_at BIGINT NOT NULL,
  until BIGINT, -- held or lent until then
  alert_at BIGINT, -- when it is looked at next
  claimed_until BIGINT,
  reminders BIGINT NOT NULL DEFAULT 0,
  extended BIGINT NOT NULL DEFAULT 0,
  lent_by TEXT NOT NULL DEFAULT '',
  ended_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX lendings_open ON lendings (community, status);
CREATE INDEX lendings_person ON lendings (person_id);
CREATE INDEX lendings_alert ON lendings (alert_at);

-- Who was checked at the door of a home before it was opened for them, how, and by whom: two of staff,
-- or one with the community police. Never the number of a document.
CREATE TABLE door_checks (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  said TEXT NOT NULL,
  witnesses TEXT NOT NULL,
  staff_id TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX door_checks_case ON door_checks (case_id);
