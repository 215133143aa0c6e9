-- What an open review is about, where its label is a single choice: the name of the question, a line
-- feed, and the option. Rows that share it are claimed together and looked at side by side.
ALTER TABLE work_queue ADD COLUMN proposed text COLLATE "C";

UPDATE work_queue q SET proposed = said.proposed FROM (
  SELECT DISTINCT ON (e.stream_id) e.stream_id,
      CASE WHEN json_array_length(e.payload -> 'annotations') = 1
            AND e.payload -> 'annotations' -> 0 ->> 'type' = 'choice'
        THEN (e.payload -> 'annotations' -> 0 ->> 'name') || E'\n'
          || (e.payload -> 'annotations' -> 0 ->> 'value') END AS proposed
    FROM event e JOIN work_queue w ON w.data_row_id = e.stream_id AND w.kind = 'REVIEW'
    WHERE e.type IN (
      'pre-label-proposed', 'label-submitted', 'label-corrected', 'label-adjudicated')
    ORDER BY e.stream_id, e.version DESC
) said WHERE q.data_row_id = said.stream_id AND q.kind = 'REVIEW' AND NOT q.independent;

-- The next grid to claim, in the order in which single tasks are claimed.
CREATE INDEX work_queue_grid ON work_queue
  (project_id, stage, required_group, proposed, reserved_for,
   (CASE sla WHEN 'BREACHED' THEN 0 WHEN 'AT_RISK' THEN 1 ELSE 2 END),
   priority DESC, due_at ASC NULLS LAST, opened_at, data_row_id)
  WHERE state = 'OPEN' AND proposed IS NOT NULL;
