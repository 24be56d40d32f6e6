-- e is the employee's number: twenty are a team, the first of each leads it; the first of four hundred leads the leaders.
CREATE TABLE bench.people AS
SELECT c.n AS company_n, c.id AS company_id, e, e / 20 AS team,
       bench.id(timestamptz '2021-01-02', 2, c.n * 100000::bigint + e + 2) AS user_id,
       CASE WHEN e = 0 THEN NULL
            ELSE bench.id(timestamptz '2021-01-02', 2, c.n * 100000::bigint + 2 + CASE WHEN e % 400 = 0 THEN 0 WHEN e % 20 = 0 THEN e / 400 * 400 ELSE e / 20 * 20 END) END AS manager_id,
       bench.id(timestamptz '2021-01-02', 3, c.n * 1000::bigint + e / 50) AS department_id,
       CASE WHEN c.n = 2 THEN date '2016-01-04' ELSE date '2021-01-04' END AS since
FROM bench.companies c CROSS JOIN LATERAL generate_series(0, c.employees - 1) AS e;
ALTER TABLE bench.people ADD PRIMARY KEY (company_n, e);

-- Number 0 owns the company, number 1 administers it. Every other employee of the large company signs in cheaply, so that a
-- thousand of them can before the measurement; everybody else's password costs what the product asks for.
INSERT INTO identity.users (company_id, id, is_active, record_version, created_at, updated_at, email, password_hash, fullname, role, email_verified)
SELECT id, bench.id(timestamptz '2021-01-02', 2, n * 100000::bigint + o), true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02',
       CASE o WHEN 0 THEN 'owner' ELSE 'admin' END || '@' || codename || '.test', (SELECT full_hash FROM bench.size), CASE o WHEN 0 THEN 'Olga Owner' ELSE 'Adam Admin' END,
       CASE o WHEN 0 THEN 'tenantOwner' ELSE 'tenantAdmin' END, true
FROM bench.companies CROSS JOIN generate_series(0, 1) AS o
UNION ALL
SELECT p.company_id, p.user_id, true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02',
       'person' || p.e || '@' || c.codename || '.test', CASE WHEN p.company_n = 2 AND e > 0 OR p.company_n = 1 AND e % 2 = 0 THEN s.cheap_hash ELSE s.full_hash END,
       (ARRAY['Emil', 'Rita', 'Tomas', 'Ayse', 'Jonas', 'Lena', 'Marek', 'Noor', 'Paula', 'Samir'])[1 + p.e % 10] || ' '
           || (ARRAY['Adler', 'Brandt', 'Costa', 'Demir', 'Evers', 'Fischer', 'Gruber'])[1 + p.e % 7] || ' ' || p.e, 'tenantUser', true
FROM bench.people p JOIN bench.companies c ON c.n = p.company_n CROSS JOIN bench.size s;

INSERT INTO identity.user_groups (company_id, id, is_active, record_version, created_at, updated_at, group_name)
SELECT company_id, department_id, true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02', 'Department ' || min(e) / 50 + 1
FROM bench.people GROUP BY company_id, department_id;

INSERT INTO identity.user_group_members (company_id, id, is_active, record_version, created_at, updated_at, group_id, user_id)
SELECT company_id, bench.id(timestamptz '2021-01-02', 4, company_n * 100000::bigint + e), true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02', department_id, user_id
FROM bench.people;

WITH employed AS (
    INSERT INTO employees.employments (company_id, id, user_id, starts_on, is_active, record_version, created_at, updated_at)
    SELECT company_id, user_id, user_id, since, true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02' FROM bench.people
), agreed AS (
    INSERT INTO employees.terms (company_id, id, employment_id, user_id, effective_from, position, contract_type, pay_basis, salary, weekly_hours, overtime_mode, department_id, manager_id, is_active, record_version, created_at, updated_at)
    SELECT company_id, user_id, user_id, user_id, since, CASE e % 20 WHEN 0 THEN 'Team lead' ELSE 'Worker' END, 'permanent', 'monthly', 2400 + (e * 37) % 2600, 40, 'paid', department_id, manager_id,
           true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02'
    FROM bench.people
)
INSERT INTO employees.profiles (company_id, id, user_id, employment_start_date, position, contract_type, pay_basis, salary, department_id, manager_id, employment_id, terms_from, terms_version, is_active, record_version, created_at, updated_at)
SELECT company_id, bench.id(timestamptz '2021-01-02', 5, company_n * 100000::bigint + e), user_id, since, CASE e % 20 WHEN 0 THEN 'Team lead' ELSE 'Worker' END, 'permanent', 'monthly',
       2400 + (e * 37) % 2600, department_id, manager_id, user_id, since, 1, true, 1, timestamptz '2021-01-02', timestamptz '2021-01-02'
FROM bench.people;

ANALYZE bench.companies, bench.people;
