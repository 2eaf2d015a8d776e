-- The consent to a care note about an adult is their own: asked for in their chat, or by a clerk under
-- `number`. What the family declared alone so far is asked for now, and shown to nobody until then.
ALTER TABLE care_notes ADD COLUMN status TEXT NOT NULL DEFAULT 'agreed'; -- asked; agreed
ALTER TABLE care_notes ADD COLUMN concerns_id TEXT REFERENCES persons (id); -- whom, where they are bound
ALTER TABLE care_notes ADD COLUMN number TEXT;
CREATE INDEX care_notes_concerns ON care_notes (concerns_id);
CREATE INDEX care_notes_number ON care_notes (number);
UPDATE care_notes SET status = 'asked', due_at = 0 WHERE consent = 'adult';

-- Who lives behind a door that somebody unknown wants opened: told at once, and what they say to it.
CREATE TABLE door_answers (
  id TEXT NOT NULL PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  person_id TEXT NOT NULL REFERENCES persons (id),
  told_at BIGINT NOT NULL,
  answer TEXT NOT NULL DEFAULT '', -- yes; no
  answered_at BIGINT,
  version BIGINT NOT NULL DEFAULT 1,
  UNIQUE (case_id, person_id)
);
CREATE INDEX door_answers_person ON door_answers (person_id);
