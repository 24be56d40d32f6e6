-- Of a thousand, 30 were absent, 100 late, 30 left early.
INSERT INTO attendance.records (company_id, id, user_id, shift_id, shift_date, shift_starts_at, shift_ends_at, check_in_time, check_out_time, status, late_by_minutes,
    auto_closed, absent_by_rule, is_active, record_version, created_at, updated_at)
SELECT company_id, bench.id(coalesce(came, ends_at + interval '1 hour'), 8, row_number() OVER ()), user_id, shift_id, first_day, starts_at, ends_at, came, went,
       CASE WHEN came IS NULL THEN 'absent' WHEN luck < 130 THEN 'late' WHEN luck < 160 THEN 'leftEarly' ELSE 'present' END,
       CASE WHEN luck BETWEEN 30 AND 129 THEN minutes END,
       false, came IS NULL, true, CASE WHEN came IS NULL THEN 1 ELSE 2 END, coalesce(came, ends_at + interval '1 hour'), coalesce(went, ends_at + interval '1 hour')
FROM (
    SELECT b.*, luck, minutes,
           CASE WHEN luck < 30 THEN NULL WHEN luck < 130 THEN starts_at + minutes * interval '1 minute' ELSE starts_at - minutes * interval '20 seconds' END AS came,
           CASE WHEN luck < 30 THEN NULL WHEN luck BETWEEN 130 AND 159 THEN ends_at - minutes * interval '1 minute' ELSE ends_at + minutes * interval '10 seconds' END AS went
    FROM scheduling.bookings b CROSS JOIN LATERAL (SELECT bench.luck(id, 1) AS luck, 6 + bench.luck(id, 2) % 40 AS minutes) l
    WHERE ends_at < now() - interval '2 hours'
    ORDER BY company_id, starts_at, id
) AS worked;

-- Each as one stretch of work; what is due of breaks is found by the rules.
INSERT INTO attendance.entries (company_id, id, record_id, user_id, kind, starts_at, ends_at, source, is_active, record_version, created_at, updated_at)
SELECT company_id, bench.id(check_in_time, 9, row_number() OVER ()), id, user_id, 'work', check_in_time, check_out_time, 'web', true, 2, created_at, updated_at
FROM attendance.records WHERE check_in_time IS NOT NULL;

DROP TABLE bench.plan;
