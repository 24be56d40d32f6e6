-- Overtime that is taken off instead of being paid: seconds times multiplier, exact. Reports of before have none until they are calculated,
-- or settled, anew: whoever approved one sees it as stale at its next comparison.
ALTER TABLE payroll.reports ADD COLUMN toil_seconds numeric NOT NULL DEFAULT 0;
CREATE INDEX payroll_reports_toil ON payroll.reports (company_id, user_id) WHERE approval_status = 'approved' AND toil_seconds <> 0;
