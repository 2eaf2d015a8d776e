-- Callbacks (回访, CAL): whom to ask afterwards about which case, why, how, and what came of it. The
-- subjects name their own `source`; one row is one round of asking, `round` counts those of a loop.
CREATE TABLE callbacks (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  source TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  kind TEXT NOT NULL,
  category TEXT NOT NULL,
  building TEXT,
  worker_id TEXT, -- who of staff did the work
  round BIGINT NOT NULL DEFAULT 1,
  way TEXT NOT NULL, -- chat, phone, visit, mail
  status TEXT NOT NULL, -- waiting, asked, task, answered, dropped
  promised BIGINT NOT NULL DEFAULT 0, -- after a bad answer: no budget puts it off
  due_at BIGINT, -- waiting: when it is asked; asked: when staff ask; task: until when
  asked_at BIGINT,
  outbox_id TEXT, -- the message that asks
  answered_at BIGINT,
  result TEXT, -- satisfied, mostly, dissatisfied, unconfirmed, refused, wrong_number
  words TEXT NOT NULL DEFAULT '',
  holder_id TEXT, -- whose task it is
  alert_at BIGINT, -- when the next level hears that it is late
  alert_level BIGINT NOT NULL DEFAULT 0,
  tries BIGINT NOT NULL DEFAULT 0,
  entered_by TEXT, -- who of staff wrote the answer down
  checks TEXT, -- the callback whose answer this one asks for again
  reason TEXT, -- why it was dropped, or put off
  created_at BIGINT NOT NULL,
  claimed_until BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX callbacks_due ON callbacks (due_at) WHERE status IN ('waiting', 'asked');
CREATE INDEX callbacks_late ON callbacks (alert_at) WHERE status = 'task';
CREATE INDEX callbacks_tasks ON callbacks (community, due_at) WHERE status = 'task';
CREATE INDEX callbacks_person ON callbacks (person_id, created_at);
CREATE INDEX callbacks_case ON callbacks (case_id);
CREATE INDEX callbacks_of_time ON callbacks (community, created_at);
CREATE INDEX callbacks_outbox ON callbacks (outbox_id) WHERE outbox_id IS NOT NULL;

-- Every answer that was ever given to one: a changed one leaves the earlier in its place.
CREATE TABLE callback_answers (
  id TEXT NOT NULL PRIMARY KEY,
  callback_id TEXT NOT NULL REFERENCES callbacks (id),
  result TEXT NOT NULL,
  words TEXT NOT NULL,
  way TEXT NOT NULL,
  entered_by TEXT,
  at BIGINT NOT NULL
);
CREATE INDEX callback_answers_of ON callback_answers (callback_id, id);

-- How somebody wants to be asked (CAL-5), and in which minutes of the day; asked once, kept.
CREATE TABLE callback_ways (
  person_id TEXT NOT NULL PRIMARY KEY REFERENCES persons (id),
  way TEXT, -- null: as the case has it
  from_minute BIGINT,
  until_minute BIGINT,
  mail TEXT,
  asked_at BIGINT,
  changed_at BIGINT
);

-- Calls that were owed before there was a queue; one a case, so that its id is the case's.
INSERT INTO callbacks (id, community, source, case_id, person_id, kind, category, building,
  worker_id, round, way, status, promised, due_at, created_at)
  SELECT id, community, 'unhappy', id, reporter_id, kind, category, building, engineer_id,
    return_count + 1, 'phone', 'waiting', 1, stage_at, COALESCE(finished_at, created_at)
  FROM cases WHERE due_for = 'callback';
UPDATE cases SET due_at = NULL, due_for = NULL, alert_at = NULL, alert_level = 0
  WHERE due_for = 'callback' AND status = 'closed';
UPDATE cases SET due_for = 'confirm' WHERE due_for = 'callback';
INSERT INTO callbacks (id, community, source, case_id, person_id, kind, category, building,
  worker_id, round, way, status, promised, due_at, created_at)
  SELECT id, community, 'silent', id, reporter_id, kind, category, building, engineer_id,
    return_count + 1, 'phone', 'waiting', 0, callback_at, COALESCE(finished_at, created_at)
  FROM cases WHERE callback_at IS NOT NULL;
UPDATE cases SET callback_at = NULL WHERE callback_at IS NOT NULL;
