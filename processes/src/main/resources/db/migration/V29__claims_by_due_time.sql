-- The next task to claim: what is overdue, then what is at risk, then the rest. A policy that asks
-- for priority first takes the best of the three.
DROP INDEX work_queue_next;
CREATE INDEX work_queue_next ON work_queue
  (project_id, stage, required_group, reserved_for,
   (CASE sla WHEN 'BREACHED' THEN 0 WHEN 'AT_RISK' THEN 1 ELSE 2 END),
   priority DESC, due_at ASC NULLS LAST, opened_at, data_row_id)
  WHERE state = 'OPEN';
