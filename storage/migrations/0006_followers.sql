-- Who reported an emergency that was reported already: one row each, so that forty who write at once
-- change no case. `told` is how far they were told of it.
CREATE TABLE followers (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  name TEXT NOT NULL,
  phone TEXT NOT NULL,
  text TEXT NOT NULL,
  at BIGINT NOT NULL,
  told TEXT NOT NULL DEFAULT '',
  UNIQUE (case_id, person_id)
);
CREATE INDEX followers_person ON followers (person_id, at);

-- An alarm is looked at more often than people are called.
ALTER TABLE alarms ADD COLUMN next_call_at BIGINT NOT NULL DEFAULT 0;

-- Until when what they wrote was passed on, and when people were last paged about it.
ALTER TABLE alarms ADD COLUMN passed_on_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE alarms ADD COLUMN paged_at BIGINT NOT NULL DEFAULT 0;
