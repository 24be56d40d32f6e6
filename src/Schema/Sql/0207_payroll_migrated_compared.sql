-- What the new rules make of open reports of before is worked out by a job as well, without anybody calculating them anew.
ALTER TABLE payroll.migrated_reports ADD COLUMN calculated_at timestamptz;
UPDATE payroll.migrated_reports SET calculated_at = compared_at;
COMMENT ON TABLE payroll.migrated_reports IS 'Open reports of before, what they said and what the new rules make of them; paid ones are never calculated.';
COMMENT ON COLUMN payroll.migrated_reports.compared_at IS 'When the new figures were worked out.';
COMMENT ON COLUMN payroll.migrated_reports.calculated_at IS 'When somebody calculated the report itself anew, which then says the new figures; null while it says the old ones.';
CREATE INDEX payroll_migrated_user ON payroll.migrated_reports (company_id, user_id);
CREATE INDEX payroll_migrated_period ON payroll.migrated_reports (company_id, period_start);
-- What the job looks for.
CREATE INDEX payroll_reports_before ON payroll.reports (company_id, id) WHERE is_active AND basis IS NULL AND approval_status = 'draft';

-- The figures of the calculation that counts take the place of the job's.
CREATE OR REPLACE FUNCTION payroll.note_migrated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO payroll.migrated_reports AS noted VALUES (
        NEW.company_id, NEW.id, NEW.user_id, NEW.period_start, NEW.period_end, OLD.worked_seconds, NEW.worked_seconds, OLD.overtime_seconds, NEW.overtime_seconds,
        OLD.absence_days, NEW.absence_days, OLD.currency, NEW.currency, OLD.salary_minor, NEW.salary_minor, NEW.updated_at, NEW.updated_at)
    ON CONFLICT (company_id, report_id) DO UPDATE SET
        new_worked_seconds = excluded.new_worked_seconds, new_overtime_seconds = excluded.new_overtime_seconds, new_absence_days = excluded.new_absence_days,
        new_currency = excluded.new_currency, new_salary_minor = excluded.new_salary_minor, compared_at = excluded.compared_at, calculated_at = excluded.calculated_at
        WHERE noted.calculated_at IS NULL;
    RETURN NULL;
END
$$;
