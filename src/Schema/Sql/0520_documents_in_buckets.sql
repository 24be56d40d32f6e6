-- Which file of the private buckets a document of a person, or of leave, is. One file is one row's.
ALTER TABLE employees.documents ADD COLUMN access_key text;
COMMENT ON COLUMN employees.documents.access_key IS 'Of its file in the bucket employeeDocuments; null: it lies elsewhere, at document_url.';
CREATE UNIQUE INDEX documents_file ON employees.documents (company_id, access_key) WHERE access_key IS NOT NULL;

ALTER TABLE leave.requests ADD COLUMN document_key text;
COMMENT ON COLUMN leave.requests.document_key IS 'Of its document in the bucket leaveDocuments; null: it lies elsewhere, at document_url.';
CREATE UNIQUE INDEX requests_document ON leave.requests (company_id, document_key) WHERE document_key IS NOT NULL;
