-- What was decided after the callbacks of a month were analysed (CAL-7), and the corrective action
-- that it became.
CREATE TABLE callback_decisions (
  id TEXT NOT NULL PRIMARY KEY,
  community TEXT NOT NULL,
  month TEXT NOT NULL, -- 2026-11
  text TEXT NOT NULL,
  decided_by TEXT NOT NULL,
  decided_name TEXT NOT NULL,
  decided_at BIGINT NOT NULL,
  case_id TEXT REFERENCES cases (id),
  number TEXT NOT NULL DEFAULT '',
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX callback_decisions_month ON callback_decisions (community, month, id);
