-- Open cases by whom they were reported, by the number of a room and by kind. That they are open is
-- told by `closed_at`: by their status the entries would be written again at every step.
CREATE INDEX cases_called ON cases (community, reporter_name, kind, confidential, hidden_from)
  WHERE closed_at IS NULL;
CREATE INDEX cases_in_room ON cases
  (community, LTRIM(UPPER(room), '0'), room, building, unit, kind, confidential, hidden_from)
  WHERE closed_at IS NULL;
CREATE INDEX cases_of_kind ON cases (community, kind, created_at, id) WHERE closed_at IS NULL;
-- What everybody who writes of a danger is compared with.
CREATE INDEX cases_in_danger ON cases (community, danger, id)
  WHERE urgency = 'emergency' AND status NOT IN ('closed', 'withdrawn');
-- What was closed or finished lately, with what it is counted and looked for by.
CREATE INDEX cases_closed_lately ON cases
  (community, closed_at, reporter_name, room, kind, confidential, hidden_from)
  WHERE status IN ('closed', 'withdrawn');
CREATE INDEX cases_finished_lately ON cases (community, finished_at, hidden_from)
  WHERE finished_at IS NOT NULL;
-- Whatever was asked of these is asked of those above, or of cases_held.
DROP INDEX cases_open;
DROP INDEX cases_calls;
DROP INDEX cases_closed;
DROP INDEX cases_finished;
