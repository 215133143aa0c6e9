-- What somebody asks of a list of rows again and again, under a name of theirs. Nobody else sees it.
CREATE TABLE saved_view (
  id         text COLLATE "C" PRIMARY KEY,
  project_id text COLLATE "C" NOT NULL,
  user_id    text COLLATE "C" NOT NULL REFERENCES app_user (id),
  name       text COLLATE "C" NOT NULL,
  query      jsonb NOT NULL,
  UNIQUE (user_id, project_id, name)
);
