-- What the bench keeps beside the product's tables: how much is wanted, who is who, and what is done.
-- Days count from a Monday; week and weekday of a shift follow from it.
CREATE FUNCTION bench.monday() RETURNS date LANGUAGE sql IMMUTABLE AS $$ SELECT date '2000-01-03' $$;

-- Ids like the product's, sorted by the time they were made and otherwise random, but the same ones for the same things. Were they numbered,
-- GiST could not tell apart who was made at the same time: it weighs uuids by their first 53 bits.
CREATE FUNCTION bench.id(at timestamptz, kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint + n % 86400000), 12, '0') || '7' || substr(lot, 1, 3) || '8' || substr(lot, 4, 15))::uuid
    FROM (SELECT md5(kind || ':' || n) AS lot) AS drawn
$$;

CREATE FUNCTION bench.new_id() RETURNS uuid LANGUAGE sql VOLATILE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(gen_random_uuid()::text, 16, 3) || substr(replace(gen_random_uuid()::text, '-', ''), 17))::uuid
$$;

-- 0 to 999, always the same for the same row.
CREATE FUNCTION bench.luck(id uuid, salt int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
    SELECT ((uuid_hash_extended(id, salt) & 2147483647) % 1000)::int
$$;

-- Company 1 is the large one, and company 2 has the most people. The others have twenty employees and a month behind them.
CREATE TABLE bench.companies AS
SELECT n,
       bench.id(timestamptz '2021-01-01' + n * interval '1 hour', 1, n) AS id,
       CASE n WHEN 1 THEN 'large' WHEN 2 THEN 'largest' ELSE 'small' || n END AS codename,
       'Europe/Berlin'::text AS zone,
       CASE n WHEN 1 THEN size.employees WHEN 2 THEN size.most ELSE 20 END AS employees,
       -- Twenty people are ten pairs; each pair works five days of seven.
       CASE WHEN n = 1 THEN ceil(size.shifts / (size.employees / 20 * 10 * 5 / 7.0))::int + 7 WHEN n = 2 THEN 100 ELSE 30 END AS days_back
FROM bench.size AS size, generate_series(1, size.companies) AS n;

INSERT INTO identity.companies (id, is_active, record_version, created_at, updated_at, name, codename, fullname, timezone, settings, owner_id)
SELECT id, true, 1, timestamptz '2021-01-01' + n * interval '1 hour', timestamptz '2021-01-01' + n * interval '1 hour', initcap(codename), codename, initcap(codename) || ' Ltd', zone, '{}',
       bench.id(timestamptz '2021-01-02', 2, n * 100000::bigint)
FROM bench.companies;

INSERT INTO attendance.absence_marks (company_id, marked_until) SELECT id, now() FROM bench.companies;
