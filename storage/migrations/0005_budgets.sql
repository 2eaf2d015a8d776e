-- What is gone through after the clock went back: a row a table, and how far it has come.
CREATE TABLE rewinds (
  id TEXT NOT NULL PRIMARY KEY,
  reached TEXT NOT NULL DEFAULT '',
  claimed_until BIGINT
);
