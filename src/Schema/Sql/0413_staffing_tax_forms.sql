-- Tax forms of workers. What stands in them is sealed as a whole.
CREATE TABLE staffing.tax_forms (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    form_type text NOT NULL CHECK (form_type IN ('w4', 'i9', 'w9')),
    status text NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'rejected')),
    fields_encrypted bytea NOT NULL,
    signature_encrypted bytea,
    attested_at timestamptz,
    submitted_at timestamptz,
    reviewed_at timestamptz,
    reviewed_by uuid,
    rejection_reason text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    CHECK ((status = 'draft') OR (signature_encrypted IS NOT NULL AND attested_at IS NOT NULL AND submitted_at IS NOT NULL))
);
CREATE UNIQUE INDEX tax_form_of_staff ON staffing.tax_forms (company_id, staff_id, form_type);
CREATE INDEX tax_forms_by_status ON staffing.tax_forms (company_id, status, id);
SELECT kernel.fence('staffing.tax_forms');
