-- Two people to a shift. A team's ten pairs change partners every week; the tenth pair of every other week is made across two teams,
-- so that no line manager may see it. A pair works five days of seven, early, late, night or day by the week.
CREATE TABLE bench.plan AS
WITH pairs AS MATERIALIZED (
    SELECT c.n AS company_n, c.id AS company_id, c.zone, day, team, pair, team * 20 + pair AS first_e,
           CASE WHEN pair = 9 AND day / 7 % 2 = 0 AND (team # 1) < c.employees / 20 THEN team # 1 ELSE team END * 20 + 10 + (pair + day / 7) % 10 AS second_e
    FROM bench.companies c
    CROSS JOIN bench.size AS size
    CROSS JOIN LATERAL generate_series(size.today - bench.monday() - c.days_back, size.today - bench.monday() + CASE WHEN c.n = 2 THEN 0 ELSE 56 END) AS day
    CROSS JOIN LATERAL generate_series(0, c.employees / 20 - 1) AS team
    CROSS JOIN generate_series(0, 9) AS pair
    WHERE (day + pair) % 7 < 5)
SELECT company_n, pairs.company_id, day, row_number() OVER (ORDER BY company_n, day, pairs.team, pair) AS number,
       bench.monday() + day AS shift_date, first_e, one.user_id AS first_id, one.manager_id AS first_manager_id,
       second_e, two.user_id AS second_id, two.manager_id AS second_manager_id, one.department_id, pair, pairs.team,
       (ARRAY[time '06:00', '14:00', '22:00', '09:00'])[1 + (pair + day / 7) % 4] AS start_time,
       (ARRAY[time '14:00', '22:00', '06:00', '17:00'])[1 + (pair + day / 7) % 4] AS end_time,
       (pair + day / 7) % 4 = 2 AS overnight, zone
FROM pairs JOIN bench.people one USING (company_n) JOIN bench.people two USING (company_n)
WHERE one.e = first_e AND two.e = second_e
ORDER BY number;
ANALYZE bench.plan;

INSERT INTO scheduling.shifts (company_id, id, is_active, record_version, created_at, updated_at, shift_date, start_time, end_time, starts_at, ends_at, location,
    department_id, assigned_user_ids, assigned_department_ids, status, created_by, sole_manager_id)
SELECT company_id, bench.id(made, 6, number), true, 1, made, made, shift_date, start_time, end_time,
       (shift_date + start_time) AT TIME ZONE zone, (shift_date + overnight::int + end_time) AT TIME ZONE zone, 'Hall ' || 1 + team % 12,
       department_id, ARRAY[first_id, second_id], '{}', 'scheduled', coalesce(first_manager_id, first_id),
       CASE WHEN first_manager_id = second_manager_id THEN first_manager_id END
FROM bench.plan CROSS JOIN LATERAL (SELECT shift_date - interval '21 days' + team * interval '1 second' AS made) m
ORDER BY number;
