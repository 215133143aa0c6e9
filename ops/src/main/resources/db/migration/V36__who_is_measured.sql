-- Whoever is measured on rows whose true label is known never sees one, even after they gave up
-- that role; and whoever could see them before is not measured on the rows that were there.
-- Members who left are kept, without roles.
ALTER TABLE project_member
  ADD COLUMN measured       boolean NOT NULL DEFAULT false,
  ADD COLUMN informed_until timestamptz;

WITH change AS (
  SELECT stream_id AS project_id, payload ->> 'member' AS user_id, version, at,
      (payload -> 'roles')::jsonb ?| ARRAY['labeller', 'reviewer', 'lead'] AS tested,
      (payload -> 'roles')::jsonb ?| ARRAY['manager', 'auditor', 'admin'] AS informed
    FROM event WHERE type = 'member-roles-changed'
), step AS (
  SELECT change.*,
      coalesce(bool_or(tested) OVER (earlier ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING),
        false) AS was_measured,
      coalesce(lag(informed) OVER earlier, false) AS was_informed,
      EXISTS (SELECT FROM app_user u WHERE u.id = user_id AND u.admin) AS runs_installation
    FROM change WINDOW earlier AS (PARTITION BY project_id, user_id ORDER BY version)
)
INSERT INTO project_member (project_id, user_id, roles, measured, informed_until)
  SELECT project_id, user_id, '{}', bool_or(tested), max(at) FILTER (
      WHERE NOT was_measured AND (was_informed OR tested AND runs_installation))
    FROM step GROUP BY project_id, user_id
  ON CONFLICT (project_id, user_id) DO UPDATE
    SET measured = EXCLUDED.measured, informed_until = EXCLUDED.informed_until;
