-- Employments with their days, and the terms of each from one day on until the next. The profile stays what it was to everybody: the
-- view of today, now written from these.
CREATE FUNCTION employees.is_work_pattern(pattern jsonb) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT CASE pattern ->> 'kind'
        WHEN 'spread' THEN jsonb_array_length(pattern -> 'weeks') = 0 AND pattern ->> 'anchor' IS NULL
        WHEN 'weekdays' THEN jsonb_array_length(pattern -> 'weeks') BETWEEN 1 AND 4
            AND extract(isodow FROM (pattern ->> 'anchor')::date) = 1
            AND NOT EXISTS (SELECT FROM jsonb_array_elements(pattern -> 'weeks') week WHERE jsonb_array_length(week) <> 7)
            AND NOT EXISTS (SELECT FROM jsonb_array_elements(pattern -> 'weeks') week, jsonb_array_elements_text(week) hours WHERE hours::numeric NOT BETWEEN 0 AND 24)
        ELSE false END
$$;

CREATE TABLE employees.employments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    starts_on date NOT NULL,
    ends_on date,
    end_reason text CHECK (end_reason IN ('resigned', 'dismissed', 'contractEnd', 'accountDeleted', 'accountArchived', 'profileDeleted', 'other')),
    end_note text,
    ended_with_account boolean NOT NULL DEFAULT false,
    prior_ends_on date,
    prior_end_reason text,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (ends_on >= starts_on),
    CHECK ((ends_on IS NULL) = (end_reason IS NULL)),
    CONSTRAINT employments_never_overlap EXCLUDE USING gist (company_id WITH =, user_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&) WHERE (is_active)
);
CREATE INDEX employments_user ON employees.employments (company_id, user_id, starts_on);
CREATE INDEX employments_end ON employees.employments (company_id, ends_on) WHERE is_active AND ends_on IS NOT NULL;
COMMENT ON COLUMN employees.employments.is_active IS 'False where it never came to be.';
COMMENT ON COLUMN employees.employments.ended_with_account IS 'Its end is that of the account, and is taken back with it, to prior_ends_on; whoever changes the end takes this away.';
SELECT kernel.fence('employees.employments');

CREATE TABLE employees.terms (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    employment_id uuid NOT NULL,
    user_id uuid NOT NULL,
    effective_from date NOT NULL,
    position text NOT NULL,
    contract_type text NOT NULL CHECK (contract_type IN ('permanent', 'temporary', 'contract')),
    pay_basis text NOT NULL CHECK (pay_basis IN ('monthly', 'hourly', 'none')),
    salary numeric CHECK (salary >= 0 AND salary < 1000000000000 AND scale(salary) <= 4),
    hourly_rate numeric CHECK (hourly_rate >= 0 AND hourly_rate < 1000000000000 AND scale(hourly_rate) <= 4),
    weekly_hours numeric(5, 2) NOT NULL CHECK (weekly_hours BETWEEN 0 AND 80),
    work_pattern jsonb CHECK (employees.is_work_pattern(work_pattern)),
    overtime_mode text NOT NULL CHECK (overtime_mode IN ('paid', 'toil', 'none')),
    department_id uuid,
    manager_id uuid CHECK (manager_id <> user_id),
    place_id uuid,
    holiday_region text,
    beyond_end boolean NOT NULL DEFAULT false,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, employment_id) REFERENCES employees.employments (company_id, id),
    CHECK ((pay_basis = 'monthly') = (salary IS NOT NULL)),
    CHECK ((pay_basis = 'hourly') = (hourly_rate IS NOT NULL)),
    CHECK (NOT (is_active AND beyond_end)),
    -- Unique; at the end of the transaction, so that terms may change places.
    CONSTRAINT terms_one_a_day EXCLUDE USING btree (company_id WITH =, employment_id WITH =, effective_from WITH =) WHERE (is_active) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX terms_user ON employees.terms (company_id, user_id, effective_from) WHERE is_active;
CREATE INDEX terms_manager ON employees.terms (company_id, manager_id) WHERE is_active AND manager_id IS NOT NULL;
CREATE INDEX terms_department ON employees.terms (company_id, department_id) WHERE is_active AND department_id IS NOT NULL;
CREATE INDEX terms_place ON employees.terms (company_id, place_id) WHERE is_active AND place_id IS NOT NULL;
COMMENT ON COLUMN employees.terms.beyond_end IS 'Not in force because the employment ends before; in force again when the end moves behind it.';
SELECT kernel.fence('employees.terms');

