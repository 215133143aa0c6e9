-- Archived batches and projects: their tasks are kept, and offered to nobody.
ALTER TABLE batch_schedule
  ADD COLUMN project_id       text COLLATE "C",
  ADD COLUMN archived         boolean NOT NULL DEFAULT false,
  ADD COLUMN project_archived boolean NOT NULL DEFAULT false;

UPDATE batch_schedule SET project_id = e.payload ->> 'projectId'
  FROM event e WHERE e.stream_id = batch_id AND e.version = 0;

CREATE INDEX batch_schedule_project ON batch_schedule (project_id);

-- An open task of an archived batch has the state ARCHIVED, so that whoever looks for open ones
-- does not come by it; a claimed one stays with who has it.
ALTER TABLE work_queue ADD COLUMN archived boolean NOT NULL DEFAULT false;

-- Their due times are not chased.
DROP INDEX work_queue_warn;
DROP INDEX work_queue_due;
CREATE INDEX work_queue_warn ON work_queue (warn_at)
  WHERE sla = 'ON_TRACK' AND warn_at IS NOT NULL AND NOT archived;
CREATE INDEX work_queue_due ON work_queue (due_at)
  WHERE sla <> 'BREACHED' AND due_at IS NOT NULL AND NOT archived;
