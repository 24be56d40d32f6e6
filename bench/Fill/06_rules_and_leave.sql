-- Breaks as German law has them, overtime by day and week, a premium for the night: what every hour is held against in the two large companies.
INSERT INTO attendance.break_rules (company_id, id, valid_from, pieces, deduct, steps, is_active, record_version, created_at, updated_at)
SELECT id, bench.id(timestamptz '2021-01-02', 10, n), date '2016-01-01', 15, true, '[{"netOver": 360, "minutes": 30}, {"netOver": 540, "minutes": 45}]', true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02'
FROM bench.companies WHERE n <= 2;

INSERT INTO payroll.pay_rules (company_id, id, valid_from, tiers, holiday_paid, early_in, overtime_needs_approval, week_starts_on, premiums, approvers, four_eyes, show_drafts, is_active, record_version, created_at, updated_at)
SELECT id, bench.id(timestamptz '2021-01-02', 11, n), date '2016-01-01', '[{"per": "day", "over": 8, "multiplier": 1.5}, {"per": "week", "over": 40, "multiplier": 1.5}]', true, 'notOvertime', false, 'monday',
       '[{"code": "night", "from": "23:00:00", "to": "06:00:00", "percent": 25, "stack": "highest"}]', 'admins', 'one', true, true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02'
FROM bench.companies WHERE n <= 2;

-- Thirty days a year for everybody in the largest company, of which five may be carried until the end of March.
UPDATE identity.companies c SET settings = '{"country": "DE"}' FROM bench.companies b WHERE b.n = 2 AND b.id = c.id;
SELECT leave.seed_types(id, timestamptz '2021-01-02') FROM bench.companies WHERE n <= 2;
UPDATE leave.types t SET allowance = 'balance' FROM bench.companies c WHERE c.n = 2 AND t.company_id = c.id AND t.code = 'annual';
INSERT INTO leave.entitlements (company_id, id, is_active, record_version, created_at, updated_at, leave_type_id, amount, accrual, proration, scale_by_pattern, rounding, carry_cap, carry_expires, carry_if_started, year_start, valid_from)
SELECT t.company_id, bench.id(timestamptz '2021-01-02', 12, 1), true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02', t.id, 30, 'yearly', 'startedMonths', true, 'none', 5, '03-31', false, '01-01', date '2016-01-01'
FROM leave.types t JOIN bench.companies c ON c.n = 2 AND c.id = t.company_id WHERE t.code = 'annual';

-- Five times a year each, in the five years before the shifts begin more than a week apart: a week from Monday to Friday.
CREATE TEMP TABLE leave_taken ON COMMIT DROP AS
SELECT p.company_id, bench.id(timestamptz '2016-01-01' + year * interval '1 year', 13, p.e * 1000::bigint + year * 10 + turn) AS id, p.user_id, p.department_id,
       date_trunc('week', make_date(2016 + year, 1 + turn * 2, 5 + p.e % 20))::date AS monday, t.id AS leave_type_id, p.manager_id
FROM bench.people p JOIN leave.types t ON t.company_id = p.company_id AND t.code = 'annual', generate_series(0, extract(year FROM now())::int - 2016) AS year, generate_series(0, 4) AS turn
WHERE p.company_n = 2;
DELETE FROM leave_taken WHERE monday > current_date - 120 OR monday < date '2016-01-04';
INSERT INTO leave.requests (company_id, id, user_id, department_id, request_date, leave_type, start_date, end_date, status, approver_id, approved_date, is_active, record_version, created_at, updated_at, leave_type_id, days, hours)
SELECT company_id, id, user_id, department_id, monday - 30, 'annual', monday, monday + 4, 'approved', manager_id, monday - 20, true, 2, monday - 30, monday - 20, leave_type_id, 5, 40 FROM leave_taken;
INSERT INTO leave.parts (company_id, leave_request_id, starts, ends, user_id, waits)
SELECT company_id, id, monday, monday + 5, user_id, false FROM leave_taken;
