INSERT INTO scheduling.bookings (company_id, id, user_id, shift_id, first_day, last_day, starts_at, ends_at, via, active, manager_id)
SELECT company_id, bench.id(made, 7, number * 2 + place), who, bench.id(made, 6, number), shift_date, shift_date,
       (shift_date + start_time) AT TIME ZONE zone, (shift_date + overnight::int + end_time) AT TIME ZONE zone, 'direct', true, manager
FROM bench.plan
CROSS JOIN LATERAL (SELECT shift_date - interval '21 days' + team * interval '1 second' AS made) m
CROSS JOIN LATERAL (VALUES (0, first_id, first_manager_id), (1, second_id, second_manager_id)) AS people (place, who, manager)
ORDER BY number, place;
