-- Rows that work in the background failed on, and until when it leaves them out.
CREATE TABLE set_aside (
  work        text COLLATE "C" NOT NULL,
  data_row_id text COLLATE "C" NOT NULL,
  since       timestamptz      NOT NULL,
  tries       integer          NOT NULL,
  next_try    timestamptz      NOT NULL,
  failure     text             NOT NULL,
  PRIMARY KEY (work, data_row_id)
);
