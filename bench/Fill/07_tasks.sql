-- Tasks of the large company, as many as it had shifts: handed out to departments of fifty, each twice a week. The latest twelve of a
-- department are still to be done by most, some of them late; nobody is to be told of any.
CREATE TABLE bench.given AS
SELECT k AS n, c.id AS company_id, d.department_id, bench.id(timestamptz '2021-01-02', 2, 100001) AS admin_id, bench.id(made, 14, k) AS id, made, made + interval '14 days' AS due_time, age < 12 AS is_open
FROM bench.companies c CROSS JOIN bench.size AS size
CROSS JOIN LATERAL (SELECT department_id, row_number() OVER (ORDER BY department_id) - 1 AS place, count(*) OVER () AS departments FROM (SELECT DISTINCT department_id FROM bench.people WHERE company_n = 1) AS each_of) d
CROSS JOIN LATERAL generate_series(place, size.shifts / 50 - 1, departments) AS k
CROSS JOIN LATERAL (SELECT k / departments AS age, date_trunc('day', now()) - (k / departments) * interval '42 hours' - interval '1 hour' + k * interval '1 millisecond' AS made) m
WHERE c.n = 1;
ANALYZE bench.given;

INSERT INTO tasks.assignments (company_id, id, is_active, record_version, created_at, updated_at, title, description, due_time, status, assigner_id, assignee_user_ids, assigned_department_ids, completion_rule, checklist)
SELECT company_id, id, true, 1, made, made, (ARRAY['Check the cooler', 'Count the till', 'Close the kitchen', 'Sign the safety sheet'])[1 + n % 4] || ' ' || n, NULL, due_time,
       CASE WHEN is_open THEN 'active' ELSE 'completed' END, admin_id, '{}', ARRAY[department_id], 'each', '[]'
FROM bench.given ORDER BY made;
INSERT INTO tasks.assignment_departments (company_id, assignment_id, department_id) SELECT company_id, id, department_id FROM bench.given;

-- Of a thousand, 30 were cancelled; of those that are open, 270 are done.
INSERT INTO tasks.individual_tasks (company_id, id, is_active, record_version, created_at, updated_at, task_assignment_id, assignee_user_id, title, description, due_time, status,
    completed_time, completed_by_id, cancel_reason, checklist, due_told_at, overdue_told_at)
SELECT company_id, id, true, CASE status WHEN 'pending' THEN 1 ELSE 2 END, made, coalesce(done, made), assignment_id, user_id, title, NULL, due_time, status,
       CASE status WHEN 'completed' THEN done END, CASE status WHEN 'completed' THEN user_id END, CASE status WHEN 'cancelled' THEN 'manager' END, '[]', made, made
FROM (
    SELECT g.company_id, bench.id(g.made, 15, g.n * 100 + p.e % 50) AS id, g.id AS assignment_id, p.user_id, g.made, g.due_time, a.title,
           CASE WHEN luck < 30 THEN 'cancelled' WHEN NOT is_open OR luck < 300 THEN 'completed' ELSE 'pending' END AS status,
           CASE WHEN luck < 300 OR NOT is_open THEN g.made + luck * interval '10 minutes' END AS done
    FROM bench.given g JOIN tasks.assignments a ON a.company_id = g.company_id AND a.id = g.id
    JOIN bench.people p ON p.company_n = 1 AND p.department_id = g.department_id
    CROSS JOIN LATERAL (SELECT bench.luck(p.user_id, g.n::int) AS luck) l
) AS everybodys ORDER BY made, id;

DROP TABLE bench.given;
