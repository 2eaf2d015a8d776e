-- What staff count and list of a community, each by an index that holds all it is asked by: the
-- counts read nothing else, and a list reads the cases it shows.
CREATE INDEX cases_tally ON cases (community, status, urgency, hidden_from)
  WHERE status NOT IN ('closed', 'withdrawn');
CREATE INDEX cases_pressing ON cases (community, COALESCE(due_at, created_at), id, status, hidden_from)
  WHERE status NOT IN ('closed', 'withdrawn');
CREATE INDEX cases_late ON cases (community, due_at, id, hidden_from)
  WHERE COALESCE(due_for, '') <> 'confirm' AND (status NOT IN ('closed', 'withdrawn') OR due_for = 'callback');
CREATE INDEX cases_unsent ON cases (community, COALESCE(due_at, 0), id, hidden_from)
  WHERE status IN ('registered', 'accepted');
CREATE INDEX cases_finished ON cases (community, finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX cases_held ON cases
  (community, holder_id, COALESCE(due_at, created_at), id, status, due_for, hidden_from)
  WHERE (status NOT IN ('closed', 'withdrawn') OR due_for = 'callback');
CREATE INDEX cases_worked ON cases
  (community, engineer_id, COALESCE(due_at, created_at), id, status, due_for, holder_id, hidden_from)
  WHERE (status NOT IN ('closed', 'withdrawn') OR due_for = 'callback') AND engineer_id IS NOT NULL;
-- Buildings and rooms as they are compared: 03 is 3, a is A.
CREATE INDEX cases_at ON cases
  (community, LTRIM(UPPER(building), '0'), COALESCE(due_at, created_at), id, status,
   building, unit, room, kind, confidential, hidden_from)
  WHERE status NOT IN ('closed', 'withdrawn');
CREATE INDEX cases_closed_at ON cases
  (community, LTRIM(UPPER(building), '0'), closed_at, building, unit, room, kind, confidential, hidden_from)
  WHERE status IN ('closed', 'withdrawn') AND building IS NOT NULL;
CREATE INDEX cases_hidden ON cases (community, hidden_from) WHERE hidden_from <> '';
CREATE INDEX cases_tail ON cases (community, SUBSTR(number, LENGTH(number) - 3), created_at, id);
-- What /metrics counts of all communities.
CREATE INDEX cases_status ON cases (status) WHERE status NOT IN ('closed', 'withdrawn');
CREATE INDEX cases_due ON cases (due_at) WHERE status NOT IN ('closed', 'withdrawn');
