-- The event log: every change, append only. Positions are base + (xid8 << 16) + ordinal in the
-- transaction, so that events of one transaction stay together and a reader that stays below
-- base + (oldest running transaction << 16) can skip none.
CREATE TABLE event (
  position  bigint                NOT NULL,
  stream_id text COLLATE "C"      NOT NULL,
  version   integer               NOT NULL,
  type      text COLLATE "C"      NOT NULL,
  revision  text COLLATE "C"      NOT NULL,
  at        timestamptz           NOT NULL,
  actor     text COLLATE "C"      NOT NULL,
  payload   json                  NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (position),
  CONSTRAINT event_stream_version UNIQUE (stream_id, version),
  CONSTRAINT event_version_counts_from_zero CHECK (version >= 0)
)
-- Rows never change: pages are filled, and the vacuum after inserts freezes them at once, so that
-- the log is not rewritten a second time when transaction ids wrap around.
WITH (
  fillfactor = 100,
  autovacuum_vacuum_insert_threshold = 10000,
  autovacuum_vacuum_insert_scale_factor = 0.05,
  autovacuum_freeze_min_age = 0,
  autovacuum_analyze_scale_factor = 0.02
);

CREATE FUNCTION refuse_change_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'The event log is append only: % refused', TG_OP
    USING ERRCODE = 'object_not_in_prerequisite_state';
END
$$;

CREATE TRIGGER event_is_append_only
  BEFORE UPDATE OR DELETE OR TRUNCATE ON event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_event();

-- What positions start from: 0, or more after a dump was restored into a cluster whose transaction
-- ids are lower than those of the cluster it came from.
CREATE TABLE event_base (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  base     bigint  NOT NULL
);
INSERT INTO event_base (base) VALUES (0);

-- Answers already given, so that a repeated request gets the same one. A row is inserted without an
-- answer and gets it in the same transaction: the fill factor leaves room for that second version.
CREATE TABLE idempotency_key (
  actor        text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,
  request_hash bytea            NOT NULL,
  status       integer,
  response     text,
  position     bigint,
  at           timestamptz      NOT NULL,
  PRIMARY KEY (actor, key)
) WITH (fillfactor = 60);
CREATE INDEX idempotency_key_at ON idempotency_key USING brin (at);

-- Images and texts, by their hash. They are compressed already or short: stored as they are.
CREATE TABLE content (
  sha256     text COLLATE "C" PRIMARY KEY,
  media_type text             NOT NULL,
  size       bigint           NOT NULL,
  bytes      bytea            NOT NULL
);
ALTER TABLE content ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The keys that projects give their data rows.
CREATE TABLE data_row_key (
  project_id  text COLLATE "C" NOT NULL,
  key         text COLLATE "C" NOT NULL,
  data_row_id text COLLATE "C" NOT NULL UNIQUE,
  batch_id    text COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, key)
);

-- Zipped model bundles, by their hash.
CREATE TABLE model_bundle (
  sha256  text COLLATE "C" PRIMARY KEY,
  name    text             NOT NULL,
  version text             NOT NULL,
  bytes   bytea            NOT NULL,
  UNIQUE (name, version)
);
ALTER TABLE model_bundle ALTER COLUMN bytes SET STORAGE EXTERNAL;
