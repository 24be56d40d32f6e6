-- By what a company pays, from a day on. Before the first of its rows, the usual rules hold.
CREATE TABLE payroll.pay_rules (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    valid_from date NOT NULL,
    tiers jsonb NOT NULL CHECK (jsonb_typeof(tiers) = 'array'),
    holiday_paid boolean NOT NULL,
    early_in text NOT NULL CHECK (early_in IN ('notOvertime', 'counts', 'fromShiftStart')),
    overtime_needs_approval boolean NOT NULL,
    week_starts_on text NOT NULL CHECK (week_starts_on IN ('sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday')),
    premiums jsonb NOT NULL CHECK (jsonb_typeof(premiums) = 'array'),
    approvers text NOT NULL CHECK (approvers IN ('admins', 'managers')),
    four_eyes text NOT NULL CHECK (four_eyes IN ('one', 'two')),
    show_drafts boolean NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN payroll.pay_rules.valid_from IS 'A day of the company''s calendar; the row holds until the next one''s.';
CREATE UNIQUE INDEX payroll_rules_once_a_day ON payroll.pay_rules (company_id, valid_from) WHERE is_active;
SELECT kernel.fence('payroll.pay_rules');

-- What companies set until now is their first rules.
SET LOCAL ROLE workforceos_system;
INSERT INTO payroll.pay_rules (company_id, id, valid_from, tiers, holiday_paid, early_in, overtime_needs_approval, week_starts_on, premiums, approvers, four_eyes, show_drafts, is_active, record_version, created_at, updated_at)
SELECT id, gen_random_uuid(), DATE '1970-01-01',
       jsonb_build_array(jsonb_build_object('per', 'day', 'over', daily, 'multiplier', 1.5), jsonb_build_object('per', 'week', 'over', weekly, 'multiplier', 1.5)),
       true, 'notOvertime', false, 'monday', '[]', 'admins', 'one', true, true, 1, now(), now()
FROM (
    SELECT id, coalesce((settings ->> 'overtimeDailyHours')::numeric, 8) AS daily, coalesce((settings ->> 'overtimeWeeklyHours')::numeric, 40) AS weekly
    FROM identity.companies WHERE is_active
) set_by
WHERE (daily, weekly) IS DISTINCT FROM (8, 40);
RESET ROLE;
