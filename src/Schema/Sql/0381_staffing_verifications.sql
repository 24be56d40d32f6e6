-- Whether files show what workers say they show, and what became of each verification.
CREATE TABLE staffing.verifications (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    created_by uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('attire', 'governmentId', 'certification')),
    document_id uuid,
    file_uri text NOT NULL,
    rules jsonb,
    metadata jsonb,
    status text NOT NULL CHECK (status IN ('pending', 'processing', 'autoPass', 'autoFail', 'needsReview', 'error', 'approved', 'rejected')),
    attempts int NOT NULL CHECK (attempts BETWEEN 0 AND 3),
    retries int NOT NULL CHECK (retries BETWEEN 0 AND 5),
    next_try_at timestamptz,
    outcome text CHECK (outcome IN ('autoPass', 'autoFail', 'needsReview')),
    confidence numeric(4, 3) CHECK (confidence BETWEEN 0 AND 1),
    reasons text[] NOT NULL,
    provider_name text,
    provider_reference text,
    review_decision text CHECK (review_decision IN ('approved', 'rejected')),
    reviewed_by uuid,
    reviewed_at timestamptz,
    review_note text,
    review_reason_code text,
    used_for uuid,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    FOREIGN KEY (company_id, document_id) REFERENCES staffing.documents (company_id, id),
    CHECK ((next_try_at IS NOT NULL) = (status IN ('pending', 'processing')))
);
COMMENT ON COLUMN staffing.verifications.next_try_at IS 'When a host is to take it up, or to take it from another that does not come back.';
COMMENT ON COLUMN staffing.verifications.used_for IS 'The document or certificate of the worker that rests on it; of no other it proves anything.';
CREATE INDEX verifications_of_staff ON staffing.verifications (company_id, staff_id, id);
CREATE INDEX verifications_by_status ON staffing.verifications (company_id, status, id);
-- For the job that looks across companies.
CREATE INDEX verifications_due ON staffing.verifications (next_try_at) WHERE next_try_at IS NOT NULL;
SELECT kernel.fence('staffing.verifications');

CREATE TABLE staffing.verification_events (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    verification_id uuid NOT NULL,
    event_type text NOT NULL CHECK (event_type IN ('created', 'started', 'unanswered', 'decided', 'reviewed', 'retried', 'finalized')),
    status text NOT NULL CHECK (status IN ('pending', 'processing', 'autoPass', 'autoFail', 'needsReview', 'error', 'approved', 'rejected')),
    actor_user_id uuid,
    occurred_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, verification_id) REFERENCES staffing.verifications (company_id, id) ON DELETE CASCADE
);
CREATE INDEX verification_events_of ON staffing.verification_events (company_id, verification_id, occurred_at, id);
SELECT kernel.fence('staffing.verification_events');
-- What happened is added to. It goes with its verification only, when the worker is erased.
REVOKE UPDATE, DELETE, TRUNCATE ON staffing.verification_events FROM workforceos_app, workforceos_system;

ALTER TABLE staffing.documents ADD COLUMN image_example_url text;
ALTER TABLE staffing.staff ADD COLUMN photo_file_uri text;
COMMENT ON COLUMN staffing.staff.photo_uri IS 'The address under which the photo is shown.';
ALTER TABLE staffing.staff_documents
    ADD COLUMN metadata jsonb,
    ADD COLUMN alerted_days int CHECK (alerted_days IN (1, 7, 30));
ALTER TABLE staffing.certificates ADD COLUMN alerted_days int CHECK (alerted_days IN (1, 7, 30));
COMMENT ON COLUMN staffing.certificates.alerted_days IS 'How many days ahead of its end the worker was told last.';
CREATE INDEX staff_documents_expiring ON staffing.staff_documents (expires_at) WHERE is_active AND status = 'verified' AND expires_at IS NOT NULL;
