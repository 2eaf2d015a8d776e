-- One-time permissions (一次性订阅) to send somebody one notice, from the offer until it is spent.
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

-- Addresses that wait for a click on the link in a letter: only then callbacks go there. One a person.
CREATE TABLE mail_proofs (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL UNIQUE REFERENCES persons (id),
  mail TEXT NOT NULL,
  status TEXT NOT NULL, -- waiting, sent, failed, proved
  due_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  sent_at BIGINT,
  reason TEXT,
  claimed_until BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX mail_proofs_due ON mail_proofs (due_at) WHERE status = 'waiting';
