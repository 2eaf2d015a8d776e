-- Times are integer milliseconds UTC, ids UUIDv7 text made in Python, booleans 0/1, JSON is text.

-- A person who writes to the account, or (openid null) somebody known by phone only (代报).
CREATE TABLE persons (
  id TEXT NOT NULL PRIMARY KEY,
  openid TEXT UNIQUE,
  phone TEXT,
  name TEXT,
  followed BIGINT NOT NULL DEFAULT 1,
  staff_id TEXT,
  community TEXT,
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  -- customer-service allowances: five in 48 h after a message, three in a minute after a click
  message_left BIGINT NOT NULL DEFAULT 0,
  message_until BIGINT NOT NULL DEFAULT 0,
  click_left BIGINT NOT NULL DEFAULT 0,
  click_until BIGINT NOT NULL DEFAULT 0,
  -- outbox rows that reached nobody and wait for the next contact
  missed BIGINT NOT NULL DEFAULT 0,
  consented_at BIGINT,
  muted TEXT NOT NULL DEFAULT '',
  -- no push before then: the platform is busy, or others waited longer
  push_after BIGINT NOT NULL DEFAULT 0,
  claimed_until BIGINT
);
CREATE INDEX persons_phone ON persons (phone);

CREATE TABLE homes (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  building TEXT NOT NULL,
  unit TEXT NOT NULL,
  room TEXT NOT NULL,
  area TEXT,
  handed_over_on TEXT,
  UNIQUE (community, building, unit, room)
);

-- The roster of residents as the property company knows them.
CREATE TABLE residents (
  id TEXT NOT NULL PRIMARY KEY,
  home_id TEXT NOT NULL REFERENCES homes (id),
  community TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  relation TEXT NOT NULL,
  occupancy TEXT,
  active BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL,
  UNIQUE (home_id, name, phone)
);
CREATE INDEX residents_phone ON residents (phone);

-- Which messenger account is which resident, from when to when.
CREATE TABLE bindings (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  resident_id TEXT NOT NULL REFERENCES residents (id),
  home_id TEXT NOT NULL REFERENCES homes (id),
  shares BIGINT NOT NULL DEFAULT 0,
  started_at BIGINT NOT NULL,
  ended_at BIGINT,
  ended_why TEXT
);
CREATE UNIQUE INDEX bindings_open ON bindings (person_id, resident_id) WHERE ended_at IS NULL;
CREATE INDEX bindings_person ON bindings (person_id);
CREATE INDEX bindings_resident ON bindings (resident_id);
CREATE INDEX bindings_home ON bindings (home_id);

