-- Shifts, the patterns they are made from, and the time of each person that is taken.
SELECT kernel.open_schema('scheduling');

CREATE TABLE scheduling.shift_templates (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name text NOT NULL,
    description text,
    start_time time NOT NULL,
    end_time time NOT NULL CHECK (end_time <> start_time),
    recurrence_rule text NOT NULL,
    department_id uuid,
    anchor_date date,
    created_by uuid NOT NULL,
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN scheduling.shift_templates.anchor_date IS 'Where INTERVAL and COUNT count from; set by the first generation.';
CREATE INDEX shift_template_department ON scheduling.shift_templates (company_id, department_id, id) WHERE is_active;
SELECT kernel.fence('scheduling.shift_templates');

CREATE TABLE scheduling.shifts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    shift_date date NOT NULL,
    start_time time NOT NULL,
    end_time time NOT NULL CHECK (end_time <> start_time),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    location text,
    department_id uuid,
    assigned_user_ids uuid[] NOT NULL,
    assigned_department_ids uuid[] NOT NULL,
    status text NOT NULL CHECK (status IN ('scheduled', 'completed', 'cancelled')),
    created_by uuid NOT NULL,
    template_id uuid,
    template_day date,
    sole_manager_id uuid,
    PRIMARY KEY (company_id, id),
    CHECK (starts_at <= ends_at),
    CHECK ((template_id IS NULL) = (template_day IS NULL))
);
COMMENT ON COLUMN scheduling.shifts.starts_at IS 'From date and times in the company''s zone; follows when the zone changes.';
COMMENT ON COLUMN scheduling.shifts.template_day IS 'The day it was generated for, wherever it was moved since.';
COMMENT ON COLUMN scheduling.shifts.sole_manager_id IS 'The one whom everybody on it reports to; kept by a trigger on bookings.';
CREATE UNIQUE INDEX shift_once_per_template_day ON scheduling.shifts (company_id, template_id, template_day) WHERE is_active AND template_id IS NOT NULL;
CREATE INDEX shift_date ON scheduling.shifts (company_id, shift_date, id) WHERE is_active;
CREATE INDEX shift_department ON scheduling.shifts (company_id, department_id, shift_date, id) WHERE is_active AND department_id IS NOT NULL;
CREATE INDEX shift_sole_manager ON scheduling.shifts (company_id, sole_manager_id, shift_date, id) WHERE is_active AND sole_manager_id IS NOT NULL;
SELECT kernel.fence('scheduling.shifts');

-- The departments of each shift as rows, for searching: under row-level security an index on the array itself is never used,
-- since what compares arrays is not leakproof.
CREATE TABLE scheduling.shift_departments (
    company_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    department_id uuid NOT NULL,
    PRIMARY KEY (company_id, shift_id, department_id)
);
CREATE INDEX shift_department_shifts ON scheduling.shift_departments (company_id, department_id, shift_id);
SELECT kernel.fence('scheduling.shift_departments');

CREATE FUNCTION scheduling.note_departments() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM scheduling.shift_departments
    WHERE company_id = NEW.company_id AND shift_id = NEW.id AND department_id <> ALL (NEW.assigned_department_ids);
    INSERT INTO scheduling.shift_departments (company_id, shift_id, department_id)
    SELECT NEW.company_id, NEW.id, unnest(NEW.assigned_department_ids) ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;
CREATE TRIGGER shift_made AFTER INSERT ON scheduling.shifts FOR EACH ROW WHEN (NEW.assigned_department_ids <> '{}') EXECUTE FUNCTION scheduling.note_departments();
CREATE TRIGGER shift_changed AFTER UPDATE OF assigned_department_ids ON scheduling.shifts FOR EACH ROW WHEN (NEW.assigned_department_ids <> OLD.assigned_department_ids) EXECUTE FUNCTION scheduling.note_departments();

-- One row for each person on a shift, and one for each leave: whose time is taken, from when to when.
CREATE TABLE scheduling.bookings (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    shift_id uuid,
    leave_request_id uuid,
    first_day date NOT NULL,
    last_day date NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    via text CHECK (via IN ('direct', 'department')),
    active boolean NOT NULL,
    released text CHECK (released IN ('leave', 'conflict', 'zoneChanged')),
    manager_id uuid,
    PRIMARY KEY (company_id, id),
    CHECK (num_nonnulls(shift_id, leave_request_id) = 1),
    CHECK ((shift_id IS NULL) = (via IS NULL)),
    CHECK (NOT (active AND released IS NOT NULL)),
    -- Shifts keep apart from each other and from leave. Leaves are not kept apart here: each has a lane of its own, and a shift takes all lanes.
    CONSTRAINT bookings_keep_apart EXCLUDE USING gist (
        company_id WITH =,
        user_id WITH =,
        tstzrange(starts_at, ends_at) WITH &&,
        (CASE WHEN leave_request_id IS NULL THEN numrange(NULL, NULL)
              ELSE numrange(uuid_hash_extended(leave_request_id, 0), uuid_hash_extended(leave_request_id, 0), '[]') END) WITH &&
    ) WHERE (active)
);
COMMENT ON COLUMN scheduling.bookings.active IS 'It takes the person''s time: leave, or a scheduled shift.';
COMMENT ON COLUMN scheduling.bookings.released IS 'Why the person is not on that shift, though meant for it, until it is said again.';
COMMENT ON COLUMN scheduling.bookings.manager_id IS 'The line manager of the person on a shift, as Employees last said.';
CREATE UNIQUE INDEX booking_of_shift ON scheduling.bookings (company_id, shift_id, user_id) WHERE shift_id IS NOT NULL;
CREATE UNIQUE INDEX booking_of_leave ON scheduling.bookings (company_id, leave_request_id) WHERE leave_request_id IS NOT NULL;
CREATE INDEX booking_day ON scheduling.bookings (company_id, user_id, first_day, shift_id) WHERE shift_id IS NOT NULL;
CREATE INDEX booking_time ON scheduling.bookings (company_id, user_id, ends_at, starts_at) WHERE active;
CREATE INDEX booking_end ON scheduling.bookings (company_id, ends_at, shift_id, user_id) WHERE active AND shift_id IS NOT NULL;
SELECT kernel.fence('scheduling.bookings');

CREATE FUNCTION scheduling.note_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE scheduling.shifts s SET sole_manager_id = known.sole_manager_id
    FROM (
        SELECT t.company_id, t.shift_id,
               CASE WHEN count(*) = count(b.manager_id) AND min(b.manager_id::text) = max(b.manager_id::text) THEN min(b.manager_id::text)::uuid END AS sole_manager_id
        FROM (SELECT DISTINCT company_id, shift_id FROM touched WHERE shift_id IS NOT NULL) t
        LEFT JOIN scheduling.bookings b ON b.company_id = t.company_id AND b.shift_id = t.shift_id AND b.released IS NULL
        GROUP BY t.company_id, t.shift_id
    ) known
    WHERE s.company_id = known.company_id AND s.id = known.shift_id AND s.sole_manager_id IS DISTINCT FROM known.sole_manager_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER bookings_made AFTER INSERT ON scheduling.bookings REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scheduling.note_sole_managers();
CREATE TRIGGER bookings_changed AFTER UPDATE ON scheduling.bookings REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scheduling.note_sole_managers();
CREATE TRIGGER bookings_gone AFTER DELETE ON scheduling.bookings REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION scheduling.note_sole_managers();
