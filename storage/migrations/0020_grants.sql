-- One-time permissions (一次性订阅) to send somebody one notice, from the offer of it until it is spent.
CREATE TABLE grants (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  template TEXT NOT NULL, -- its id on the platform
  case_id TEXT REFERENCES cases (id), -- for whose news it was offered
  status TEXT NOT NULL, -- offered, given, refused, spent, void (lost unspent), off (no more notices)
  offered_at BIGINT, -- null: given or refused without an offer of ours
  decided_at BIGINT, -- when it was given or refused, by the platform's clock
  spent_at BIGINT,
  push_id TEXT, -- the message it is spent on
  reported BIGINT NOT NULL DEFAULT 0 -- whether the platform said what became of that
);
CREATE INDEX grants_person ON grants (person_id, template, status);
CREATE INDEX grants_push ON grants (push_id) WHERE push_id IS NOT NULL;

-- What pages sign their scripts with: made by the platform for two hours, read by every process.
CREATE TABLE tickets (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  ends_at BIGINT NOT NULL,
  renew_at BIGINT NOT NULL
);
