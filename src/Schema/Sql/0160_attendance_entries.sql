-- When people came and went: one row for each stretch of being there and for each break, where a record had one time in and one out.
CREATE TABLE attendance.entries (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    record_id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('work', 'break')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    source text NOT NULL CHECK (source IN ('web', 'kiosk', 'nfc', 'manager', 'request', 'import', 'offline', 'rule', 'marketplace')),
    device_time timestamptz,
    client_id uuid,
    place_id uuid,
    inside boolean,
    accuracy_meters int CHECK (accuracy_meters >= 0),
    mock_location boolean,
    kept_apart boolean NOT NULL DEFAULT true,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (ends_at >= starts_at),
    -- Nobody's day exceeds the clock. An open stretch goes on for ever. Put off within a transaction that replaces a record's stretches.
    CONSTRAINT attendance_entries_keep_apart EXCLUDE USING gist (
        company_id WITH =, user_id WITH =, tstzrange(starts_at, ends_at) WITH &&
    ) WHERE (is_active AND kind = 'work' AND kept_apart) DEFERRABLE INITIALLY IMMEDIATE
);
COMMENT ON COLUMN attendance.entries.kept_apart IS 'False of what was made from a record that an earlier build wrote: such records were never kept apart.';
COMMENT ON COLUMN attendance.entries.client_id IS 'By which the device knows the punch, so that it is taken once however often it is sent.';
CREATE INDEX attendance_entries_of_record ON attendance.entries (company_id, record_id, starts_at) WHERE is_active;
CREATE INDEX attendance_entries_of_user ON attendance.entries (company_id, user_id, starts_at) WHERE is_active;
CREATE UNIQUE INDEX attendance_one_punch_per_client_id ON attendance.entries (company_id, user_id, client_id) WHERE client_id IS NOT NULL;
CREATE UNIQUE INDEX attendance_one_open_break ON attendance.entries (company_id, record_id) WHERE is_active AND kind = 'break' AND ends_at IS NULL;
CREATE UNIQUE INDEX attendance_one_made_from_record ON attendance.entries (company_id, record_id) WHERE is_active AND kind = 'work' AND NOT kept_apart;
SELECT kernel.fence('attendance.entries');

ALTER TABLE attendance.records
    ADD COLUMN shift_break_minutes int NOT NULL DEFAULT 0 CHECK (shift_break_minutes >= 0),
    ADD COLUMN excused boolean NOT NULL DEFAULT false,
    ADD COLUMN excused_paid boolean NOT NULL DEFAULT false,
    ADD COLUMN excuse_reason text,
    ADD COLUMN leave_request_id uuid,
    ADD COLUMN needs_review text[] NOT NULL DEFAULT '{}',
    ADD COLUMN awaits_review boolean NOT NULL DEFAULT false,
    ADD COLUMN late_out_confirmed boolean NOT NULL DEFAULT false,
    ADD COLUMN overtime_approved numeric(5, 2) CHECK (overtime_approved BETWEEN 0 AND 24),
    ADD COLUMN unplanned boolean NOT NULL DEFAULT false,
    ADD COLUMN paid_by text NOT NULL DEFAULT 'payroll' CHECK (paid_by IN ('payroll', 'marketplace'));
COMMENT ON COLUMN attendance.records.shift_break_minutes IS 'The shift''s planned break, kept as its times are.';
COMMENT ON COLUMN attendance.records.awaits_review IS 'needs_review is not empty; what waits for a manager is found by it.';
COMMENT ON COLUMN attendance.records.late_out_confirmed IS 'A manager says that they really stayed so long: all of it counts.';
COMMENT ON COLUMN attendance.records.overtime_approved IS 'Hours beyond the planned end.';
CREATE INDEX attendance_to_review ON attendance.records (company_id, id) WHERE is_active AND awaits_review;
CREATE INDEX attendance_of_leave ON attendance.records (company_id, leave_request_id, id) WHERE is_active AND leave_request_id IS NOT NULL;
CREATE INDEX attendance_paid_elsewhere ON attendance.records (company_id, paid_by, id) WHERE is_active AND paid_by <> 'payroll';

-- A build before writes records alone. At its commit the record's first in and last out become those of its entries; of a build that
-- writes both they are that already.
CREATE FUNCTION attendance.keep_entries() RETURNS trigger
-- A plan that was kept when the table was small would read all of it for each record.
LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
    record attendance.records;
    came timestamptz;
    went timestamptz;
    open_stretches int;
BEGIN
    SELECT * INTO record FROM attendance.records WHERE company_id = NEW.company_id AND id = NEW.id;
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    SELECT min(starts_at), max(ends_at), count(*) FILTER (WHERE ends_at IS NULL) INTO came, went, open_stretches
    FROM attendance.entries WHERE company_id = record.company_id AND record_id = record.id AND is_active AND kind = 'work';

    IF NOT record.is_active OR record.status = 'absent' THEN
        IF came IS NOT NULL THEN
            UPDATE attendance.entries SET is_active = false, updated_at = record.updated_at WHERE company_id = record.company_id AND record_id = record.id AND is_active;
        END IF;
        RETURN NULL;
    END IF;
    IF came = record.check_in_time AND (record.check_out_time IS NULL) = (open_stretches > 0) AND (open_stretches > 0 OR went = record.check_out_time) THEN
        RETURN NULL;
    END IF;

    IF came = record.check_in_time AND open_stretches = 1 AND coalesce(went, came) <= record.check_out_time
        AND NOT EXISTS (SELECT FROM attendance.entries WHERE company_id = record.company_id AND record_id = record.id AND is_active AND starts_at > record.check_out_time) THEN
        UPDATE attendance.entries SET ends_at = record.check_out_time, updated_at = record.updated_at
        WHERE company_id = record.company_id AND record_id = record.id AND is_active AND ends_at IS NULL;
        RETURN NULL;
    END IF;
    UPDATE attendance.entries SET is_active = false, updated_at = record.updated_at WHERE company_id = record.company_id AND record_id = record.id AND is_active AND kept_apart;
    INSERT INTO attendance.entries (company_id, id, record_id, user_id, kind, starts_at, ends_at, source, device_time, kept_apart, is_active, record_version, created_at, updated_at)
    VALUES (record.company_id, gen_random_uuid(), record.id, record.user_id, 'work', record.check_in_time, record.check_out_time,
            CASE WHEN record.auto_closed THEN 'rule' ELSE 'web' END, record.device_check_in_time, false, true, 1, record.updated_at, record.updated_at)
    ON CONFLICT (company_id, record_id) WHERE is_active AND kind = 'work' AND NOT kept_apart DO UPDATE
        SET starts_at = excluded.starts_at, ends_at = excluded.ends_at, source = excluded.source, updated_at = excluded.updated_at;
    RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER records_have_entries AFTER INSERT OR UPDATE OF check_in_time, check_out_time, status, is_active ON attendance.records
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attendance.keep_entries();
