-- Which samples of accepted rows each batch has; made from the log, as the other directories are.
CREATE TABLE sample_directory (
  sample_id  text COLLATE "C" PRIMARY KEY,
  project_id text COLLATE "C" NOT NULL,
  batch_id   text COLLATE "C" NOT NULL
);
CREATE INDEX sample_directory_batch ON sample_directory (batch_id, sample_id);
CREATE INDEX sample_directory_project ON sample_directory (project_id);
