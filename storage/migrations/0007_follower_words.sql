-- What followers of an emergency said, a row each: nothing is written over before staff have heard it.
CREATE TABLE follower_words (
  id TEXT NOT NULL PRIMARY KEY,
  follower_id TEXT NOT NULL REFERENCES followers (id),
  text TEXT NOT NULL,
  heard BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX follower_words_unheard ON follower_words (follower_id) WHERE heard = 0;
