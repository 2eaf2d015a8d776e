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
