-- A profile goes with its person's account and comes back with it; amounts have as many decimals as their currency.
ALTER TABLE employees.profiles ADD COLUMN ended_with_account boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN employees.profiles.ended_with_account IS 'Not deleted by anybody: its person''s account was deleted or archived.';
ALTER TABLE employees.profiles ADD CHECK (NOT (is_active AND ended_with_account));

ALTER TABLE employees.profiles ALTER COLUMN salary TYPE numeric;
ALTER TABLE employees.profiles ADD CHECK (salary < 1000000000000 AND scale(salary) <= 4);

UPDATE employees.profiles p SET is_active = false, ended_with_account = true
FROM identity.users u WHERE u.company_id = p.company_id AND u.id = p.user_id AND p.is_active AND NOT u.is_active;
