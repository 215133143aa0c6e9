-- Rows that a model was confident of and that were drawn for people to decide all the same, as long
-- as they are accepted. From them it is judged whether the model may go on accepting rows alone.
CREATE TABLE machine_audit (
  data_row_id   text COLLATE "C" PRIMARY KEY,
  project_id    text COLLATE "C" NOT NULL,
  model         text COLLATE "C" NOT NULL,
  model_version text COLLATE "C" NOT NULL,
  accepted_at   timestamptz      NOT NULL,
  agreed        boolean          NOT NULL,
  judged        boolean          NOT NULL DEFAULT false
);

CREATE INDEX machine_audit_of_model
  ON machine_audit (project_id, model, model_version, accepted_at DESC, data_row_id DESC);
CREATE INDEX machine_audit_to_judge ON machine_audit (project_id) WHERE NOT judged;

-- Models that may not accept rows alone at present.
CREATE TABLE stopped_model (
  project_id    text COLLATE "C" NOT NULL,
  model         text COLLATE "C" NOT NULL,
  model_version text COLLATE "C" NOT NULL,
  PRIMARY KEY (project_id, model, model_version)
);

-- Those of before, by the last proposal, if the row was drawn after it and is accepted still.
CREATE FUNCTION answers(annotations json) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
  SELECT jsonb_agg(said - 'confidence' ORDER BY said - 'confidence')
    FROM jsonb_array_elements(annotations::jsonb) AS said
$$;

INSERT INTO machine_audit
    (data_row_id, project_id, model, model_version, accepted_at, agreed)
  SELECT drawn.stream_id, came.payload ->> 'projectId', proposed.payload -> 'model' ->> 'name',
      proposed.payload -> 'model' ->> 'version', finished.at,
      answers(proposed.payload -> 'annotations')
        IS NOT DISTINCT FROM answers(finished.payload -> 'annotations')
    FROM (
      SELECT stream_id, max(version) AS version FROM event
        WHERE type IN ('data-row-routed', 'look-asked') AND payload ->> 'reason' = 'AUDIT'
        GROUP BY stream_id
    ) drawn
    JOIN event came ON came.stream_id = drawn.stream_id AND came.version = 0
    JOIN LATERAL (
      SELECT * FROM event e WHERE e.stream_id = drawn.stream_id AND e.type = 'pre-label-proposed'
        ORDER BY e.version DESC LIMIT 1
    ) proposed ON proposed.version < drawn.version
    JOIN LATERAL (
      SELECT * FROM event e WHERE e.stream_id = drawn.stream_id
          AND e.type IN ('data-row-accepted', 'data-row-skipped')
        ORDER BY e.version DESC LIMIT 1
    ) finished ON finished.type = 'data-row-accepted'
    JOIN LATERAL (
      SELECT * FROM event e WHERE e.stream_id = drawn.stream_id AND e.type IN (
          'data-row-accepted', 'data-row-reopened', 'reopening-undone', 'data-row-withdrawn',
          'data-row-restored')
        ORDER BY e.version DESC LIMIT 1
    ) last ON last.type IN ('data-row-accepted', 'reopening-undone')
      OR last.payload ->> 'comeback' = 'AS_IT_WAS';

DROP FUNCTION answers;
