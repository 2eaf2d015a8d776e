-- Surveys (意见征集). That somebody answered is in survey_returns, what was answered in
-- survey_ballots; nothing leads from one to the other (docs/anonymous.md).
CREATE TABLE surveys (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  title TEXT NOT NULL,
  sort TEXT NOT NULL,
  plan TEXT NOT NULL,
  author_id TEXT NOT NULL,
  author_role TEXT NOT NULL,
  chain TEXT NOT NULL,
  turn TEXT,
  seed TEXT NOT NULL,
  reason TEXT,
  starts_at BIGINT NOT NULL,
  closes_at BIGINT NOT NULL,
  figures TEXT,
  reported_at BIGINT,
  published_at BIGINT
);

-- What a survey, a corrective action or a meeting does by itself, and when.
CREATE TABLE agenda (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  what TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT,
  UNIQUE (case_id, what)
);
CREATE INDEX agenda_due ON agenda (due_at);

-- Who is invited: an adult bound to a home, or a home that nobody is bound to (person_id is NULL).
CREATE TABLE survey_invitations (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL REFERENCES cases (id),
  home_id TEXT NOT NULL REFERENCES homes (id),
  building TEXT NOT NULL,
  unit TEXT NOT NULL,
  room TEXT NOT NULL,
  person_id TEXT,
  token TEXT NOT NULL UNIQUE,
  wave BIGINT NOT NULL DEFAULT 0,
  way TEXT NOT NULL DEFAULT '', -- '' not yet; push, reply, page, ticked, menu
  delivered_on TEXT,
  opened_on TEXT,
  reminders BIGINT NOT NULL DEFAULT 0,
  last_at BIGINT,
  outbox_id TEXT
);
CREATE UNIQUE INDEX survey_invitations_whom
  ON survey_invitations (survey_id, home_id, COALESCE(person_id, ''));
