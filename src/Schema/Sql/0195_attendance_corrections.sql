-- What people ask to be put right of what is on record of them.
CREATE TABLE attendance.corrections (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    attendance_record_id uuid,
    day date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('times', 'missingIn', 'missingOut', 'missingRecord', 'break', 'absence')),
    check_in_time timestamptz,
    check_out_time timestamptz,
    entries jsonb,
    reason text NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'approved', 'rejected', 'withdrawn')),
    decision_note text,
    decided_by_id uuid,
    decided_at timestamptz,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK ((status = 'pending') = (decided_at IS NULL))
);
COMMENT ON COLUMN attendance.corrections.day IS 'The shift''s date when it was asked for.';
-- A person has one record of a shift, so that this is one for each record, and for each that is missing.
CREATE UNIQUE INDEX attendance_one_pending_correction ON attendance.corrections (company_id, user_id, shift_id) WHERE is_active AND status = 'pending';
CREATE INDEX attendance_correction_user ON attendance.corrections (company_id, user_id, day, id) WHERE is_active;
CREATE INDEX attendance_correction_day ON attendance.corrections (company_id, day, id) WHERE is_active;
CREATE INDEX attendance_correction_shift ON attendance.corrections (company_id, shift_id, id) WHERE is_active;
CREATE INDEX attendance_correction_record ON attendance.corrections (company_id, attendance_record_id, id) WHERE is_active;
CREATE INDEX attendance_correction_kind ON attendance.corrections (company_id, kind, id) WHERE is_active;
CREATE INDEX attendance_correction_status ON attendance.corrections (company_id, status, id) WHERE is_active;
CREATE INDEX attendance_correction_decided_by ON attendance.corrections (company_id, decided_by_id, id) WHERE is_active;
CREATE INDEX attendance_correction_decided_at ON attendance.corrections (company_id, decided_at, id) WHERE is_active;
SELECT kernel.fence('attendance.corrections');

-- What nobody has looked at is found by person and day before pay is approved.
CREATE INDEX attendance_to_review_of_user ON attendance.records (company_id, user_id, shift_date) WHERE is_active AND awaits_review;

ALTER TABLE attendance.records ADD COLUMN breaks_as_punched boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN attendance.records.breaks_as_punched IS 'A manager stands for it that there were no other breaks: none is taken off by plan or by rule.';
DROP TRIGGER records_keep_locked_changed ON attendance.records;
CREATE TRIGGER records_keep_locked_changed BEFORE UPDATE ON attendance.records FOR EACH ROW
    WHEN ((OLD.user_id, OLD.shift_date, OLD.shift_starts_at, OLD.shift_ends_at, OLD.check_in_time, OLD.check_out_time, OLD.status = 'absent', OLD.is_active,
           OLD.shift_break_minutes, OLD.excused_paid, OLD.late_out_confirmed, OLD.overtime_approved, OLD.paid_by, OLD.breaks_as_punched)
        IS DISTINCT FROM (NEW.user_id, NEW.shift_date, NEW.shift_starts_at, NEW.shift_ends_at, NEW.check_in_time, NEW.check_out_time, NEW.status = 'absent', NEW.is_active,
           NEW.shift_break_minutes, NEW.excused_paid, NEW.late_out_confirmed, NEW.overtime_approved, NEW.paid_by, NEW.breaks_as_punched))
    EXECUTE FUNCTION attendance.keep_locked();