-- Exactly one set of terms begins with the employment, and none outside of it.
CREATE FUNCTION employees.keep_terms_within() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    employment employees.employments;
    wrong text;
BEGIN
    SELECT * INTO employment FROM employees.employments
    WHERE company_id = NEW.company_id AND id = CASE TG_TABLE_NAME WHEN 'terms' THEN to_jsonb(NEW) ->> 'employment_id' ELSE NEW.id::text END::uuid;
    IF NOT employment.is_active THEN RETURN NULL; END IF;
    SELECT CASE
        WHEN count(*) FILTER (WHERE effective_from = employment.starts_on) <> 1 THEN 'no terms begin with it'
        WHEN min(effective_from) < employment.starts_on THEN 'terms begin before it'
        WHEN max(effective_from) > employment.ends_on THEN 'terms begin after it'
        WHEN bool_or(user_id <> employment.user_id) THEN 'terms are somebody else''s' END
    INTO wrong FROM employees.terms WHERE company_id = employment.company_id AND employment_id = employment.id AND is_active;
    IF wrong IS NOT NULL THEN
        RAISE check_violation USING CONSTRAINT = 'terms_within_employment', MESSAGE = format('Employment %s from %s to %s: %s.', employment.id, employment.starts_on, employment.ends_on, wrong);
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER terms_within_employment AFTER INSERT OR UPDATE ON employees.terms DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION employees.keep_terms_within();
CREATE CONSTRAINT TRIGGER employment_holds_terms AFTER INSERT OR UPDATE ON employees.employments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION employees.keep_terms_within();

ALTER TABLE employees.profiles
    ADD COLUMN employment_id uuid,
    ADD COLUMN employment_end_date date,
    ADD COLUMN end_reason text,
    ADD COLUMN employment_status text NOT NULL DEFAULT 'active' CHECK (employment_status IN ('upcoming', 'active', 'ended')),
    ADD COLUMN pay_basis text NOT NULL DEFAULT 'none',
    ADD COLUMN hourly_rate numeric,
    ADD COLUMN weekly_hours numeric(5, 2) NOT NULL DEFAULT 40,
    ADD COLUMN work_pattern jsonb,
    ADD COLUMN overtime_mode text NOT NULL DEFAULT 'paid',
    ADD COLUMN place_id uuid,
    ADD COLUMN holiday_region text,
    ADD COLUMN terms_from date,
    ADD COLUMN turns_on date,
    ADD COLUMN terms_version int NOT NULL DEFAULT 0;
COMMENT ON COLUMN employees.profiles.employment_id IS 'The employment that the row shows: the current, else the next, else the last one.';
COMMENT ON COLUMN employees.profiles.turns_on IS 'The next day on which the row shows something else; long past where an older host wrote the row.';
COMMENT ON COLUMN employees.profiles.terms_version IS 'Counted up whenever the row is written from the terms.';

-- One employment with one set of terms for each profile. Ones of the same person that were made anew give way to the later.
CREATE TEMPORARY TABLE migrated ON COMMIT DROP AS
WITH facts AS (
    SELECT p.company_id, p.id AS profile_id, p.user_id, p.employment_start_date AS starts_on, p.is_active AND coalesce(u.is_active, true) AS lives,
        p.ended_with_account OR (p.is_active AND NOT coalesce(u.is_active, true)) AS with_account, u.archived_at IS NOT NULL AS archived, p.updated_at,
        coalesce(z.name, 'UTC') AS zone, gone.at AS gone_at
    FROM employees.profiles p
    JOIN identity.companies c ON c.id = p.company_id
    LEFT JOIN (SELECT DISTINCT name FROM pg_timezone_names) z ON z.name = c.timezone
    LEFT JOIN identity.users u ON u.company_id = p.company_id AND u.id = p.user_id
    LEFT JOIN LATERAL (SELECT max(at) AS at FROM kernel.changes WHERE company_id = p.company_id AND object_id = p.user_id AND event = 'workforceos-auth-service-dbevent-user-deleted') gone ON NOT (p.is_active AND coalesce(u.is_active, true))
), dated AS (
    SELECT f.*, CASE WHEN lives THEN NULL ELSE (CASE WHEN with_account THEN coalesce(gone_at, updated_at) ELSE updated_at END AT TIME ZONE zone)::date END AS ends_on,
        CASE WHEN lives THEN NULL WHEN NOT with_account THEN 'profileDeleted' WHEN archived THEN 'accountArchived' ELSE 'accountDeleted' END AS end_reason,
        row_number() OVER (PARTITION BY company_id, user_id ORDER BY lives DESC, with_account DESC, updated_at DESC, profile_id DESC) AS rank
    FROM facts f
)
SELECT gen_random_uuid() AS id, d.company_id, d.profile_id, d.user_id, d.starts_on, d.end_reason, d.with_account, d.zone, d.lives,
    CASE WHEN d.ends_on >= d.starts_on OR d.ends_on IS NULL THEN least(d.ends_on, (SELECT min(later.starts_on) - 1 FROM dated later
        WHERE later.company_id = d.company_id AND later.user_id = d.user_id AND later.rank < d.rank AND later.starts_on > d.starts_on AND (later.ends_on IS NULL OR later.ends_on >= later.starts_on))) END AS ends_on,
    (d.ends_on IS NULL OR d.ends_on >= d.starts_on) AND NOT EXISTS (SELECT FROM dated later
        WHERE later.company_id = d.company_id AND later.user_id = d.user_id AND later.rank < d.rank AND later.starts_on <= d.starts_on AND (later.ends_on IS NULL OR later.ends_on >= d.starts_on)) AS came_to_be
