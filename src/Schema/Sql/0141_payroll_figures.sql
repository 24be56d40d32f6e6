-- A report says what its sum is made of, and by which rules; those of before keep what they say.
CREATE FUNCTION payroll.sum_of(lines jsonb) RETURNS numeric
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT coalesce(sum((line ->> 'amountMinor')::numeric), 0) FROM jsonb_array_elements(lines) AS line
$$;

ALTER TABLE payroll.reports
    ADD COLUMN absence_seconds bigint NOT NULL DEFAULT 0 CHECK (absence_seconds >= 0),
    ADD COLUMN premium_seconds bigint NOT NULL DEFAULT 0 CHECK (premium_seconds BETWEEN 0 AND worked_seconds),
    ADD COLUMN carried_in_minor bigint NOT NULL DEFAULT 0 CHECK (carried_in_minor >= 0),
    ADD COLUMN carry_forward_minor bigint NOT NULL DEFAULT 0 CHECK (carry_forward_minor >= 0),
    ADD COLUMN pay_basis text CHECK (pay_basis IN ('monthly', 'hourly', 'none')),
    ADD COLUMN employed_from date,
    ADD COLUMN employed_to date,
    ADD COLUMN lines jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(lines) = 'array'),
    ADD COLUMN warnings jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(warnings) = 'array'),
    ADD COLUMN basis jsonb,
    ADD CONSTRAINT payroll_report_paid_or_carried CHECK (salary_minor = 0 OR carry_forward_minor = 0),
    ADD CONSTRAINT payroll_report_lines_sum CHECK (basis IS NULL OR payroll.sum_of(lines) = salary_minor - carry_forward_minor);
COMMENT ON COLUMN payroll.reports.basis IS 'The rules that decided; null where a build calculated it that had none.';
COMMENT ON COLUMN payroll.reports.carry_forward_minor IS 'What is missing to zero, and is taken off the person''s next approved report.';

-- What the new rules made of reports that an older build had calculated.
CREATE TABLE payroll.migrated_reports (
    company_id uuid NOT NULL,
    report_id uuid NOT NULL,
    user_id uuid NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    old_worked_seconds bigint NOT NULL,
    new_worked_seconds bigint NOT NULL,
    old_overtime_seconds bigint NOT NULL,
    new_overtime_seconds bigint NOT NULL,
    old_absence_days int NOT NULL,
    new_absence_days int NOT NULL,
    old_currency text NOT NULL,
    new_currency text NOT NULL,
    old_salary_minor bigint NOT NULL,
    new_salary_minor bigint NOT NULL,
    compared_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, report_id)
);
COMMENT ON TABLE payroll.migrated_reports IS 'Reports of before that were calculated anew, when they first were; paid ones never are.';
SELECT kernel.fence('payroll.migrated_reports');

CREATE FUNCTION payroll.note_migrated() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO payroll.migrated_reports VALUES (
        NEW.company_id, NEW.id, NEW.user_id, NEW.period_start, NEW.period_end, OLD.worked_seconds, NEW.worked_seconds, OLD.overtime_seconds, NEW.overtime_seconds,
        OLD.absence_days, NEW.absence_days, OLD.currency, NEW.currency, OLD.salary_minor, NEW.salary_minor, NEW.updated_at)
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER reports_note_migrated AFTER UPDATE ON payroll.reports FOR EACH ROW
    WHEN (OLD.basis IS NULL AND NEW.basis IS NOT NULL) EXECUTE FUNCTION payroll.note_migrated();

-- A host of before knows nothing of lines and rules: what it calculates anew is as if they had never been.
CREATE FUNCTION payroll.forget_lines() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    NEW.basis := NULL;
    NEW.lines := '[]';
    NEW.carried_in_minor := 0;
    NEW.carry_forward_minor := 0;
    RETURN NEW;
END
$$;
CREATE TRIGGER reports_forget_lines BEFORE UPDATE ON payroll.reports FOR EACH ROW
    WHEN (NEW.basis IS NOT NULL AND OLD.basis = NEW.basis AND OLD.lines = NEW.lines AND OLD.salary_minor <> NEW.salary_minor) EXECUTE FUNCTION payroll.forget_lines();
