-- Two roles of three places on each shift: three of five are over, in the four months before today, and the others come in the thirty days after it.
-- Of those to come every other is open, with one place taken; of a thousand of these 100 are for the core team yet, and 100 for those certified.
-- A worker has one place a day at most, in the role that is their own.
CREATE TABLE bench.market_shifts AS
SELECT s, h.company_id, h.business_id, h.hub_id, h.h, m.zone, day, size.today + day AS local_date, bench.id(a.made, 41, s) AS shift_id, bench.id(timestamptz '2021-01-02', 40, h.h * 100 + (day + 200) / 14) AS order_id, a.made, is_late,
       (size.today + day + CASE WHEN is_late THEN time '15:00' ELSE time '07:00' END) AT TIME ZONE m.zone AS starts_at, (size.today + day + CASE WHEN is_late THEN time '23:00' ELSE time '15:00' END) AT TIME ZONE m.zone AS ends_at
FROM bench.market m CROSS JOIN bench.size AS size CROSS JOIN LATERAL generate_series(0, size.shift_roles / 2 - 1) AS s
CROSS JOIN LATERAL (SELECT CASE WHEN s % 5 < 3 THEN -1 - (s / 5 * 3 + s % 5) % 120 ELSE 1 + (s / 5 * 2 + s % 5 - 3) % 30 END AS day, (s * 7919::bigint % 400)::int AS h, s / 5 % 2 = 1 AS is_late) d
CROSS JOIN LATERAL (SELECT now() - interval '40 days' + least(day, 0) * interval '1 day' AS made) a JOIN bench.hubs h ON h.h = d.h;
ANALYZE bench.market_shifts;

CREATE TABLE bench.market_roles AS
SELECT *, row_number() OVER (PARTITION BY day, c ORDER BY s) - 1 AS turn FROM (
    SELECT s.*, k, r.c, r.role_id AS catalog_role_id, r.code, bench.id(s.made, 42, s.s * 2 + k) AS shift_role_id,
           CASE WHEN day < 0 THEN 'closed' WHEN s.s % 5 = 3 THEN 'open' ELSE 'filled' END AS status, CASE WHEN day > 0 AND s.s % 5 = 3 THEN 1 ELSE 3 END AS taken, bench.luck(bench.id(s.made, 42, s.s * 2 + k), 4) AS luck
    FROM bench.market_shifts s CROSS JOIN generate_series(0, 1) AS k JOIN bench.roles r ON r.c = (s.s / 7 + k * (1 + s.s / 11 % 9)) % 10) AS each_of;
ANALYZE bench.market_roles;

CREATE TABLE bench.market_places AS
SELECT r.*, n, w.staff_id, w.user_id, bench.id(r.made + interval '1 hour', 43, (r.s * 2 + r.k) * 3 + n) AS assignment_id, bench.id(r.made + interval '1 hour', 44, (r.s * 2 + r.k) * 3 + n) AS application_id,
       CASE WHEN day > 0 THEN 'accepted' WHEN (r.luck + n) % 50 = 0 THEN 'noShow' ELSE 'completed' END AS state
FROM bench.market_roles r CROSS JOIN LATERAL generate_series(0, r.taken - 1) AS n CROSS JOIN bench.size AS size
JOIN bench.staff w ON w.c = r.c AND w.place = (r.turn * 3 + n + (r.day + 200) * 37) % (size.staff / 10);
ANALYZE bench.market_places;

INSERT INTO staffing.orders (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, order_number, order_type, title, status, starts_at, ends_at, schedule, positions, created_by)
SELECT company_id, order_id, true, 1, min(made), min(made), business_id, hub_id, 'B-' || row_number() OVER (), 'recurring', 'Work at hub ' || h, CASE WHEN max(day) < 0 THEN 'completed' WHEN min(day) < 0 THEN 'inProgress' ELSE 'open' END,
       min(starts_at), max(ends_at), jsonb_build_object('startDate', min(local_date), 'endDate', max(local_date), 'daysOfWeek', '[]'::jsonb, 'startTime', '07:00:00', 'endTime', '15:00:00', 'timezone', zone), '[]', business_id
