-- In which message to staff stood what was added to an emergency, by its reporter (a line of the
-- timeline) or by who reported it, too (follower_words, whose `heard` is no longer read). A message
-- that was replaced before it left told nothing. '' stands for all that was told before this was kept.
CREATE TABLE paged_words (
  word_id TEXT NOT NULL,
  push_id TEXT NOT NULL,
  PRIMARY KEY (word_id, push_id)
);
INSERT INTO paged_words (word_id, push_id) SELECT id, '' FROM follower_words WHERE heard = 1;
INSERT INTO paged_words (word_id, push_id)
  SELECT t.id, '' FROM timeline t JOIN cases c ON c.id = t.case_id
  WHERE t.action = 'supplement' AND c.urgency = 'emergency';
CREATE INDEX follower_words_of ON follower_words (follower_id);
CREATE INDEX followers_at ON followers (at);

-- Who took back what they reported is no longer taken for somebody who was told that it is over.
UPDATE followers SET told = 'left' WHERE told = 'over' AND case_id IN
  (SELECT id FROM cases WHERE status NOT IN ('finished', 'closed', 'withdrawn'));

-- How many pages about what was added left one after another, without a quiet minute between.
ALTER TABLE alarms ADD COLUMN pages BIGINT NOT NULL DEFAULT 0;
