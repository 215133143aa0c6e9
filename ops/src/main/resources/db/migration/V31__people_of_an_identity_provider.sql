-- A person is known by a password of ours, or by what an identity provider calls them for good.
ALTER TABLE app_user ALTER COLUMN password_hash DROP NOT NULL;
ALTER TABLE app_user ADD COLUMN issuer text COLLATE "C";
ALTER TABLE app_user ADD COLUMN subject text COLLATE "C";
ALTER TABLE app_user ADD CONSTRAINT app_user_identity UNIQUE (issuer, subject);
ALTER TABLE app_user ADD CONSTRAINT app_user_known
  CHECK ((issuer IS NULL) = (subject IS NULL) AND (password_hash IS NOT NULL OR subject IS NOT NULL));
