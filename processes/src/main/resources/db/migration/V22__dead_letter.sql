-- Dead letters: rows that background work failed on, and when each is tried again.
CREATE TABLE dead_letter (
  work        text COLLATE "C" NOT NULL,
  data_row_id text COLLATE "C" NOT NULL,
  since       timestamptz      NOT NULL,
  tries       integer          NOT NULL,
  next_try    timestamptz      NOT NULL,
  failure     text             NOT NULL,
  PRIMARY KEY (work, data_row_id)
);
