-- The claimable tasks: one row for each task that is open or claimed, as the events of its data row
-- tell it. Whatever is here can be made anew from the event log.
CREATE TABLE work_queue (
  data_row_id      text COLLATE "C" NOT NULL,
  ordinal          integer          NOT NULL,
  project_id       text COLLATE "C" NOT NULL,
  batch_id         text COLLATE "C" NOT NULL,
  kind             text COLLATE "C" NOT NULL,
  stage            text COLLATE "C" NOT NULL,
  required_group   text COLLATE "C" NOT NULL,
  round            integer          NOT NULL,
  -- Whether its row may have other tasks beside it, each for another person.
  independent      boolean          NOT NULL,
  state            text COLLATE "C" NOT NULL,
  assignee         text COLLATE "C",
  claim_expires_at timestamptz,
  priority         integer          NOT NULL,
  opened_at        timestamptz      NOT NULL,
  warn_at          timestamptz,
  due_at           timestamptz,
  sla              text COLLATE "C" NOT NULL,
  escalated        boolean          NOT NULL,
  -- Who may not claim the task, each between two line feeds; empty where nobody is kept from it.
  barred           text COLLATE "C" NOT NULL,
  -- The only one who may claim the task; empty where the whole group may. Not null, so that the
  -- index below can be searched by it.
  reserved_for     text COLLATE "C" NOT NULL,
  PRIMARY KEY (data_row_id, ordinal)
)
-- Claiming and releasing write new versions of a row; room on its page keeps them close.
WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 1000);

-- The next task to claim.
CREATE INDEX work_queue_next ON work_queue
  (project_id, stage, required_group, reserved_for, priority DESC, due_at ASC NULLS LAST, opened_at,
   data_row_id)
  WHERE state = 'OPEN';

-- Lists of a project's tasks, and of a person's.
CREATE INDEX work_queue_project ON work_queue (project_id, data_row_id);
CREATE INDEX work_queue_assignee ON work_queue (assignee, data_row_id) WHERE state = 'CLAIMED';

-- A batch's tasks, to give them another priority or a model's pre-labels.
CREATE INDEX work_queue_batch ON work_queue (batch_id, data_row_id);

-- What the sweeper looks for.
CREATE INDEX work_queue_claim_expiry ON work_queue (claim_expires_at) WHERE state = 'CLAIMED';
CREATE INDEX work_queue_warn ON work_queue (warn_at)
  WHERE sla = 'ON_TRACK' AND warn_at IS NOT NULL;
CREATE INDEX work_queue_due ON work_queue (due_at) WHERE sla <> 'BREACHED' AND due_at IS NOT NULL;

-- The priority that a batch's tasks are opened with.
CREATE TABLE batch_schedule (
  batch_id text COLLATE "C" PRIMARY KEY,
  priority integer NOT NULL
);
