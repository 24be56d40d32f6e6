-- Which breaks are due in a company, by versions.
CREATE TABLE attendance.break_rules (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from date NOT NULL,
    pieces int NOT NULL CHECK (pieces BETWEEN 0 AND 480),
    deduct boolean NOT NULL,
    steps jsonb NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX attendance_break_rule_of_day ON attendance.break_rules (company_id, valid_from) WHERE is_active;
SELECT kernel.fence('attendance.break_rules');
