-- Whoever wrote words that may tell of a danger is asked whether somebody is in any (a row each, the
-- id is the person's). A row ends with the answer, or when the desk was told that there is none.
CREATE TABLE danger_questions (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  words TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT
);
CREATE INDEX danger_questions_due ON danger_questions (due_at);