FROM bench.market_shifts GROUP BY company_id, order_id, business_id, hub_id, h, zone;
INSERT INTO staffing.shifts (company_id, id, is_active, record_version, created_at, updated_at, order_id, business_id, hub_id, shift_code, title, starts_at, ends_at, local_date, timezone, location_name, location_address, latitude, longitude,
    required_workers, assigned_workers, status)
SELECT s.company_id, shift_id, true, 1, made, made, order_id, s.business_id, s.hub_id, 'S' || s, CASE WHEN is_late THEN 'Late' ELSE 'Early' END || ' shift', starts_at, ends_at, local_date, zone, 'Hub ' || s.h, s.h || ' Hauptstrasse, Berlin', latitude, longitude,
       6, CASE WHEN day > 0 AND s % 5 = 3 THEN 2 ELSE 6 END, CASE WHEN day < 0 THEN 'completed' WHEN s % 5 = 3 THEN 'open' ELSE 'filled' END
FROM bench.market_shifts s JOIN bench.hubs h USING (h);
INSERT INTO staffing.shift_roles (company_id, id, is_active, record_version, created_at, updated_at, shift_id, order_id, business_id, hub_id, catalog_role_id, role_code, role_name, workers_needed, assigned_count, starts_at, ends_at,
    break_minutes, is_break_paid, pay_rate_cents, bill_rate_cents, instant_book_allowed, published_at, released_tier, next_release_at, status)
SELECT company_id, shift_role_id, true, 1, made, made, shift_id, order_id, business_id, hub_id, catalog_role_id, code, initcap(code), 3, taken, starts_at, ends_at, 30, false, 1800 + c * 50, 2500 + c * 60, luck % 4 = 0, made,
       CASE WHEN status <> 'open' OR luck >= 200 THEN 3 WHEN luck < 100 THEN 1 ELSE 2 END, NULL, status
FROM bench.market_roles ORDER BY starts_at, s, k;

INSERT INTO staffing.applications (company_id, id, is_active, record_version, created_at, updated_at, shift_role_id, shift_id, staff_id, status, applied_at, decided_at)
SELECT company_id, application_id, true, 2, made, made, shift_role_id, shift_id, staff_id, 'confirmed', made, made FROM bench.market_places ORDER BY made;
INSERT INTO staffing.assignments (company_id, id, is_active, record_version, created_at, updated_at, shift_id, shift_role_id, business_id, hub_id, staff_id, application_id, status, pay_rate_cents, bill_rate_cents, starts_at, ends_at,
    held_from, held_until, accepted_at, checked_in_at, checked_out_at, reminded_hours)
SELECT company_id, assignment_id, true, 2, made, made, shift_id, shift_role_id, business_id, hub_id, staff_id, application_id, state, 1800 + c * 50, 2500 + c * 60, starts_at, ends_at,
       starts_at - interval '15 minutes', ends_at + interval '15 minutes', made, CASE state WHEN 'completed' THEN starts_at - interval '5 minutes' END, CASE state WHEN 'completed' THEN ends_at END, 2
FROM bench.market_places ORDER BY starts_at, s, n;
INSERT INTO scheduling.bookings (company_id, id, user_id, held_for, first_day, last_day, starts_at, ends_at, zone_version, active)
SELECT company_id, bench.id(made, 45, (s * 2 + k) * 3 + n), user_id, assignment_id, local_date, local_date, starts_at, ends_at, 2147483647, true FROM bench.market_places WHERE state <> 'noShow' ORDER BY starts_at, s, n;

