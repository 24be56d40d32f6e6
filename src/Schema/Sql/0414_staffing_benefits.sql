-- What workers gain beside their pay by the hours they work, and how far each is.
CREATE TABLE staffing.benefit_programs (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    benefit_type text NOT NULL CHECK (benefit_type IN ('commuter', 'sickLeave', 'vacation', 'health')),
    title text NOT NULL,
    description text,
    unit text NOT NULL CHECK (unit IN ('hours', 'cents')),
    target numeric(12, 2) NOT NULL CHECK (target > 0),
    per_hour numeric(12, 4) NOT NULL CHECK (per_hour > 0),
    period text NOT NULL CHECK (period IN ('none', 'month', 'year')),
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN staffing.benefit_programs.per_hour IS 'Gained by each hour that is paid, in the unit.';
CREATE UNIQUE INDEX benefit_program_of_type ON staffing.benefit_programs (company_id, benefit_type) WHERE is_active;
SELECT kernel.fence('staffing.benefit_programs');

CREATE TABLE staffing.staff_benefits (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    benefit_type text NOT NULL CHECK (benefit_type IN ('commuter', 'sickLeave', 'vacation', 'health')),
    title text NOT NULL,
    description text,
    status text NOT NULL CHECK (status IN ('active', 'pending')),
    unit text NOT NULL CHECK (unit IN ('hours', 'cents')),
    tracked_hours numeric(12, 2) NOT NULL CHECK (tracked_hours >= 0),
    target_hours numeric(12, 2) NOT NULL CHECK (target_hours > 0),
    base numeric(12, 2) NOT NULL,
    worked_minutes int NOT NULL CHECK (worked_minutes >= 0),
    period_end date,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON COLUMN staffing.staff_benefits.tracked_hours IS 'base and what worked_minutes came to, in the unit.';
COMMENT ON COLUMN staffing.staff_benefits.period_end IS 'The first day that is not of the period any more.';
CREATE UNIQUE INDEX benefit_of_staff ON staffing.staff_benefits (company_id, staff_id, benefit_type);
CREATE INDEX benefits_to_roll ON staffing.staff_benefits (company_id, period_end) WHERE period_end IS NOT NULL;
SELECT kernel.fence('staffing.staff_benefits');

CREATE TABLE staffing.staff_benefit_history (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    staff_id uuid NOT NULL,
    benefit_id uuid NOT NULL,
    benefit_type text NOT NULL CHECK (benefit_type IN ('commuter', 'sickLeave', 'vacation', 'health')),
    title text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'pending')),
    effective_at timestamptz NOT NULL,
    ended_at timestamptz,
    tracked_hours numeric(12, 2) NOT NULL,
    target_hours numeric(12, 2) NOT NULL,
    notes text,
    metadata jsonb,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, benefit_id) REFERENCES staffing.staff_benefits (company_id, id) ON DELETE CASCADE
);
CREATE INDEX benefit_history_of_staff ON staffing.staff_benefit_history (company_id, staff_id, effective_at DESC, id DESC);
CREATE UNIQUE INDEX benefit_history_present ON staffing.staff_benefit_history (company_id, benefit_id) WHERE ended_at IS NULL;
SELECT kernel.fence('staffing.staff_benefit_history');

CREATE TABLE staffing.benefit_accruals (
    company_id uuid NOT NULL,
    timesheet_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    minutes int NOT NULL,
    accrued_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, timesheet_id),
    FOREIGN KEY (company_id, timesheet_id) REFERENCES staffing.timesheets (company_id, id)
);
COMMENT ON TABLE staffing.benefit_accruals IS 'Which hours count already: each timesheet once.';
SELECT kernel.fence('staffing.benefit_accruals');
CREATE INDEX timesheets_approved ON staffing.timesheets (company_id, approved_at) WHERE approved_at IS NOT NULL;
