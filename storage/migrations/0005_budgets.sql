-- What is gone through after the clock went back: a row a table, and how far it has come.
CREATE TABLE rewinds (
  id TEXT NOT NULL PRIMARY KEY,
  reached TEXT NOT NULL DEFAULT '',
  claimed_until BIGINT
);

-- How often somebody's words were passed on to staff one by one, in an hour and in a day.
CREATE TABLE attention (
  person_id TEXT NOT NULL PRIMARY KEY,
  hour_at BIGINT NOT NULL,
  in_hour BIGINT NOT NULL,
  day_at BIGINT NOT NULL,
  in_day BIGINT NOT NULL
);

-- What else they wrote, counted for each who is to hear of it in one message: `id` is that person.
CREATE TABLE gatherings (
  id TEXT NOT NULL PRIMARY KEY,
  due_at BIGINT,
  told_at BIGINT NOT NULL DEFAULT 0,
  claimed_until BIGINT
);
CREATE INDEX gatherings_due ON gatherings (due_at) WHERE due_at IS NOT NULL;
CREATE TABLE gathered (
  person_id TEXT NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  community TEXT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (person_id, who, what)
);
