-- What somebody did last, to take it back: their own lines of every timeline, the newest first.
CREATE INDEX timeline_actor ON timeline (actor_id, at);
