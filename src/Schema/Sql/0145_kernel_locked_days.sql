-- Days of a person whose hours are settled: approved for pay, or closed. Payroll writes them; the database refuses, on whichever path,
-- whatever would change a fact that pay rests on.
CREATE TABLE kernel.locked_days (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    source_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('payroll', 'timesheet')),
    first_day date NOT NULL,
    last_day date NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    locked_by uuid NOT NULL,
    PRIMARY KEY (company_id, user_id, source_id),
    CHECK (first_day <= last_day),
    CHECK (starts_at < ends_at),
    -- An hour is approved for pay once.
    CONSTRAINT locked_days_paid_once EXCLUDE USING gist (company_id WITH =, user_id WITH =, daterange(first_day, last_day, '[]') WITH &&) WHERE (kind = 'payroll')
);
COMMENT ON COLUMN kernel.locked_days.source_id IS 'The payroll report or period lock that locks them.';
COMMENT ON COLUMN kernel.locked_days.starts_at IS 'With ends_at the same days as instants, by the clock they were locked by: [starts_at, ends_at).';
-- By the last day, and not by a range: under row-level security only what is leakproof finds its way into an index, and && is not.
CREATE INDEX locked_days_last ON kernel.locked_days (company_id, user_id, last_day);
CREATE INDEX locked_days_source ON kernel.locked_days (company_id, source_id);
SELECT kernel.fence('kernel.locked_days');

CREATE FUNCTION kernel.pay_turn(company uuid, person uuid) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT hashtextextended('kernel.pay_turn:' || company::text, uuid_hash_extended(person, 0) & 1023)
$$;
COMMENT ON FUNCTION kernel.pay_turn IS 'The advisory lock that whoever changes what a person''s pay rests on takes shared, and whoever approves it takes alone. People of a company share 1024 of them.';

CREATE FUNCTION kernel.refuse_locked(company uuid, person uuid, from_day date, to_day date, from_at timestamptz DEFAULT NULL, to_at timestamptz DEFAULT NULL) RETURNS void
-- A plan that was kept when the table was small would read all of it for each row.
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    held kernel.locked_days;
BEGIN
    PERFORM pg_advisory_xact_lock_shared(kernel.pay_turn(company, person));
    -- A statement of its own, so that it sees what was committed while the one before waited. No day of any zone begins more than one day before UTC's.
    SELECT * INTO held FROM kernel.locked_days l
    WHERE l.company_id = company AND l.user_id = person AND l.last_day >= least(from_day, (from_at AT TIME ZONE 'UTC')::date - 1)
      AND (l.first_day <= to_day AND l.last_day >= from_day OR l.ends_at > from_at AND (l.starts_at < to_at OR l.starts_at <= from_at))
    ORDER BY l.last_day LIMIT 1;
    IF FOUND THEN
        -- As the hint: clients do not let the detail of an error out.
        RAISE EXCEPTION USING ERRCODE = 'WF001', MESSAGE = 'These days are locked.',
            HINT = json_build_object('from', held.first_day, 'to', held.last_day, 'kind', held.kind, 'lockedBy', held.locked_by, 'lockId', held.source_id)::text;
    END IF;
END
$$;
COMMENT ON FUNCTION kernel.refuse_locked IS 'Takes the person''s pay turn shared, and raises WF001 where one of the days, or of the instants beside them, is locked.';
