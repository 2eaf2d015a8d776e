-- Which sender has a person: what a dead one claimed is free at once (its lock file is not held).
ALTER TABLE persons ADD COLUMN claimed_by TEXT;
CREATE INDEX persons_claimed ON persons (claimed_by) WHERE claimed_by IS NOT NULL;

-- How often the platform was asked to deliver a row and gave no answer: perhaps it did.
ALTER TABLE outbox ADD COLUMN unanswered BIGINT NOT NULL DEFAULT 0;

-- Pages of an emergency (weight below 0) are looked for alone, whatever else waits.
CREATE INDEX outbox_pages ON outbox (person_id) WHERE weight < 0 AND status IN ('waiting', 'sending');
CREATE INDEX outbox_unread ON outbox (community, id) WHERE status IN ('waiting', 'missed', 'by_phone');

-- persons.missed of 0001 is no longer counted: what somebody has not read is asked of the outbox.
