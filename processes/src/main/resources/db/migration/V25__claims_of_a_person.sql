-- How many tasks of a project a person holds. Until the transaction ends, others that ask the same
-- wait, so that two claims at once don't count alike. The lock comes first and the count is a
-- statement of its own, which sees what was committed before the lock was had.
CREATE FUNCTION claims_held(project text, person text) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(project || ' ' || person, 20));
  RETURN (SELECT count(*) FROM work_queue
    WHERE state = 'CLAIMED' AND assignee = person AND project_id = project);
END
$$;
