-- Private files of companies: what is known of each; the bytes are in object storage.
SELECT kernel.open_schema('files');

CREATE TABLE files.stored_files (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    owner_user_id uuid,
    bucket text NOT NULL CHECK (bucket IN ('uploads', 'evidence')),
    path text NOT NULL,
    content_type text NOT NULL,
    size int NOT NULL CHECK (size >= 0),
    sha256 bytea NOT NULL CHECK (length(sha256) = 32),
    visibility text NOT NULL CHECK (visibility IN ('private', 'public')),
    category text NOT NULL,
    scan_status text NOT NULL CHECK (scan_status IN ('notScanned', 'clean', 'infected')),
    created_at timestamptz NOT NULL,
    next_check_at timestamptz NOT NULL,
    missing_since timestamptz,
    PRIMARY KEY (company_id, id),
    CONSTRAINT stored_files_path UNIQUE (company_id, bucket, path)
);
COMMENT ON COLUMN files.stored_files.missing_since IS 'The storage has lost it.';
CREATE INDEX stored_files_owner ON files.stored_files (company_id, owner_user_id) WHERE owner_user_id IS NOT NULL;
-- These serve jobs that look across companies.
CREATE INDEX stored_files_age ON files.stored_files (category, created_at) WHERE bucket = 'evidence';
CREATE INDEX stored_files_check ON files.stored_files (next_check_at);
SELECT kernel.fence('files.stored_files');

-- Bytes that came with a transaction and wait to be moved to the storage.
CREATE TABLE files.pending (
    company_id uuid NOT NULL,
    file_id uuid NOT NULL,
    bytes bytea NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    next_try_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, file_id),
    FOREIGN KEY (company_id, file_id) REFERENCES files.stored_files (company_id, id) ON DELETE CASCADE
);
CREATE INDEX pending_due ON files.pending (next_try_at);
SELECT kernel.fence('files.pending');

-- Objects that go at that time: of files that were deleted, and of writes that no commit has claimed by then.
CREATE TABLE files.removals (
    company_id uuid NOT NULL,
    file_id uuid NOT NULL,
    bucket text NOT NULL CHECK (bucket IN ('uploads', 'evidence')),
    due_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, file_id)
);
CREATE INDEX removals_due ON files.removals (due_at);
SELECT kernel.fence('files.removals');

-- However a file goes, by erasure, by age or by hand, its object follows.
CREATE FUNCTION files.remove_objects() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO files.removals (company_id, file_id, bucket, due_at) SELECT company_id, id, bucket, '-infinity' FROM gone
    ON CONFLICT (company_id, file_id) DO UPDATE SET due_at = excluded.due_at;
    RETURN NULL;
END $$;
CREATE TRIGGER stored_files_gone AFTER DELETE ON files.stored_files REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION files.remove_objects();
