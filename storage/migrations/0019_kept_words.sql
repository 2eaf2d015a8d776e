-- Words of which it was asked what they are meant for (a row a person, the id is the person's). A row
-- ends with the answer; without one they are written on the case that fits best (case_number), or a
-- colleague is asked to call.
CREATE TABLE kept_words (
  id TEXT NOT NULL PRIMARY KEY,
  case_number TEXT NOT NULL,
  words TEXT NOT NULL,
  due_at BIGINT NOT NULL,
  claimed_until BIGINT
);
CREATE INDEX kept_words_due ON kept_words (due_at);
