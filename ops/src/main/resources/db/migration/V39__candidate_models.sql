-- Models that nobody uses until a policy names them, and what each project's policy names. Models
-- that are there were used as soon as they came.
ALTER TABLE model_directory ADD COLUMN candidate boolean NOT NULL DEFAULT false;

ALTER TABLE project_directory
  ADD COLUMN model         text COLLATE "C",
  ADD COLUMN model_version text COLLATE "C";

UPDATE project_directory p
   SET model = e.payload #>> '{policy,preLabel,model}'
  FROM (SELECT DISTINCT ON (stream_id) stream_id, payload FROM event
         WHERE type IN ('project-created', 'project-policy-changed')
         ORDER BY stream_id, version DESC) e
 WHERE e.stream_id = p.project_id;

CREATE INDEX project_directory_model ON project_directory (model);
