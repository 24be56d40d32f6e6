-- A run's reports are approved some at a time; how far that has come stands in the run, so that it goes on after a crash.
ALTER TABLE payroll.runs
    ADD COLUMN approval text NOT NULL DEFAULT 'none' CHECK (approval IN ('none', 'running', 'completed')),
    ADD COLUMN approval_by uuid,
    ADD COLUMN accepted_warnings text[] NOT NULL DEFAULT '{}',
    ADD COLUMN looked_at int NOT NULL DEFAULT 0,
    ADD COLUMN not_approved jsonb NOT NULL DEFAULT '[]';
COMMENT ON COLUMN payroll.runs.looked_at IS 'So many of its people, in their order, the approval has come to.';
CREATE INDEX payroll_run_unapproved ON payroll.runs (company_id, id) WHERE is_active AND approval = 'running';
CREATE INDEX payroll_run_period ON payroll.runs (company_id, period_start, id) WHERE is_active;
CREATE INDEX payroll_run_started ON payroll.runs (company_id, started_by, id) WHERE is_active;
CREATE INDEX payroll_run_department ON payroll.runs (company_id, department_id, id) WHERE is_active AND department_id IS NOT NULL;
