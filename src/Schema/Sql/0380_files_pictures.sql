-- Thumbnails go with what they are of; and uploads that nobody refers to are found again.
ALTER TABLE files.stored_files
    ADD COLUMN original_id uuid,
    ADD COLUMN unused_since timestamptz,
    ADD CONSTRAINT stored_files_original FOREIGN KEY (company_id, original_id) REFERENCES files.stored_files (company_id, id) ON DELETE CASCADE;
COMMENT ON COLUMN files.stored_files.original_id IS 'Of a thumbnail: what it is one of.';
COMMENT ON COLUMN files.stored_files.unused_since IS 'Since when nobody refers to it; null: somebody does, or need not.';
CREATE INDEX stored_files_thumbnail ON files.stored_files (company_id, original_id) WHERE original_id IS NOT NULL;
-- For the job that looks across companies.
CREATE INDEX stored_files_unused ON files.stored_files (unused_since) WHERE unused_since IS NOT NULL;
