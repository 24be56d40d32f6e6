-- What each person is owed for a period, and the runs that calculate it for everyone at once.
SELECT kernel.open_schema('payroll');

CREATE TABLE payroll.reports (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    worked_seconds bigint NOT NULL CHECK (worked_seconds >= 0),
    overtime_seconds bigint NOT NULL CHECK (overtime_seconds BETWEEN 0 AND worked_seconds),
    absence_days int NOT NULL CHECK (absence_days >= 0),
    bonus_minor bigint NOT NULL CHECK (bonus_minor >= 0),
    deduction_minor bigint NOT NULL CHECK (deduction_minor >= 0),
    salary_minor bigint NOT NULL CHECK (salary_minor >= 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    timezone text NOT NULL,
    overtime_daily_hours numeric NOT NULL,
    overtime_weekly_hours numeric NOT NULL,
    payment_status text NOT NULL CHECK (payment_status IN ('paid', 'unpaid', 'partial', 'pending')),
    payment_date date,
    notes text,
    stale boolean NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (period_start <= period_end),
    CHECK (payment_status <> 'paid' OR payment_date IS NOT NULL),
    -- An hour is paid once: of reports whose periods overlap, money goes out for one.
    CONSTRAINT payroll_hours_paid_once EXCLUDE USING gist (
        company_id WITH =,
        user_id WITH =,
        daterange(period_start, period_end, '[]') WITH &&
    ) WHERE (is_active AND payment_status IN ('paid', 'partial'))
);
COMMENT ON COLUMN payroll.reports.salary_minor IS 'Whole minor units of the currency, as bonus and deduction.';
COMMENT ON COLUMN payroll.reports.timezone IS 'With the overtime rule: what the figures were calculated by.';
COMMENT ON COLUMN payroll.reports.stale IS 'The hours or absences on record are others now than those it was calculated from.';

CREATE UNIQUE INDEX payroll_report_once ON payroll.reports (company_id, user_id, period_start, period_end) WHERE is_active;
CREATE INDEX payroll_report_period ON payroll.reports (company_id, period_start, period_end, id) WHERE is_active;
CREATE INDEX payroll_report_status ON payroll.reports (company_id, payment_status, id) WHERE is_active;
SELECT kernel.fence('payroll.reports');

CREATE TABLE payroll.runs (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    department_id uuid,
    manager_id uuid,
    started_by uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('running', 'completed')),
    people uuid[] NOT NULL,
    total int NOT NULL,
    done int NOT NULL,
    failed_people uuid[] NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (period_start <= period_end)
);
COMMENT ON COLUMN payroll.runs.manager_id IS 'Whose reports it covers; null is everybody.';
COMMENT ON COLUMN payroll.runs.people IS 'In the order in which they are calculated: done and failed together say where it goes on.';
CREATE UNIQUE INDEX payroll_run_under_way ON payroll.runs (company_id, period_start, period_end, department_id, manager_id) NULLS NOT DISTINCT WHERE is_active AND state = 'running';
CREATE INDEX payroll_run_unfinished ON payroll.runs (company_id, id) WHERE is_active AND state = 'running';
SELECT kernel.fence('payroll.runs');
