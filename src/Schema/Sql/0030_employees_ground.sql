-- The employment of each person, who reports to whom, and the documents that belong to it.
SELECT kernel.open_schema('employees');

CREATE TABLE employees.profiles (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    employment_start_date date NOT NULL,
    position text NOT NULL,
    contract_type text NOT NULL CHECK (contract_type IN ('permanent', 'temporary', 'contract')),
    salary numeric(14, 2) CHECK (salary >= 0),
    department_id uuid,
    manager_id uuid CHECK (manager_id <> user_id),
    notes text,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX employee_profile_user ON employees.profiles (company_id, user_id) WHERE is_active;
CREATE INDEX profiles_manager ON employees.profiles (company_id, manager_id, user_id) WHERE is_active;
CREATE INDEX profiles_department ON employees.profiles (company_id, department_id, id) WHERE is_active;
CREATE INDEX profiles_start ON employees.profiles (company_id, employment_start_date, id) WHERE is_active;
SELECT kernel.fence('employees.profiles');

CREATE TABLE employees.documents (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    employee_profile_id uuid NOT NULL,
    document_type text NOT NULL,
    document_url text NOT NULL,
    valid_until date,
    announced_for date,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, employee_profile_id) REFERENCES employees.profiles (company_id, id)
);
CREATE INDEX documents_profile ON employees.documents (company_id, employee_profile_id, id);
CREATE INDEX documents_valid_until ON employees.documents (company_id, (valid_until IS NOT NULL) DESC, valid_until DESC, id DESC) WHERE is_active;
CREATE INDEX documents_unannounced ON employees.documents (company_id, valid_until) WHERE is_active AND announced_for IS DISTINCT FROM valid_until;
COMMENT ON COLUMN employees.documents.announced_for IS 'The valid_until of which the managers were told that it comes near.';
SELECT kernel.fence('employees.documents');
