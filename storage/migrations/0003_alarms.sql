-- Who is called to an emergency again and again: a row each (its id), and when it is looked at next.
CREATE TABLE alarms (
  id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
  page_at BIGINT,
  -- what people are called for ("nobody goes", "late"), and how often they were
  called_for TEXT NOT NULL DEFAULT '',
  round BIGINT NOT NULL DEFAULT 0,
  claimed_until BIGINT
);
CREATE INDEX alarms_due ON alarms (page_at) WHERE page_at IS NOT NULL;
CREATE INDEX cases_emergencies ON cases (id) WHERE urgency = 'emergency' AND status NOT IN ('closed', 'withdrawn');
