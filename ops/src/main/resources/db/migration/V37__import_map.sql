-- How the columns of the last import into a batch were read, for those that go on with it.
CREATE TABLE import_map (
  batch_id text COLLATE "C" PRIMARY KEY,
  map      text             NOT NULL
);
