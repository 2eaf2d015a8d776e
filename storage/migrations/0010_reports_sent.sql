-- Which report of a month a row sends: whether its reader may still read it is asked when it leaves.
ALTER TABLE outbox ADD COLUMN report_id TEXT;
UPDATE outbox SET report_id = (
  SELECT r.id FROM reports r WHERE r.community = outbox.community
  AND (r.picture = outbox.picture OR SUBSTR(outbox.text, 1, LENGTH(r.text)) = r.text)
  ORDER BY r.made_at DESC LIMIT 1
) WHERE kind = 'report' AND status IN ('waiting', 'sending', 'missed', 'in_brief');
-- Of what was made anew since nobody can tell: its reader may ask again.
UPDATE outbox SET status = 'dropped', reason = 'of an unknown report'
WHERE kind = 'report' AND report_id IS NULL AND status IN ('waiting', 'sending', 'missed', 'in_brief');
