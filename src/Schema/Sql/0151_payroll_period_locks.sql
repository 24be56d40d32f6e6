-- Days that a company closes without paying them here.
CREATE TABLE payroll.period_locks (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    from_day date NOT NULL,
    to_day date NOT NULL,
    user_ids uuid[] NOT NULL,
    department_id uuid,
    people int NOT NULL,
    note text,
    unlock_reason text,
    locked_by_id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (from_day <= to_day)
);
COMMENT ON COLUMN payroll.period_locks.user_ids IS 'Who was named; none where it is everybody, or everybody of the department. Whose days are locked stands in kernel.locked_days.';
CREATE INDEX payroll_lock_from ON payroll.period_locks (company_id, from_day, id) WHERE is_active;
CREATE INDEX payroll_lock_to ON payroll.period_locks (company_id, to_day, id) WHERE is_active;
CREATE INDEX payroll_lock_department ON payroll.period_locks (company_id, department_id, id) WHERE is_active AND department_id IS NOT NULL;
CREATE INDEX payroll_lock_by ON payroll.period_locks (company_id, locked_by_id, id) WHERE is_active;
SELECT kernel.fence('payroll.period_locks');