-- What did not match the roster, or a second account for one resident: a person decides.
CREATE TABLE binding_requests (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  community TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons (id),
  resident_id TEXT,
  home TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  status TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  alert_at BIGINT,
  decided_at BIGINT,
  decided_by TEXT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX binding_requests_open ON binding_requests (alert_at) WHERE status = 'open';

CREATE TABLE staff (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  role TEXT NOT NULL,
  department TEXT NOT NULL,
  trades TEXT NOT NULL,
  buildings TEXT NOT NULL,
  superior_id TEXT,
  person_id TEXT REFERENCES persons (id),
  active BIGINT NOT NULL DEFAULT 1,
  updated_at BIGINT NOT NULL,
  UNIQUE (community, phone)
);
CREATE INDEX staff_person ON staff (person_id);

CREATE TABLE invitations (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  code_hash TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  used_at BIGINT,
  used_by TEXT
);

-- Shifts taken and handed over in chat (值班, 交班).
CREATE TABLE shifts (
  id TEXT NOT NULL PRIMARY KEY,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  community TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT
);
CREATE INDEX shifts_open ON shifts (community) WHERE ended_at IS NULL;

-- Limits on tries: how often something was attempted within a window.
CREATE TABLE tries (
  person_id TEXT NOT NULL,
  what TEXT NOT NULL,
  window_at BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (person_id, what)
);

CREATE TABLE counters (
  name TEXT NOT NULL PRIMARY KEY,
  value BIGINT NOT NULL
);

CREATE TABLE cases (
  id TEXT NOT NULL PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  community TEXT NOT NULL,
  status TEXT NOT NULL,
  version BIGINT NOT NULL,
  category TEXT NOT NULL,
  urgency TEXT NOT NULL,
  danger TEXT,
  description TEXT NOT NULL,
  place TEXT NOT NULL,
  home_id TEXT,
  building TEXT,
  unit TEXT,
  room TEXT,
  reporter_id TEXT NOT NULL REFERENCES persons (id),
  reporter_name TEXT NOT NULL,
  reporter_phone TEXT NOT NULL,
  verified BIGINT NOT NULL,
  shared BIGINT NOT NULL DEFAULT 0,
  source TEXT NOT NULL,
  entered_by TEXT,
  available_from BIGINT,
  available_until BIGINT,
  holder_id TEXT,
  engineer_id TEXT,
  due_at BIGINT,
  due_for TEXT,
  finish_due_at BIGINT,
  alert_at BIGINT,
  alert_level BIGINT NOT NULL DEFAULT 0,
  news_at BIGINT,
  promised_at BIGINT,
  defer_reason TEXT,
  defer_count BIGINT NOT NULL DEFAULT 0,
  urge_count BIGINT NOT NULL DEFAULT 0,
  urged_at BIGINT,
  return_count BIGINT NOT NULL DEFAULT 0,
  result TEXT,
  rating BIGINT,
  rating_text TEXT,
  closed_as TEXT,
  created_at BIGINT NOT NULL,
  accepted_at BIGINT,
  dispatched_at BIGINT,
  taken_at BIGINT,
  arrived_at BIGINT,
  finished_at BIGINT,
  closed_at BIGINT,
  stage_at BIGINT,
  -- staff for whom the case does not exist: ids, and dept: with a department's name
  hidden_from TEXT NOT NULL DEFAULT '',
  -- a complaint's own: how serious, what was found, decided and promised, and its appeal
  confidential BIGINT NOT NULL DEFAULT 0,
  consent TEXT,
  severity TEXT,
  department TEXT,
  finding TEXT,
  measures TEXT,
  measures_due_at BIGINT,
  proposed_by TEXT,
  decided_by TEXT,
  decided_at BIGINT,
  appeal TEXT,
  appeal_until BIGINT,
  month_at BIGINT,
  -- who investigates beside the handler (ids), until when a talk is owed, when to call back
  investigators TEXT NOT NULL DEFAULT '',
  talk_due_at BIGINT,
  callback_at BIGINT,
  from_case_id TEXT,
  claimed_until BIGINT
);
CREATE INDEX cases_alert ON cases (alert_at) WHERE alert_at IS NOT NULL;
CREATE INDEX cases_news ON cases (news_at) WHERE news_at IS NOT NULL;
CREATE INDEX cases_month ON cases (month_at) WHERE month_at IS NOT NULL;
CREATE INDEX cases_callback ON cases (callback_at) WHERE callback_at IS NOT NULL;
CREATE INDEX cases_reporter ON cases (reporter_id, created_at);
CREATE INDEX cases_holder ON cases (holder_id, status);
CREATE INDEX cases_engineer ON cases (engineer_id, status);
CREATE INDEX cases_open ON cases (community, created_at) WHERE status NOT IN ('closed', 'withdrawn');
CREATE INDEX cases_calls ON cases (community, due_at) WHERE due_for = 'callback';
CREATE INDEX cases_created ON cases (community, created_at, id);
CREATE INDEX cases_closed ON cases (community, closed_at);
CREATE INDEX cases_complaints ON cases (community, created_at) WHERE kind = 'complaint';
CREATE INDEX cases_home ON cases (home_id, created_at);

-- The words of a case, as the caller cut them; ids grow with time, so the newest come off the end.
CREATE TABLE case_words (
  word TEXT NOT NULL,
  case_id TEXT NOT NULL REFERENCES cases (id),
  PRIMARY KEY (word, case_id)
);

-- Who did what, when, from which message. Rows are only ever added; the words of an archived
-- complaint change once, when its personal fields are erased.
CREATE TABLE timeline (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  version BIGINT NOT NULL,
  at BIGINT NOT NULL,
  action TEXT NOT NULL,
  actor_id TEXT,
  actor_name TEXT NOT NULL,
  text TEXT NOT NULL,
  public BIGINT NOT NULL,
  details TEXT NOT NULL,
  message_key TEXT
);
CREATE INDEX timeline_case ON timeline (case_id, version);

-- only: sqlite
CREATE TRIGGER timeline_is_kept BEFORE UPDATE ON timeline
WHEN OLD.id IS NOT NEW.id OR OLD.case_id IS NOT NEW.case_id OR OLD.version IS NOT NEW.version
  OR OLD.at IS NOT NEW.at OR OLD.action IS NOT NEW.action OR OLD.public IS NOT NEW.public
  OR NOT EXISTS (SELECT 1 FROM archives WHERE case_id = OLD.case_id AND personal IS NULL)
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
CREATE TRIGGER timeline_is_not_erased BEFORE DELETE ON timeline
BEGIN SELECT RAISE(ABORT, 'the timeline is append-only'); END;
-- end
-- only: postgresql
CREATE FUNCTION timeline_is_kept() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (OLD.id, OLD.case_id, OLD.version, OLD.at, OLD.action, OLD.public)
        IS NOT DISTINCT FROM (NEW.id, NEW.case_id, NEW.version, NEW.at, NEW.action, NEW.public)
      AND EXISTS (SELECT 1 FROM archives WHERE case_id = OLD.case_id AND personal IS NULL)
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'the timeline is append-only';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER timeline_is_kept BEFORE UPDATE OR DELETE ON timeline
FOR EACH ROW EXECUTE FUNCTION timeline_is_kept();
CREATE TRIGGER timeline_is_not_emptied BEFORE TRUNCATE ON timeline
FOR EACH STATEMENT EXECUTE FUNCTION timeline_is_kept();
-- end

CREATE TABLE conversations (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  flow TEXT NOT NULL,
  subject TEXT NOT NULL,
  status TEXT NOT NULL,
  asking TEXT,
  answers TEXT NOT NULL,
  misunderstood BIGINT NOT NULL DEFAULT 0,
  nudged BIGINT NOT NULL DEFAULT 0, -- asked about once after a silence
  front_at BIGINT NOT NULL,
  updated_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  version BIGINT NOT NULL
);
CREATE UNIQUE INDEX conversations_open ON conversations (person_id, flow, subject)
  WHERE status IN ('front', 'waiting');
CREATE UNIQUE INDEX conversations_front ON conversations (person_id) WHERE status = 'front';
CREATE INDEX conversations_expiry ON conversations (expires_at) WHERE status IN ('front', 'waiting');

CREATE TABLE inbox (
  key TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  received_at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT,
  reply TEXT,
  failed BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX inbox_received ON inbox (received_at);

CREATE TABLE outbox (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES persons (id),
  case_id TEXT,
  community TEXT,
  kind TEXT NOT NULL,
  weight BIGINT NOT NULL,
  text TEXT NOT NULL,
  template TEXT,
  fields TEXT,
  only_while TEXT,
  -- an image below DATA_DIR that is shown instead of the text wherever a message can go
  picture TEXT,
  status TEXT NOT NULL,
  rung TEXT,
  attempts BIGINT NOT NULL DEFAULT 0,
  reason TEXT,
  message_id TEXT,
  created_at BIGINT NOT NULL,
  not_before BIGINT NOT NULL,
  sent_at BIGINT,
  claimed_until BIGINT
);
CREATE INDEX outbox_message ON outbox (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (not_before) WHERE status IN ('waiting', 'sending');
CREATE INDEX outbox_person ON outbox (person_id, id) WHERE status IN ('waiting', 'sending', 'missed');
CREATE INDEX outbox_case ON outbox (case_id);

CREATE TABLE evidence (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT,
  person_id TEXT NOT NULL REFERENCES persons (id),
  conversation_id TEXT,
  kind TEXT NOT NULL,
  media_id TEXT NOT NULL,
  status TEXT NOT NULL,
  path TEXT,
  mime TEXT,
  size BIGINT,
  sha256 TEXT,
  attempts BIGINT NOT NULL DEFAULT 0,
  reason TEXT,
  received_at BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  fetched_at BIGINT,
  claimed_until BIGINT
);
CREATE INDEX evidence_waiting ON evidence (next_at) WHERE status = 'waiting';
CREATE INDEX evidence_case ON evidence (case_id);
CREATE INDEX evidence_erasing ON evidence (id) WHERE status = 'erasing';
CREATE INDEX evidence_conversation ON evidence (conversation_id);
CREATE INDEX evidence_loose ON evidence (person_id, received_at) WHERE case_id IS NULL;

-- Who is complained about: a member of staff, a department or a neighbour (home); `source` says
-- whether the complaint names them or the investigation found them.
CREATE TABLE accused (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  staff_id TEXT,
  department TEXT,
  home_id TEXT,
  source TEXT NOT NULL,
  added_by TEXT,
  added_at BIGINT NOT NULL
);
CREATE INDEX accused_case ON accused (case_id);
CREATE INDEX accused_staff ON accused (staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX accused_home ON accused (home_id) WHERE home_id IS NOT NULL;

-- Every look at who complained confidentially: by whom, when and why. Rows are only ever added.
CREATE TABLE seal_openings (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  staff_id TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX seal_openings_case ON seal_openings (case_id);

-- A meeting or a call (约谈): with the complainant, or with who is complained about.
CREATE TABLE talks (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  partner TEXT NOT NULL,
  partner_name TEXT NOT NULL,
  way TEXT NOT NULL,
  proposed TEXT NOT NULL,
  status TEXT NOT NULL,
  agreed_at BIGINT,
  remind_at BIGINT,
  held_at BIGINT,
  record TEXT,
  arranged_by TEXT,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  claimed_until BIGINT
);
CREATE INDEX talks_case ON talks (case_id);
CREATE INDEX talks_remind ON talks (remind_at) WHERE remind_at IS NOT NULL;

-- The sealed papers of a complaint (归档): a hash over its contents, whose personal fields stand
-- as salted commitments, so that they can be erased while the seal still verifies. The archives
-- of a community are a chain: each hash covers the one before.
CREATE TABLE archives (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  number TEXT NOT NULL UNIQUE,
  community TEXT NOT NULL,
  position BIGINT NOT NULL,
  hash TEXT NOT NULL,
  previous TEXT NOT NULL,
  contents TEXT NOT NULL,
  personal TEXT,
  sealed_by TEXT NOT NULL,
  sealed_at BIGINT NOT NULL,
  keep_until BIGINT NOT NULL,
  erased_at BIGINT,
  erased_why TEXT,
  UNIQUE (community, position)
);
CREATE INDEX archives_personal ON archives (sealed_at) WHERE personal IS NOT NULL;

-- An archive changes once, when its personal fields are erased; and what it covers is not added to.
-- only: sqlite
CREATE TRIGGER archives_are_kept BEFORE UPDATE ON archives
WHEN OLD.personal IS NULL OR NEW.personal IS NOT NULL OR NEW.erased_at IS NULL
  OR OLD.case_id IS NOT NEW.case_id OR OLD.number IS NOT NEW.number
  OR OLD.community IS NOT NEW.community OR OLD.position IS NOT NEW.position
  OR OLD.hash IS NOT NEW.hash OR OLD.previous IS NOT NEW.previous
  OR OLD.contents IS NOT NEW.contents OR OLD.sealed_by IS NOT NEW.sealed_by
  OR OLD.sealed_at IS NOT NEW.sealed_at OR OLD.keep_until IS NOT NEW.keep_until
BEGIN SELECT RAISE(ABORT, 'an archive is sealed'); END;
CREATE TRIGGER archives_are_not_removed BEFORE DELETE ON archives
BEGIN SELECT RAISE(ABORT, 'an archive is sealed'); END;
CREATE TRIGGER sealed_case_is_kept BEFORE UPDATE OF version ON cases
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id = OLD.id)
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
CREATE TRIGGER sealed_timeline_is_kept BEFORE INSERT ON timeline
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
CREATE TRIGGER sealed_evidence_is_kept BEFORE INSERT ON evidence
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
CREATE TRIGGER sealed_evidence_is_not_added BEFORE UPDATE OF case_id ON evidence
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id IN (OLD.case_id, NEW.case_id))
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
CREATE TRIGGER sealed_accused_are_kept BEFORE INSERT ON accused
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
CREATE TRIGGER sealed_talks_are_kept BEFORE INSERT ON talks
WHEN EXISTS (SELECT 1 FROM archives WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'the case is sealed'); END;
-- end
-- only: postgresql
CREATE FUNCTION archives_are_kept() RETURNS trigger AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.personal IS NOT NULL AND NEW.personal IS NULL AND NEW.erased_at IS NOT NULL
      AND (OLD.case_id, OLD.number, OLD.community, OLD.position, OLD.hash, OLD.previous,
           OLD.contents, OLD.sealed_by, OLD.sealed_at, OLD.keep_until)
        IS NOT DISTINCT FROM
          (NEW.case_id, NEW.number, NEW.community, NEW.position, NEW.hash, NEW.previous,
           NEW.contents, NEW.sealed_by, NEW.sealed_at, NEW.keep_until)
    THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION 'an archive is sealed';
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER archives_are_kept BEFORE UPDATE OR DELETE ON archives
FOR EACH ROW EXECUTE FUNCTION archives_are_kept();
CREATE TRIGGER archives_are_not_emptied BEFORE TRUNCATE ON archives
FOR EACH STATEMENT EXECUTE FUNCTION archives_are_kept();
CREATE FUNCTION sealed_case_is_kept() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM archives WHERE case_id = OLD.id) THEN
    RAISE EXCEPTION 'the case is sealed';
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER sealed_case_is_kept BEFORE UPDATE OF version ON cases
FOR EACH ROW EXECUTE FUNCTION sealed_case_is_kept();
CREATE FUNCTION sealed_case_is_not_added_to() RETURNS trigger AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM archives WHERE case_id = NEW.case_id) THEN
    RAISE EXCEPTION 'the case is sealed';
  END IF;
  RETURN NEW;
END;
$$ LANGUAGE plpgsql;
CREATE TRIGGER sealed_timeline_is_kept BEFORE INSERT ON timeline
FOR EACH ROW EXECUTE FUNCTION sealed_case_is_not_added_to();
CREATE TRIGGER sealed_evidence_is_kept BEFORE INSERT OR UPDATE OF case_id ON evidence
FOR EACH ROW EXECUTE FUNCTION sealed_case_is_not_added_to();
CREATE TRIGGER sealed_accused_are_kept BEFORE INSERT ON accused
FOR EACH ROW EXECUTE FUNCTION sealed_case_is_not_added_to();
CREATE TRIGGER sealed_talks_are_kept BEFORE INSERT ON talks
FOR EACH ROW EXECUTE FUNCTION sealed_case_is_not_added_to();
-- end

-- What comes round by the calendar, such as the daily digest and the monthly report.
CREATE TABLE routines (
  id TEXT NOT NULL PRIMARY KEY,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT
);
CREATE INDEX routines_due ON routines (due_at);

-- The wooden suggestion boxes (开箱): one row a building and local day, with how many were in it.
CREATE TABLE box_openings (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  building TEXT NOT NULL,
  day TEXT NOT NULL,
  count BIGINT NOT NULL,
  staff_id TEXT NOT NULL,
  staff_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  UNIQUE (community, building, day)
);

-- Reports made beforehand, as nothing heavy runs in a turn: `due_at` is set while one is wanted,
-- `wanted_by` are the ids of persons, between spaces, who are sent it then.
CREATE TABLE reports (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  community TEXT NOT NULL,
  month TEXT NOT NULL,
  wanted_by TEXT NOT NULL DEFAULT '',
  text TEXT,
  data TEXT,
  picture TEXT,
  sheet TEXT,
  made_at BIGINT,
  due_at BIGINT,
  claimed_until BIGINT,
  UNIQUE (name, community, month)
);
CREATE INDEX reports_due ON reports (due_at) WHERE due_at IS NOT NULL;

-- What the processes tell each other: heartbeats and the platform's daily budgets.
CREATE TABLE signs (
  name TEXT NOT NULL PRIMARY KEY,
  at BIGINT NOT NULL,
  value BIGINT NOT NULL
);
