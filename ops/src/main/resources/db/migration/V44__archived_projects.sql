-- Since when a project is put away.
ALTER TABLE project_directory ADD COLUMN archived_at timestamptz;
