-- A business of the marketplace with a year of work for its reports, eleven months back and a month ahead at 50 hubs, six workers on each shift in two roles; and four with a week
-- that is handed in and on no bill. Its nights are nobody's other work.
ALTER TABLE bench.size ADD COLUMN IF NOT EXISTS worked int NOT NULL DEFAULT 0;

CREATE TABLE bench.workplaces AS
SELECT b, m.company_id, bench.id(m.made, 21, b) AS business_id, bench.id(m.made, 22, b) AS owner_id, bench.id(m.made, 23, b) AS membership_id, m.zone, m.made
FROM bench.market m, bench.size AS size, generate_series(40, 44) AS b WHERE size.worked > 0;
CREATE TABLE bench.workplace_hubs AS SELECT w.*, h, bench.id(made, 24, b * 100 + h) AS hub_id FROM bench.workplaces w, generate_series(0, 49) AS h;

INSERT INTO identity.users (company_id, id, is_active, record_version, created_at, updated_at, email, password_hash, fullname, role, email_verified)
SELECT w.company_id, owner_id, true, 1, made, made, 'client' || b || '@market.test', s.cheap_hash, 'Clara Client ' || b, 'tenantUser', true FROM bench.workplaces w, bench.size s;
INSERT INTO staffing.businesses (company_id, id, is_active, record_version, created_at, updated_at, name, status, timezone, currency, billing_terms_days, instant_book, next_billing_at)
SELECT company_id, business_id, true, 1, made, made, 'Business ' || b, 'active', zone, 'EUR', 30, false, now() + interval '10 years' FROM bench.workplaces;
INSERT INTO staffing.memberships (company_id, id, is_active, record_version, created_at, updated_at, business_id, user_id, first_name, last_name, role, status)
SELECT company_id, membership_id, true, 1, made, made, business_id, owner_id, 'Clara', 'Client', 'owner', 'active' FROM bench.workplaces;
INSERT INTO staffing.business_vendors (company_id, business_id, vendor_id, is_default, status) SELECT company_id, business_id, bench.id(made, 28, 0), true, 'active' FROM bench.workplaces;
INSERT INTO staffing.cost_centers (company_id, id, is_active, record_version, created_at, updated_at, business_id, name, status)
SELECT company_id, bench.id(made, 29, b * 10 + k), true, 1, made, made, business_id, 'Center ' || k, 'active' FROM bench.workplaces, generate_series(0, 1) AS k;
INSERT INTO staffing.hubs (company_id, id, is_active, record_version, created_at, updated_at, business_id, name, full_address, latitude, longitude, timezone, cost_center_id, geofence_radius_meters, clock_in_mode, allow_clock_in_override, status)
SELECT company_id, hub_id, true, 1, made, made, business_id, 'Workplace ' || b || '-' || h, h || ' Nachtstrasse, Berlin', 52.52, 13.405, zone, bench.id(made, 29, b * 10 + h % 2), 150, 'either', true, 'active' FROM bench.workplace_hubs;

CREATE TABLE bench.year_shifts AS
SELECT s, h.company_id, h.business_id, h.hub_id, h.h, h.b, h.zone, day, turn, size.today + day AS local_date, bench.id(a.made, 60, h.b * 1000000 + s) AS shift_id, bench.id(h.made, 61, h.b * 1000000 + h.h * 1000 + (day + 400) / 28) AS order_id, a.made,
       (size.today + day + time '23:30') AT TIME ZONE h.zone AS starts_at, (size.today + day + 1 + time '06:30') AT TIME ZONE h.zone AS ends_at
FROM bench.size AS size CROSS JOIN LATERAL (
    SELECT 40 AS b, s, -335 + s % 365 AS day, s / 365 AS turn, s / 365 % 50 AS h FROM generate_series(0, size.worked / 6 - 1) AS s
    UNION ALL SELECT b, s, -14 + s % 7, s / 7, s / 7 % 20 FROM generate_series(41, 44) AS b, generate_series(0, size.worked / 600) AS s WHERE size.worked > 0
) d JOIN bench.workplace_hubs h ON h.b = d.b AND h.h = d.h
CROSS JOIN LATERAL (SELECT now() - interval '40 days' + least(day, 0) * interval '1 day' AS made) a;
ANALYZE bench.year_shifts;

CREATE TABLE bench.year_places AS
SELECT s.*, k, n, r.c, r.role_id AS catalog_role_id, r.code, w.staff_id, bench.id(s.made, 62, (s.b * 1000000 + s.s) * 2 + k) AS shift_role_id, bench.id(s.made + interval '1 hour', 63, (s.b * 1000000::bigint + s.s) * 6 + k * 3 + n) AS assignment_id,
       CASE WHEN day >= 0 THEN 'accepted' WHEN b = 40 AND (s.s + k * 3 + n) % 50 = 0 THEN 'noShow' ELSE 'completed' END AS state
FROM bench.year_shifts s CROSS JOIN generate_series(0, 1) AS k JOIN bench.roles r ON r.c = (s.s / 7 + k * (1 + s.s / 11 % 9)) % 10
CROSS JOIN generate_series(0, 2) AS n CROSS JOIN bench.size AS size
-- One after the other through all of them, each once on a day.
JOIN bench.staff w ON w.e = (s.turn * 6 + k * 3 + n + (s.day + 400) * (size.worked / 365 + 3)::bigint) % size.staff;
ANALYZE bench.year_places;

