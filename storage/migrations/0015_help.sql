-- What only a request for help (求助) knows: which of the site's types it is, until when somebody
-- answers, and what it costs with whether the resident agreed.
CREATE TABLE helps (
  case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  type TEXT NOT NULL,
  answer_by BIGINT NOT NULL,
  from_child BIGINT NOT NULL DEFAULT 0,
  price TEXT,
  agreed_at BIGINT
);
INSERT INTO helps (case_id, type, answer_by)
  SELECT id, 'other', created_at + 3600000 FROM cases WHERE kind = 'help';

-- Times at which somebody comes (约): proposed by one side, agreed by the other, one open a case.
CREATE TABLE appointments (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  proposed_by TEXT NOT NULL,
  staff_id TEXT,
  starts_at BIGINT NOT NULL,
  ends_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  remind_at BIGINT,
  created_at BIGINT NOT NULL,
  version BIGINT NOT NULL DEFAULT 1,
  claimed_until BIGINT
);
CREATE INDEX appointments_case ON appointments (case_id, id);
CREATE INDEX appointments_remind ON appointments (remind_at) WHERE remind_at IS NOT NULL;
