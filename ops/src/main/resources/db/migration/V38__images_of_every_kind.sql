-- Projects of images take every kind, not only the one that they were made for.
UPDATE project_directory SET media_type = 'image/*' WHERE media_type LIKE 'image/%';

-- How a content is shown whose kind a browser does not show, or not in the same way everywhere.
CREATE TABLE content_rendition (
  sha256     text COLLATE "C" PRIMARY KEY REFERENCES content,
  media_type text             NOT NULL,
  bytes      bytea            NOT NULL
);
ALTER TABLE content_rendition ALTER COLUMN bytes SET STORAGE EXTERNAL;
