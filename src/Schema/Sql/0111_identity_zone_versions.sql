-- A company's clock has a version, counted up each time it becomes another one, so that whoever has placed something by it can tell by which.
ALTER TABLE identity.companies ADD COLUMN zone_version int NOT NULL DEFAULT 0, ADD COLUMN zone_since timestamptz;
COMMENT ON COLUMN identity.companies.zone_since IS 'When it last became another one; null where it never did.';
