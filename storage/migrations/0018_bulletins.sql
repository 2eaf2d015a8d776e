-- Announcements (公告, GS): what is cut off or done where, from when to when. The rest is the case.
CREATE TABLE announcements (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  sort TEXT NOT NULL,
  buildings TEXT NOT NULL, -- bare names between spaces; empty: the whole community
  reason TEXT NOT NULL,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT, -- NULL: nobody knows yet
  planned BIGINT NOT NULL,
  author_id TEXT NOT NULL,
  turn TEXT, -- the role whose yes is waited for
  approved_by TEXT,
  sent_at BIGINT,
  page TEXT NOT NULL
);

-- What is told of one, and when: a row goes once everybody has heard it. told_to is the last person
-- who did.
CREATE TABLE announcement_rounds (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  news TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  told_to TEXT NOT NULL DEFAULT '',
  claimed_until BIGINT,
  UNIQUE (case_id, news)
);
CREATE INDEX announcement_rounds_due ON announcement_rounds (due_at);

-- Whom it was told: their own link, the newest message about it, and when they read it.
CREATE TABLE announcement_readers (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL,
  token TEXT NOT NULL UNIQUE,
  outbox_id TEXT, -- NULL: only in a reply
  opened_at BIGINT,
  held_at BIGINT, -- when their own report was last answered with it
  UNIQUE (case_id, person_id)
);
CREATE INDEX announcement_readers_person ON announcement_readers (person_id);
