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

-- Letters by e-mail that ask somebody (CAL-5); the address is looked up when one leaves, so that
-- an erased one stands nowhere.
CREATE TABLE callback_letters (
  id TEXT NOT NULL PRIMARY KEY,
  callback_id TEXT NOT NULL REFERENCES callbacks (id),
  status TEXT NOT NULL, -- waiting, sent, failed, dropped
  due_at BIGINT NOT NULL,
  tries BIGINT NOT NULL DEFAULT 0,
  sent_at BIGINT,
  reason TEXT,
  claimed_until BIGINT,
  version BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX callback_letters_due ON callback_letters (due_at) WHERE status = 'waiting';
CREATE INDEX callback_letters_of ON callback_letters (callback_id);