FROM dated d;

INSERT INTO employees.employments (company_id, id, user_id, starts_on, ends_on, end_reason, ended_with_account, is_active, record_version, created_at, updated_at)
SELECT m.company_id, m.id, m.user_id, m.starts_on, m.ends_on, CASE WHEN m.ends_on IS NOT NULL THEN m.end_reason END, m.with_account, m.came_to_be, 1, p.created_at, p.updated_at
FROM migrated m JOIN employees.profiles p ON p.company_id = m.company_id AND p.id = m.profile_id;

INSERT INTO employees.terms (company_id, id, employment_id, user_id, effective_from, position, contract_type, pay_basis, salary, weekly_hours, overtime_mode, department_id, manager_id, is_active, record_version, created_at, updated_at)
SELECT m.company_id, gen_random_uuid(), m.id, m.user_id, m.starts_on, p.position, p.contract_type, CASE WHEN p.salary IS NULL THEN 'none' ELSE 'monthly' END, p.salary, 40, 'paid', p.department_id, p.manager_id, true, 1, p.created_at, p.updated_at
FROM migrated m JOIN employees.profiles p ON p.company_id = m.company_id AND p.id = m.profile_id;

UPDATE employees.profiles p SET employment_id = m.id, employment_end_date = m.ends_on, end_reason = CASE WHEN m.ends_on IS NOT NULL THEN m.end_reason END, terms_from = m.starts_on, terms_version = 1,
    pay_basis = CASE WHEN p.salary IS NULL THEN 'none' ELSE 'monthly' END,
    employment_status = CASE WHEN NOT m.lives THEN 'ended' WHEN m.starts_on > (now() AT TIME ZONE m.zone)::date THEN 'upcoming' ELSE 'active' END,
    turns_on = CASE WHEN m.lives AND m.starts_on > (now() AT TIME ZONE m.zone)::date THEN m.starts_on END
FROM migrated m WHERE m.company_id = p.company_id AND m.profile_id = p.id;

CREATE INDEX profiles_turn ON employees.profiles (company_id, turns_on) WHERE turns_on IS NOT NULL;
CREATE INDEX profiles_end ON employees.profiles (company_id, employment_end_date, id) WHERE is_active;
CREATE INDEX profiles_place ON employees.profiles (company_id, place_id, id) WHERE is_active AND place_id IS NOT NULL;
-- Whose reports somebody else looks after.
CREATE INDEX profiles_left ON employees.profiles (company_id, manager_id, user_id) WHERE employment_status = 'ended' OR ended_with_account;

-- A host of the build before knows profiles only. What it writes is taken into the terms by the job that turns them.
CREATE FUNCTION employees.note_older_hosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.terms_version > 0 THEN RETURN NEW; END IF;
    ELSIF NEW.terms_version <> OLD.terms_version OR (NEW.is_active, NEW.employment_start_date, NEW.position, NEW.contract_type, NEW.salary, NEW.department_id, NEW.manager_id)
        IS NOT DISTINCT FROM (OLD.is_active, OLD.employment_start_date, OLD.position, OLD.contract_type, OLD.salary, OLD.department_id, OLD.manager_id) THEN
        RETURN NEW;
    END IF;
    NEW.turns_on := date '1900-01-01';
    RETURN NEW;
END $$;
CREATE TRIGGER note_older_hosts BEFORE INSERT OR UPDATE ON employees.profiles FOR EACH ROW EXECUTE FUNCTION employees.note_older_hosts();
