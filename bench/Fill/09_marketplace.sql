-- A marketplace, in a company of its own: 40 businesses with ten hubs each around Berlin, and workers of ten roles. Everybody is a helper (role 0);
-- one of ten holds each other role as their own (e % 10), and another beside it. Whoever signs in does so cheaply.
CREATE TABLE bench.market AS SELECT bench.id(timestamptz '2021-01-01', 1, 1000000) AS company_id, 'Europe/Berlin'::text AS zone, timestamptz '2021-01-02' AS made;

INSERT INTO identity.companies (id, is_active, record_version, created_at, updated_at, name, codename, fullname, timezone, settings, owner_id)
SELECT company_id, true, 1, made, made, 'Market', 'market', 'Market Ltd', zone, '{}', bench.id(made, 20, 0) FROM bench.market;
INSERT INTO attendance.absence_marks (company_id, marked_until) SELECT company_id, now() FROM bench.market;

CREATE TABLE bench.businesses AS
SELECT b, m.company_id, bench.id(m.made, 21, b) AS business_id, bench.id(m.made, 22, b) AS owner_id, bench.id(m.made, 23, b) AS membership_id FROM bench.market m, generate_series(0, 39) AS b;
CREATE TABLE bench.hubs AS
SELECT h, b.company_id, b.business_id, b.b, bench.id(m.made, 24, h) AS hub_id, 52.52 + (h % 20 - 10) * 0.02 AS latitude, 13.405 + (h / 20 - 10) * 0.03 AS longitude
FROM bench.market m, generate_series(0, 399) AS h JOIN bench.businesses b ON b.b = h / 10;
CREATE TABLE bench.roles AS SELECT c, m.company_id, bench.id(m.made, 25, c) AS role_id, (ARRAY['HELPER', 'BARISTA', 'SERVER', 'BARTENDER', 'COOK', 'HOST', 'RUNNER', 'CLEANER', 'PORTER', 'STEWARD'])[1 + c] AS code FROM bench.market m, generate_series(0, 9) AS c;
CREATE TABLE bench.staff AS
SELECT e, e % 10 AS c, e / 10 AS place, m.company_id, bench.id(m.made, 26, e) AS staff_id, bench.id(m.made, 27, e) AS user_id, '+4915' || 100000000 + e AS phone
FROM bench.market m CROSS JOIN bench.size AS size CROSS JOIN LATERAL generate_series(0, size.staff - 1) AS e;
ALTER TABLE bench.staff ADD PRIMARY KEY (e);
CREATE UNIQUE INDEX ON bench.staff (c, place);
ANALYZE bench.businesses, bench.hubs, bench.roles, bench.staff;

INSERT INTO identity.users (company_id, id, is_active, record_version, created_at, updated_at, email, password_hash, fullname, role, email_verified)
SELECT company_id, bench.id(made, 20, 0), true, 1, made, made, 'owner@market.test', s.cheap_hash, 'Olga Owner', 'tenantOwner', true FROM bench.market CROSS JOIN bench.size s
UNION ALL SELECT b.company_id, owner_id, true, 1, made, made, 'client' || b || '@market.test', s.cheap_hash, 'Clara Client ' || b, 'tenantUser', true FROM bench.businesses b, bench.market, bench.size s
UNION ALL SELECT w.company_id, user_id, true, 1, made, made, 'worker' || e || '@market.test', s.cheap_hash, 'Wanda Worker ' || e, 'tenantUser', true FROM bench.staff w, bench.market, bench.size s;

INSERT INTO staffing.businesses (company_id, id, is_active, record_version, created_at, updated_at, name, status, timezone, currency, billing_terms_days, instant_book)
SELECT b.company_id, business_id, true, 1, made, made, 'Business ' || b, 'active', zone, 'EUR', 30, false FROM bench.businesses b, bench.market;
INSERT INTO staffing.memberships (company_id, id, is_active, record_version, created_at, updated_at, business_id, user_id, first_name, last_name, role, status)
SELECT b.company_id, membership_id, true, 1, made, made, business_id, owner_id, 'Clara', 'Client', 'owner', 'active' FROM bench.businesses b, bench.market;
INSERT INTO staffing.vendors (company_id, id, is_active, record_version, created_at, updated_at, name, status) SELECT company_id, bench.id(made, 28, 0), true, 1, made, made, 'Pool', 'active' FROM bench.market;
INSERT INTO staffing.business_vendors (company_id, business_id, vendor_id, is_default, status) SELECT b.company_id, business_id, bench.id(made, 28, 0), true, 'active' FROM bench.businesses b, bench.market;
INSERT INTO staffing.cost_centers (company_id, id, is_active, record_version, created_at, updated_at, business_id, name, status)
SELECT b.company_id, bench.id(made, 29, b), true, 1, made, made, business_id, 'General', 'active' FROM bench.businesses b, bench.market;
INSERT INTO staffing.hubs (company_id, id, is_active, record_version, created_at, updated_at, business_id, name, full_address, latitude, longitude, timezone, cost_center_id, geofence_radius_meters, clock_in_mode, allow_clock_in_override, status)
SELECT h.company_id, hub_id, true, 1, made, made, business_id, 'Hub ' || h, h || ' Hauptstrasse, Berlin', latitude, longitude, zone, bench.id(made, 29, h.b), 150, 'either', true, 'active' FROM bench.hubs h, bench.market;

