-- Completing a task looks for its subtasks, and Camunda brings no index for that: without one the
-- more tasks are open, the slower each completion.
CREATE INDEX act_idx_task_parent ON act_ru_task (parent_task_id_) WHERE parent_task_id_ IS NOT NULL;

-- Business keys are data row ids, compared with those of the log and the queue in the same order.
-- A row has one process instance at most.
DROP INDEX act_idx_exec_buskey;
ALTER TABLE act_ru_execution ALTER COLUMN business_key_ TYPE varchar(255) COLLATE "C";
CREATE UNIQUE INDEX act_idx_exec_buskey ON act_ru_execution (business_key_)
  WHERE business_key_ IS NOT NULL;

-- Nobody asks the engine by these: lists come from the work queue, there are no tenants, and no
-- process calls another.
DROP INDEX act_idx_task_create;
DROP INDEX act_idx_task_last_updated;
DROP INDEX act_idx_task_assignee;
DROP INDEX act_idx_task_owner;
DROP INDEX act_idx_task_tenant_id;
DROP INDEX act_idx_exec_tenant_id;
DROP INDEX act_idx_ext_task_tenant_id;
DROP INDEX act_idx_ext_task_priority;
