-- When backups were made, and up to where.
CREATE TABLE backup_run (
  at       timestamptz PRIMARY KEY,
  position bigint NOT NULL,
  rows     bigint NOT NULL
);
