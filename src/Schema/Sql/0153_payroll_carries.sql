-- What an approved report fell short of is taken off the next one that is approved: once, since a report falls short once.
CREATE TABLE payroll.carries (
    company_id uuid NOT NULL,
    from_report_id uuid NOT NULL,
    user_id uuid NOT NULL,
    period_end date NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    taken_by_id uuid,
    PRIMARY KEY (company_id, from_report_id)
);
CREATE INDEX payroll_carry_person ON payroll.carries (company_id, user_id);
CREATE INDEX payroll_carry_taken ON payroll.carries (company_id, taken_by_id) WHERE taken_by_id IS NOT NULL;
SELECT kernel.fence('payroll.carries');