INSERT INTO staffing.orders (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, vendor_id, cost_center_id, order_number, order_type, title, status, starts_at, ends_at, schedule, positions, created_by)
SELECT company_id, order_id, true, 1, min(made), min(made), business_id, hub_id, CASE WHEN h % 3 > 0 THEN bench.id((SELECT made FROM bench.market), 28, 0) END, bench.id((SELECT made FROM bench.market), 29, b * 10 + h % 2), 'Y-' || b || '-' || row_number() OVER (), 'recurring', 'Nights',
       'open', min(starts_at), max(ends_at), jsonb_build_object('startDate', min(local_date), 'endDate', max(local_date), 'daysOfWeek', '[]'::jsonb, 'startTime', '23:30:00', 'endTime', '06:30:00', 'timezone', zone), '[]', business_id
FROM bench.year_shifts GROUP BY company_id, order_id, business_id, hub_id, h, b, zone;
INSERT INTO staffing.shifts (company_id, id, is_active, record_version, created_at, updated_at, order_id, business_id, hub_id, shift_code, title, starts_at, ends_at, local_date, timezone, location_name, location_address, latitude, longitude,
    required_workers, assigned_workers, status)
SELECT company_id, shift_id, true, 1, made, made, order_id, business_id, hub_id, 'S' || s, 'Night', starts_at, ends_at, local_date, zone, 'Workplace', h || ' Nachtstrasse, Berlin', 52.52, 13.405, 6,
       CASE WHEN day >= 0 THEN 6 ELSE 6 - (s % 50 = 0 OR s % 50 >= 45)::int END, CASE WHEN day < 0 THEN 'completed' ELSE 'filled' END FROM bench.year_shifts ORDER BY starts_at, s;
INSERT INTO staffing.shift_roles (company_id, id, is_active, record_version, created_at, updated_at, shift_id, order_id, business_id, hub_id, catalog_role_id, role_code, role_name, workers_needed, assigned_count, starts_at, ends_at,
    break_minutes, is_break_paid, pay_rate_cents, bill_rate_cents, instant_book_allowed, published_at, released_tier, next_release_at, status)
SELECT company_id, shift_role_id, true, 1, made, made, shift_id, order_id, business_id, hub_id, catalog_role_id, code, initcap(code), 3, count(*) FILTER (WHERE state <> 'noShow'), starts_at, ends_at, 30, false, 1800 + c * 50, 2500 + c * 60, false, made, 3, NULL,
       CASE WHEN day < 0 THEN 'closed' ELSE 'filled' END
FROM bench.year_places GROUP BY company_id, shift_role_id, shift_id, order_id, business_id, hub_id, catalog_role_id, code, starts_at, ends_at, made, c, day, s ORDER BY starts_at, s;
INSERT INTO staffing.assignments (company_id, id, is_active, record_version, created_at, updated_at, shift_id, shift_role_id, business_id, hub_id, staff_id, status, pay_rate_cents, bill_rate_cents, starts_at, ends_at,
    held_from, held_until, accepted_at, checked_in_at, checked_out_at, reminded_hours)
SELECT company_id, assignment_id, true, 2, made + interval '1 hour', made, shift_id, shift_role_id, business_id, hub_id, staff_id, state, 1800 + c * 50, 2500 + c * 60, starts_at, ends_at,
       starts_at - interval '15 minutes', ends_at + interval '15 minutes', made, CASE state WHEN 'completed' THEN starts_at + interval '1 minute' * (n * 4 - 2) END, CASE state WHEN 'completed' THEN ends_at END, 2
FROM bench.year_places ORDER BY starts_at, s, k, n;
INSERT INTO staffing.timesheets (company_id, id, is_active, record_version, created_at, updated_at, assignment_id, staff_id, business_id, status, worked_minutes, break_minutes, payable_minutes, pay_rate_cents, bill_rate_cents,
    gross_pay_cents, bill_cents, flags, disputed, submitted_at)
SELECT company_id, bench.id(ends_at, 64, (b * 1000000::bigint + s) * 6 + k * 3 + n), true, 2, ends_at, ends_at, assignment_id, staff_id, business_id, CASE b WHEN 40 THEN 'paid' ELSE 'submitted' END, 420, 30, 390, 1800 + c * 50, 2500 + c * 60,
       round(390 * (1800 + c * 50) / 60.0), round(390 * (2500 + c * 60) / 60.0), '{}', false, ends_at
FROM bench.year_places WHERE state = 'completed' ORDER BY ends_at, s, k, n;
INSERT INTO staffing.reviews (company_id, id, is_active, record_version, created_at, updated_at, business_id, assignment_id, staff_id, rating, issue_flags, reviewer_user_id)
SELECT company_id, bench.id(ends_at, 65, (b * 1000000::bigint + s) * 6 + k * 3 + n), true, 1, ends_at, ends_at, business_id, assignment_id, staff_id, 3 + (s + n) % 3, '{}', business_id FROM bench.year_places WHERE state = 'completed' AND (s + n) % 4 = 0;

-- What triggers would have noted: all days are still to be counted, as after an upgrade.
INSERT INTO staffing.touched_days (company_id, business_id, hub_id, local_date) SELECT DISTINCT company_id, business_id, hub_id, local_date FROM staffing.shifts EXCEPT SELECT company_id, business_id, hub_id, local_date FROM staffing.touched_days;
DROP TABLE bench.year_shifts, bench.year_places, bench.workplace_hubs;
