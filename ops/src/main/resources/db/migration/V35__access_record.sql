-- Who came in or tried to, and what was taken out or opened to others. Lines are never changed but
-- for how often something failed, and are deleted only when they are old.
CREATE TABLE access_record (
  -- In the order of time.
  id         text COLLATE "C" PRIMARY KEY,
  at         timestamptz      NOT NULL,
  kind       text COLLATE "C" NOT NULL,
  -- Who did it; null where nobody was logged in.
  actor      text COLLATE "C",
  -- Whom it is about; null where a name was given that nobody has.
  person     text COLLATE "C",
  -- The name as it was given, where nobody has it.
  given_name text,
  address    text,
  project_id text COLLATE "C",
  times      integer          NOT NULL,
  detail     text,
  -- What makes several lines one; null where each is one of its own.
  once       text COLLATE "C" UNIQUE
);
CREATE INDEX access_record_kind ON access_record (kind, id);
CREATE INDEX access_record_person ON access_record (person, id);
CREATE INDEX access_record_project ON access_record (project_id, id) WHERE project_id IS NOT NULL;
CREATE INDEX access_record_at ON access_record (at);
