-- Whoever is not active can't get in; what they did stays theirs.
ALTER TABLE app_user ADD COLUMN active boolean NOT NULL DEFAULT true;

-- Browsers that are logged in. The cookie holds 256 random bits, and only their hash is here.
CREATE TABLE browser_session (
  secret_hash bytea            PRIMARY KEY,
  user_id     text COLLATE "C" NOT NULL REFERENCES app_user (id),
  seen_at     timestamptz      NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX browser_session_user ON browser_session (user_id, seen_at);
CREATE INDEX browser_session_seen ON browser_session (seen_at);
