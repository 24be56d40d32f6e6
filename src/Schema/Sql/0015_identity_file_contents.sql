-- What a picture looks like is asked for one by one; what there is about it is listed.
CREATE TABLE identity.file_contents (
    company_id uuid NOT NULL,
    file_id uuid NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (company_id, file_id),
    FOREIGN KEY (company_id, file_id) REFERENCES identity.files (company_id, id) ON DELETE CASCADE
);
-- Pictures are compressed already.
ALTER TABLE identity.file_contents ALTER COLUMN bytes SET STORAGE EXTERNAL;
SELECT kernel.fence('identity.file_contents');

INSERT INTO identity.file_contents (company_id, file_id, bytes) SELECT company_id, id, content FROM identity.files WHERE is_active;
ALTER TABLE identity.files DROP COLUMN content;