-- Half of the roles want a certificate; all want papers, and each its own clothes.
INSERT INTO staffing.catalog_roles (company_id, id, is_active, record_version, created_at, updated_at, code, name, min_hours, certificate_types, attire_items, status)
SELECT r.company_id, role_id, true, 1, made, made, code, initcap(code), 2, CASE WHEN c % 2 = 1 THEN ARRAY['FOOD_HANDLER'] ELSE ARRAY[]::text[] END, ARRAY['Black shoes'], 'active' FROM bench.roles r, bench.market;
INSERT INTO staffing.vendor_roles (company_id, vendor_id, catalog_role_id, pay_rate_cents, bill_rate_cents) SELECT r.company_id, bench.id(made, 28, 0), role_id, 1800 + c * 50, 2500 + c * 60 FROM bench.roles r, bench.market;
INSERT INTO staffing.documents (company_id, id, is_active, record_version, created_at, updated_at, kind, document_type, name, required, catalog_role_id)
SELECT company_id, bench.id(made, 30, d), true, 1, made, made, 'document', CASE d WHEN 100 THEN 'governmentId' ELSE 'workAuthorization' END, 'Paper ' || d, true, NULL FROM bench.market, generate_series(100, 101) AS d
UNION ALL SELECT r.company_id, bench.id(made, 30, c), true, 1, made, made, 'attire', 'other', 'Clothes of ' || code, true, role_id FROM bench.roles r, bench.market;

INSERT INTO staffing.staff (company_id, id, is_active, record_version, created_at, updated_at, user_id, vendor_id, full_name, phone, primary_role_id, home_latitude, home_longitude, max_distance_meters, timezone, status, share_location_on_shift, profile_complete)
SELECT w.company_id, staff_id, true, 1, made, made, user_id, bench.id(made, 28, 0), 'Wanda Worker ' || e, phone, role_id,
       52.52 + (bench.luck(staff_id, 1) - 500) * 0.0005, 13.405 + (bench.luck(staff_id, 2) - 500) * 0.0008, 50000, zone, 'active', true, true
FROM bench.staff w JOIN bench.roles r USING (c), bench.market;
INSERT INTO staffing.staff_roles (company_id, staff_id, catalog_role_id, years, verified)
SELECT DISTINCT w.company_id, staff_id, role_id, 2, true FROM bench.staff w JOIN bench.roles r ON r.c IN (0, w.c, (w.c + 3) % 10);
INSERT INTO staffing.staff_stats (company_id, staff_id, total_shifts, on_time_count, no_show_count, rating_sum, rating_count, reliability_score)
SELECT company_id, staff_id, 18, 16 - luck % 3, luck % 3, 5 + luck % 20, 1 + luck % 5, 70 + luck % 30 FROM bench.staff CROSS JOIN LATERAL (SELECT bench.luck(staff_id, 3) AS luck) l;
INSERT INTO staffing.certificates (company_id, id, is_active, record_version, created_at, updated_at, staff_id, certificate_type, name, expires_at, status)
SELECT company_id, bench.id(timestamptz '2021-01-02', 31, e * 2 + k), true, 1, now(), now(), staff_id, (ARRAY['FOOD_HANDLER', 'ALCOHOL'])[k + 1], 'Certificate', now() + interval '2 years', 'verified' FROM bench.staff, generate_series(0, 1) AS k;
INSERT INTO staffing.staff_documents (company_id, id, is_active, record_version, created_at, updated_at, staff_id, document_id, status, expires_at)
SELECT w.company_id, bench.id(made, 32, e * 200 + d), true, 1, made, made, staff_id, bench.id(made, 30, d), 'verified', NULL
FROM bench.staff w, bench.market, LATERAL (SELECT DISTINCT d FROM unnest(ARRAY[100, 101, 0, w.c, (w.c + 3) % 10]) AS d) wanted;
INSERT INTO staffing.availability_weekly (company_id, staff_id, day_of_week, status, slots)
SELECT company_id, staff_id, day, CASE (e + day) % 7 WHEN 0 THEN 'unavailable' WHEN 1 THEN 'partial' ELSE 'available' END, CASE (e + day) % 7 WHEN 1 THEN '[{"start": "08:00:00", "end": "16:00:00"}]' ELSE '[]' END::jsonb FROM bench.staff, generate_series(0, 6) AS day;
INSERT INTO staffing.availability_overrides (company_id, staff_id, date, status, slots)
SELECT company_id, staff_id, size.today + 2 + day * 5, 'unavailable', '[]' FROM bench.staff, bench.size AS size, generate_series(0, 4) AS day WHERE e % 5 = 0;
-- A core team of twenty for each business, twenty certified at each hub, some favourites and some who are not wanted.
INSERT INTO staffing.dispatch_memberships (company_id, id, is_active, record_version, created_at, updated_at, business_id, hub_id, staff_id, team_type, status)
SELECT w.company_id, bench.id(made, 33, w.e), true, 1, made, made, business_id, NULL, staff_id, 'core', 'active' FROM bench.staff w JOIN bench.businesses b ON b.b = w.e % 40 AND w.e < 800, bench.market
UNION ALL SELECT w.company_id, bench.id(made, 34, w.e), true, 1, made, made, business_id, hub_id, staff_id, 'certifiedLocation', 'active' FROM bench.staff w JOIN bench.hubs h ON h.h = w.e % 400 AND w.e < 8000, bench.market;
INSERT INTO staffing.staff_favorites (company_id, id, business_id, staff_id, created_by, created_at)
SELECT w.company_id, bench.id(made, 35, e), business_id, staff_id, owner_id, made FROM bench.staff w JOIN bench.businesses b ON b.b = w.e * 7 % 40 AND w.e % 5 = 0, bench.market;
INSERT INTO staffing.staff_blocks (company_id, id, is_active, record_version, created_at, updated_at, business_id, staff_id, issue_flags, created_by)
SELECT w.company_id, bench.id(made, 36, e), true, 1, made, made, business_id, staff_id, '{}', owner_id FROM bench.staff w JOIN bench.businesses b ON b.b = w.e * 3 % 40 AND w.e % 50 = 7, bench.market;
