-- People. A name is for people and may change; events name the id.
CREATE TABLE app_user (
  id            text COLLATE "C" PRIMARY KEY,
  name          text COLLATE "C" NOT NULL UNIQUE,
  password_hash text             NOT NULL,
  admin         boolean          NOT NULL DEFAULT false,
  created_at    timestamptz      NOT NULL
);

-- Program tokens: the prefix finds one, the hash of the secret proves it.
CREATE TABLE api_token (
  id          text COLLATE "C" PRIMARY KEY,
  user_id     text COLLATE "C" NOT NULL REFERENCES app_user (id),
  name        text             NOT NULL,
  prefix      text COLLATE "C" NOT NULL UNIQUE,
  secret_hash bytea            NOT NULL,
  role        text COLLATE "C",
  created_at  timestamptz      NOT NULL,
  expires_at  timestamptz
);
CREATE INDEX api_token_user ON api_token (user_id, id);

-- What there is, by name and by project: folded from the events in the transaction that stores
-- them, so that it can be asked before a command is decided, and made anew from the log.
CREATE TABLE project_directory (
  project_id     text COLLATE "C" PRIMARY KEY,
  name           text COLLATE "C" NOT NULL UNIQUE,
  media_type     text             NOT NULL,
  policy_version integer          NOT NULL,
  created_at     timestamptz      NOT NULL
);

CREATE TABLE project_member (
  project_id text COLLATE "C" NOT NULL,
  user_id    text COLLATE "C" NOT NULL,
  roles      text[]           NOT NULL,
  PRIMARY KEY (project_id, user_id)
);
CREATE INDEX project_member_user ON project_member (user_id);

CREATE TABLE batch_directory (
  batch_id   text COLLATE "C" PRIMARY KEY,
  project_id text COLLATE "C" NOT NULL,
  name       text COLLATE "C" NOT NULL,
  priority   integer          NOT NULL,
  due_at     timestamptz,
  UNIQUE (project_id, name)
);

CREATE TABLE model_directory (
  name        text COLLATE "C" NOT NULL,
  version     text COLLATE "C" NOT NULL,
  sha256      text COLLATE "C" NOT NULL,
  media_type  text             NOT NULL,
  classes     text[]           NOT NULL,
  trained_on  text COLLATE "C",
  examples    integer          NOT NULL,
  registered_by text COLLATE "C" NOT NULL,
  at          timestamptz      NOT NULL,
  position    bigint           NOT NULL,
  PRIMARY KEY (name, version)
);

CREATE TABLE model_run_directory (
  model_run_id text COLLATE "C" PRIMARY KEY,
  project_id   text COLLATE "C" NOT NULL,
  batch_id     text COLLATE "C" NOT NULL,
  name         text COLLATE "C" NOT NULL,
  version      text COLLATE "C" NOT NULL,
  rows         bigint           NOT NULL,
  at           timestamptz      NOT NULL
);

-- Lines of the last import into a batch that did not go in.
CREATE TABLE import_failure (
  batch_id  text COLLATE "C" NOT NULL,
  import_id text COLLATE "C" NOT NULL,
  line      bigint           NOT NULL,
  code      text             NOT NULL,
  detail    text             NOT NULL,
  raw       text             NOT NULL,
  PRIMARY KEY (batch_id, import_id, line)
);
