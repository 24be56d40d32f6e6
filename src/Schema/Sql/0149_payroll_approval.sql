-- What a report rests on is kept beside it, so that it can say what has changed since; and reports are approved before they are paid.
ALTER TABLE payroll.reports
    ADD COLUMN facts jsonb,
    ADD COLUMN calculated_at timestamptz,
    ADD COLUMN stale_reasons text[] NOT NULL DEFAULT '{}',
    ADD COLUMN difference_minor bigint,
    ADD COLUMN entered_by_id uuid,
    ADD COLUMN approval_status text NOT NULL DEFAULT 'draft' CHECK (approval_status IN ('draft', 'approved')),
    ADD COLUMN approved_by_id uuid,
    ADD COLUMN approved_at timestamptz,
    ADD COLUMN locked_through date,
    ADD COLUMN reopen_reason text,
    ADD CHECK (approval_status = 'approved' OR locked_through IS NULL);
COMMENT ON COLUMN payroll.reports.facts IS 'The figures, and a fingerprint of each kind of fact behind them, that it was last settled by; null where an older build calculated it.';
COMMENT ON COLUMN payroll.reports.difference_minor IS 'What these facts are worth now, less what they were worth then.';
COMMENT ON COLUMN payroll.reports.entered_by_id IS 'Who last entered money by hand, or changed the terms, since the last approval.';
COMMENT ON COLUMN payroll.reports.locked_through IS 'The last day that the approval locks; null where it locks none.';

-- What was paid had been agreed to. Its days are not locked: nobody who paid it knew that they would be.
SET LOCAL ROLE workforceos_system;
UPDATE payroll.reports SET approval_status = 'approved', approved_at = updated_at WHERE payment_status IN ('paid', 'partial');
RESET ROLE;

ALTER TABLE payroll.reports DROP CONSTRAINT payroll_hours_paid_once;
ALTER TABLE payroll.reports ADD CONSTRAINT payroll_hours_paid_once EXCLUDE USING gist (
    company_id WITH =,
    user_id WITH =,
    daterange(period_start, period_end, '[]') WITH &&
) WHERE (is_active AND (approval_status = 'approved' OR payment_status IN ('paid', 'partial')));
CREATE INDEX payroll_report_approval ON payroll.reports (company_id, approval_status, id) WHERE is_active;
CREATE INDEX payroll_report_approver ON payroll.reports (company_id, approved_by_id, id) WHERE is_active AND approved_by_id IS NOT NULL;
CREATE INDEX payroll_report_stale ON payroll.reports (company_id, id) WHERE is_active AND stale;