INSERT INTO staffing.sessions (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, shift_id, status, check_in_at, check_out_at, check_in_method, check_out_method, break_minutes, worked_minutes, flags, outside_points)
SELECT company_id, bench.id(starts_at, 46, (s * 2 + k) * 3 + n), true, 2, starts_at, ends_at, assignment_id, staff_id, shift_id, 'closed', starts_at - interval '5 minutes', ends_at, 'geo', 'geo', 30, 455, '{}', 0
FROM bench.market_places WHERE state = 'completed' ORDER BY starts_at, s, n;
INSERT INTO staffing.attendance_events (company_id, id, session_id, assignment_id, staff_id, event_type, source_type, occurred_at, latitude, longitude, accuracy_meters, distance_meters, within_geofence)
SELECT company_id, bench.id(at, 47, ((s * 2 + k) * 3 + n) * 2 + way), bench.id(starts_at, 46, (s * 2 + k) * 3 + n), assignment_id, staff_id, CASE way WHEN 0 THEN 'clockedIn' ELSE 'clockedOut' END, 'geo', at, 52.5, 13.4, 10, 20, true
FROM bench.market_places CROSS JOIN LATERAL (VALUES (0, starts_at - interval '5 minutes'), (1, ends_at)) AS w (way, at) WHERE state = 'completed' ORDER BY at;
INSERT INTO staffing.timesheets (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, session_id, staff_id, business_id, status, worked_minutes, break_minutes, payable_minutes, pay_rate_cents, bill_rate_cents,
    gross_pay_cents, bill_cents, flags, disputed)
SELECT company_id, bench.id(ends_at, 48, (s * 2 + k) * 3 + n), true, 2, ends_at, ends_at, assignment_id, bench.id(starts_at, 46, (s * 2 + k) * 3 + n), staff_id, business_id, 'approved', 480, 30, 450, 1800 + c * 50, 2500 + c * 60, 13500, 18750, '{}', false
FROM bench.market_places WHERE state = 'completed' ORDER BY ends_at, s, n;
INSERT INTO staffing.reviews (company_id, id, is_active, record_version, created_at, updated_at, business_id, assignment_id, staff_id, rating, issue_flags, reviewer_user_id)
SELECT company_id, bench.id(ends_at, 49, (s * 2 + k) * 3 + n), true, 1, ends_at, ends_at, business_id, assignment_id, staff_id, 3 + (s + n) % 3, '{}', business_id FROM bench.market_places WHERE state = 'completed' AND (s + n) % 4 = 0;
INSERT INTO staffing.incidents (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, shift_id, assignment_id, staff_id, incident_type, severity, status, clock_in_mode, message, occurred_at, good_points, resolved_at)
SELECT company_id, bench.id(starts_at, 50, (s * 2 + k) * 3 + n), true, 1, starts_at, starts_at, business_id, hub_id, shift_id, assignment_id, staff_id, CASE state WHEN 'noShow' THEN 'noShow' ELSE 'outsideGeofence' END, 'warning',
       CASE WHEN day > -7 THEN 'open' ELSE 'resolved' END, 'either', 'Did not come.', starts_at, 0, CASE WHEN day <= -7 THEN ends_at END
FROM bench.market_places WHERE state = 'noShow' OR (day < 0 AND (luck + n) % 30 = 1);
-- Of a thousand who are to come, ten ask to be replaced.
CREATE TEMP TABLE asking ON COMMIT DROP AS SELECT * FROM bench.market_places WHERE day > 1 AND status = 'filled' AND (luck + n * 333) % 100 = 5;
INSERT INTO staffing.swap_requests (company_id, id, is_active, record_version, created_at, updated_at, original_assignment_id, shift_id, shift_role_id, business_id, hub_id, staff_id, catalog_role_id, starts_at, reason, status, expires_at)
SELECT company_id, bench.id(made, 51, (s * 2 + k) * 3 + n), true, 1, made, made, assignment_id, shift_id, shift_role_id, business_id, hub_id, staff_id, catalog_role_id, starts_at, 'Ill', 'open', starts_at - interval '1 hour' FROM asking;
UPDATE staffing.assignments a SET status = 'swapRequested', swap_requested_at = made, swap_reason = 'Ill' FROM asking WHERE a.company_id = asking.company_id AND a.id = asking.assignment_id;

DROP TABLE bench.market_shifts, bench.market_roles;
