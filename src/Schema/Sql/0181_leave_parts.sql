-- Leave takes stretches of the wall clock, not whole days only: two halves of a day are two people's leaves or one person's two.
ALTER TABLE leave.requests
    ADD COLUMN start_part text NOT NULL DEFAULT 'full' CHECK (start_part IN ('full', 'morning', 'afternoon')),
    ADD COLUMN end_part text NOT NULL DEFAULT 'full' CHECK (end_part IN ('full', 'morning', 'afternoon')),
    ADD COLUMN from_time time,
    ADD COLUMN to_time time,
    ADD COLUMN except_days date[] NOT NULL DEFAULT '{}',
    ADD COLUMN half_day_at time NOT NULL DEFAULT '12:00' CHECK (half_day_at > '00:00'),
    ADD CHECK ((from_time IS NULL) = (to_time IS NULL));
COMMENT ON COLUMN leave.requests.half_day_at IS 'Where the halves of its days meet, by the setting as it was when these days were asked for.';
COMMENT ON COLUMN leave.requests.except_days IS 'Whole days between its first and last that it does not take.';

ALTER TABLE leave.requests DROP CONSTRAINT leave_request_overlap;
CREATE TABLE leave.parts (
    company_id uuid NOT NULL,
    leave_request_id uuid NOT NULL,
    starts timestamp NOT NULL,
    ends timestamp NOT NULL,
    user_id uuid NOT NULL,
    waits boolean NOT NULL,
    PRIMARY KEY (company_id, leave_request_id, starts),
    FOREIGN KEY (company_id, leave_request_id) REFERENCES leave.requests (company_id, id),
    CHECK (starts < ends),
    -- Nobody asks twice for the same time, on whichever path.
    CONSTRAINT leave_request_overlap EXCLUDE USING gist (company_id WITH =, user_id WITH =, tsrange(starts, ends) WITH &&, (waits::int) WITH =)
);
COMMENT ON TABLE leave.parts IS 'What pending and approved leave takes, by the company''s wall clock: a row for each contiguous stretch. Kept by a trigger on requests.';
COMMENT ON COLUMN leave.parts.waits IS 'It is to interrupt other leave, and keeps apart from none but its like until that is decided.';
-- Comparing ranges is not leakproof, so that under row-level security the index of the constraint is never used for searching.
CREATE INDEX parts_time ON leave.parts (company_id, user_id, ends, starts);
SELECT kernel.fence('leave.parts');

CREATE FUNCTION leave.stretches(start_date date, end_date date, start_part text, end_part text, from_time time, to_time time, except_days date[], half_day_at time) RETURNS SETOF tsrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT unnest(tsmultirange(tsrange(
        start_date + coalesce(from_time, CASE WHEN start_part = 'afternoon' OR (start_date = end_date AND end_part = 'afternoon') THEN half_day_at ELSE time '00:00' END),
        CASE WHEN to_time > time '00:00' THEN end_date + to_time
             WHEN to_time IS NULL AND (end_part = 'morning' OR (start_date = end_date AND start_part = 'morning')) THEN end_date + half_day_at
             ELSE (end_date + 1)::timestamp END))
        - coalesce((SELECT range_agg(tsrange(day::timestamp, (day + 1)::timestamp)) FROM unnest(except_days) AS day), '{}'))
$$;
COMMENT ON FUNCTION leave.stretches IS 'The contiguous stretches that a request takes; midnight as an end is that of its day.';

CREATE FUNCTION leave.note_parts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM leave.parts WHERE company_id = NEW.company_id AND leave_request_id = NEW.id;
    IF NEW.is_active AND NEW.status IN ('pending', 'approved') THEN
        INSERT INTO leave.parts (company_id, leave_request_id, starts, ends, user_id, waits)
        SELECT NEW.company_id, NEW.id, lower(s), upper(s), NEW.user_id, NEW.interrupts AND NEW.status = 'pending'
        FROM leave.stretches(NEW.start_date, NEW.end_date, NEW.start_part, NEW.end_part, NEW.from_time, NEW.to_time, NEW.except_days, NEW.half_day_at) s;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER request_made AFTER INSERT ON leave.requests FOR EACH ROW EXECUTE FUNCTION leave.note_parts();
CREATE TRIGGER request_changed AFTER UPDATE ON leave.requests FOR EACH ROW WHEN (
    (OLD.is_active, OLD.status, OLD.interrupts, OLD.user_id, OLD.start_date, OLD.end_date, OLD.start_part, OLD.end_part, OLD.from_time, OLD.to_time, OLD.except_days, OLD.half_day_at)
    IS DISTINCT FROM
    (NEW.is_active, NEW.status, NEW.interrupts, NEW.user_id, NEW.start_date, NEW.end_date, NEW.start_part, NEW.end_part, NEW.from_time, NEW.to_time, NEW.except_days, NEW.half_day_at))
    EXECUTE FUNCTION leave.note_parts();

SET LOCAL ROLE workforceos_system;
INSERT INTO leave.parts (company_id, leave_request_id, starts, ends, user_id, waits)
SELECT company_id, id, start_date, end_date + 1, user_id, interrupts AND status = 'pending' FROM leave.requests WHERE is_active AND status IN ('pending', 'approved');
RESET ROLE;
-- A person's days are looked for whatever became of the request.
CREATE INDEX requests_days ON leave.requests (company_id, user_id, end_date, start_date) WHERE is_active;

-- Of locked days nothing changes that pay rests on, which is more than the days now.
DROP TRIGGER requests_keep_locked_changed ON leave.requests;
CREATE TRIGGER requests_keep_locked_changed BEFORE UPDATE ON leave.requests FOR EACH ROW
    WHEN ((OLD.user_id, OLD.start_date, OLD.end_date, OLD.start_part, OLD.end_part, OLD.from_time, OLD.to_time, OLD.except_days, OLD.half_day_at, OLD.paid, OLD.status, OLD.is_active)
        IS DISTINCT FROM (NEW.user_id, NEW.start_date, NEW.end_date, NEW.start_part, NEW.end_part, NEW.from_time, NEW.to_time, NEW.except_days, NEW.half_day_at, NEW.paid, NEW.status, NEW.is_active))
    EXECUTE FUNCTION leave.keep_locked();
