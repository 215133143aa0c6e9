-- Models that may not be run: why, and since when.
ALTER TABLE model_directory ADD COLUMN barred text, ADD COLUMN barred_at timestamptz;
