-- Leave requests, and who decided what about each of them.
SELECT kernel.open_schema('leave');

CREATE TABLE leave.requests (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    department_id uuid,
    request_date timestamptz NOT NULL,
    leave_type text NOT NULL,
    start_date date NOT NULL,
    end_date date NOT NULL,
    reason text,
    status text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'cancelled')),
    approver_id uuid,
    approved_date timestamptz,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (start_date <= end_date),
    -- Nobody asks twice for the same day, on whichever path.
    CONSTRAINT leave_request_overlap EXCLUDE USING gist (company_id WITH =, user_id WITH =, daterange(start_date, end_date, '[]') WITH &&)
        WHERE (is_active AND status IN ('pending', 'approved'))
);
CREATE INDEX requests_user ON leave.requests (company_id, user_id, id) WHERE is_active;
CREATE INDEX requests_status ON leave.requests (company_id, status, id) WHERE is_active;
CREATE INDEX requests_department ON leave.requests (company_id, department_id, id) WHERE is_active;
CREATE INDEX requests_start ON leave.requests (company_id, start_date, id) WHERE is_active;
CREATE INDEX requests_end ON leave.requests (company_id, end_date, id) WHERE is_active;
SELECT kernel.fence('leave.requests');

CREATE TABLE leave.decisions (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    leave_request_id uuid NOT NULL,
    decision text NOT NULL CHECK (decision IN ('approved', 'rejected', 'cancelled')),
    note text,
    decided_by uuid NOT NULL,
    decided_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, leave_request_id) REFERENCES leave.requests (company_id, id)
);
CREATE INDEX decisions_request ON leave.decisions (company_id, leave_request_id, id);
SELECT kernel.fence('leave.decisions');
