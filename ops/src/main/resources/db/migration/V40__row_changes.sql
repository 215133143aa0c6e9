-- Changes of many rows at once, so that they can be undone. Each row is noted in the transaction
-- that changed it; what a change came to survives whatever ends it.
CREATE TABLE row_change (
  id         text COLLATE "C" PRIMARY KEY,
  project_id text COLLATE "C" NOT NULL,
  action     text COLLATE "C" NOT NULL,
  reason     text,
  -- The change that this one takes back.
  undoes     text COLLATE "C",
  started_by text COLLATE "C" NOT NULL,
  started_at timestamptz      NOT NULL
);
CREATE INDEX row_change_project ON row_change (project_id, id);
CREATE INDEX row_change_age ON row_change (started_at);

CREATE TABLE row_change_row (
  row_change_id text COLLATE "C" NOT NULL REFERENCES row_change ON DELETE CASCADE,
  data_row_id   text COLLATE "C" NOT NULL,
  -- Of the row's event that the change is.
  version       bigint NOT NULL,
  PRIMARY KEY (row_change_id, data_row_id)
);
