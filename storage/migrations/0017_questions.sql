-- Questions that nobody knew the answer to: a colleague owes one, and `alert_at` is when it is looked
-- at next, none once it is answered. `promised_at` is by when whoever asked was told to hear.
CREATE TABLE questions (
  id TEXT NOT NULL PRIMARY KEY,
  number BIGINT NOT NULL UNIQUE,
  community TEXT NOT NULL,
  person_id TEXT NOT NULL REFERENCES persons (id),
  words TEXT NOT NULL,
  asked_at BIGINT NOT NULL,
  promised_at BIGINT NOT NULL,
  alert_at BIGINT,
  level BIGINT NOT NULL,
  answer TEXT,
  answered_by TEXT,
  answered_at BIGINT,
  version BIGINT NOT NULL,
  claimed_until BIGINT
);
CREATE INDEX questions_alert ON questions (alert_at) WHERE alert_at IS NOT NULL;
CREATE INDEX questions_asked ON questions (community, asked_at);
CREATE INDEX questions_person ON questions (person_id, asked_at);

-- Answers that were taken up from such questions, and are given from then on.
CREATE TABLE known_answers (
  id TEXT NOT NULL PRIMARY KEY,
  question_id TEXT NOT NULL UNIQUE REFERENCES questions (id),
  community TEXT NOT NULL,
  ask TEXT NOT NULL,
  answer TEXT NOT NULL,
  added_by TEXT NOT NULL,
  added_at BIGINT NOT NULL
);
CREATE INDEX known_answers_of ON known_answers (community, id);