CREATE INDEX survey_invitations_home ON survey_invitations (home_id);
CREATE INDEX survey_invitations_person ON survey_invitations (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX survey_invitations_outbox ON survey_invitations (outbox_id) WHERE outbox_id IS NOT NULL;

-- When somebody was written to without having asked: invitations, reminders, callbacks. Kept for the
-- week in which it counts.
CREATE TABLE contacts (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  what TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX contacts_person ON contacts (person_id, at);

-- That somebody answered: the home (one answer a home) or the person. Random keys, no time.
-- only: sqlite
CREATE TABLE survey_returns (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  voter TEXT NOT NULL,
  building TEXT NOT NULL,
  way TEXT NOT NULL,
  day TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE survey_ballots (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  sealed TEXT,
  answers TEXT,
  building TEXT,
  way TEXT,
  voter TEXT
) WITHOUT ROWID;
-- end
-- only: postgresql
CREATE TABLE survey_returns (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  voter TEXT NOT NULL,
  building TEXT NOT NULL,
  way TEXT NOT NULL,
  day TEXT NOT NULL
);
CREATE TABLE survey_ballots (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  sealed TEXT,
  answers TEXT,
  building TEXT,
  way TEXT,
  voter TEXT
);
-- end
CREATE UNIQUE INDEX survey_returns_once ON survey_returns (survey_id, voter);
CREATE INDEX survey_ballots_of ON survey_ballots (survey_id, id);

-- What was answered so far, sealed: gone with the 确认 or the close; left out of backups.
CREATE TABLE survey_drafts (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  invitation_id TEXT NOT NULL UNIQUE,
  sealed TEXT NOT NULL,
  browser TEXT, -- the hash of the mark of the browser that opened the link first
  place TEXT, -- sealed, too: where one stands in chat
  begun_at BIGINT NOT NULL
);
CREATE INDEX survey_drafts_of ON survey_drafts (survey_id);

-- Papers that staff entered, by the code on the paper: who entered it, never whose it is.
-- `ballot_id` leads to the sealed ballot until somebody else has entered it, or the close.
-- only: sqlite
CREATE TABLE survey_slips (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  code TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  ballot_id TEXT,
  twice BIGINT NOT NULL,
  differed TEXT,
  checked_by TEXT
) WITHOUT ROWID;
-- end
-- only: postgresql
CREATE TABLE survey_slips (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  code TEXT NOT NULL,
  entered_by TEXT NOT NULL,
  ballot_id TEXT,
  twice BIGINT NOT NULL,
  differed TEXT,
  checked_by TEXT
);
-- end
CREATE UNIQUE INDEX survey_slips_code ON survey_slips (survey_id, code);

-- A conversation whose answers are kept elsewhere: removed when it ends, left out of backups.
ALTER TABLE conversations ADD COLUMN private BIGINT NOT NULL DEFAULT 0;

-- Replies to messages of such a conversation, sealed, while the platform may send them again.
CREATE TABLE private_replies (
  key TEXT NOT NULL PRIMARY KEY, -- of the inbox
  person_id TEXT NOT NULL,
  sealed TEXT,
  received_at BIGINT NOT NULL
);
CREATE INDEX private_replies_received ON private_replies (received_at);
CREATE INDEX private_replies_person ON private_replies (person_id);

-- Corrective actions (纠正措施, ZG): an item of a survey below its target, and what is done about it.
CREATE TABLE corrective_actions (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  survey_id TEXT NOT NULL REFERENCES cases (id),
  item TEXT NOT NULL,
  ask TEXT NOT NULL,
  evidence TEXT NOT NULL,
  department TEXT NOT NULL,
  owner_id TEXT,
  cause TEXT NOT NULL,
  measure TEXT NOT NULL,
  until_at BIGINT,
  result TEXT NOT NULL,
  finished_by TEXT,
  checked_by TEXT,
  checked_at BIGINT,
  check_text TEXT NOT NULL,
  round BIGINT NOT NULL,
  asked_again TEXT NOT NULL
);
CREATE INDEX corrective_actions_survey ON corrective_actions (survey_id);

-- What everybody may read (公示, GS), and the news of it for those whom it concerns: told_to is the
-- last invitation whose holder heard of it.
CREATE TABLE bulletins (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  case_id TEXT REFERENCES cases (id),
  community TEXT NOT NULL,
  title TEXT NOT NULL,
  summary TEXT NOT NULL,
  body TEXT NOT NULL,
  news TEXT NOT NULL,
  published_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  told_to TEXT NOT NULL DEFAULT '',
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX bulletins_newest ON bulletins (community, published_at);
CREATE UNIQUE INDEX bulletins_of_case ON bulletins (case_id) WHERE case_id IS NOT NULL;

-- Free texts of anonymous answers that want a reply, sealed until the close; then they are suggestions.
-- Random keys, no person, no time.
-- only: sqlite
CREATE TABLE survey_wishes (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  sealed TEXT NOT NULL
) WITHOUT ROWID;
-- end
-- only: postgresql
CREATE TABLE survey_wishes (
  id TEXT NOT NULL PRIMARY KEY,
  survey_id TEXT NOT NULL,
  sealed TEXT NOT NULL
);
-- end
CREATE INDEX survey_wishes_of ON survey_wishes (survey_id);
CREATE INDEX cases_from ON cases (from_case_id) WHERE from_case_id IS NOT NULL;

-- Owners' meetings (业主座谈会, SUR-16): which homes came, and the record line by line.
CREATE TABLE meeting_homes (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  home_id TEXT NOT NULL REFERENCES homes (id),
  staff_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (case_id, home_id)
);
CREATE TABLE meeting_lines (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  sort TEXT NOT NULL,
  text TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX meeting_lines_of ON meeting_lines (case_id, id);

-- The share of fees that was paid in a month (2026-11), as staff entered it last.
CREATE TABLE fee_shares (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  month TEXT NOT NULL,
  share DOUBLE PRECISION NOT NULL,
  staff_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (community, month)
);
