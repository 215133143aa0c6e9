-- Batches whose rows a model is to be asked about, until all that wait were.
CREATE TABLE model_run_request (
  model_run_id text COLLATE "C" PRIMARY KEY,
  project_id   text COLLATE "C" NOT NULL,
  batch_id     text COLLATE "C" NOT NULL,
  name         text             NOT NULL,
  version      text             NOT NULL,
  sha256       text             NOT NULL,
  asked_by     text             NOT NULL,
  asked        bigint           NOT NULL DEFAULT 0,
  last_asked   text COLLATE "C"
);
