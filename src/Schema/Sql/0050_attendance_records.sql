-- One record for each person and shift: in, out, or absent; and how far the absences of each company have been marked.
SELECT kernel.open_schema('attendance');

CREATE TABLE attendance.records (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    shift_date date NOT NULL,
    shift_starts_at timestamptz NOT NULL,
    shift_ends_at timestamptz NOT NULL,
    check_in_time timestamptz,
    check_out_time timestamptz,
    device_check_in_time timestamptz,
    device_check_out_time timestamptz,
    status text NOT NULL CHECK (status IN ('pending', 'present', 'absent', 'late', 'leftEarly')),
    late_by_minutes int CHECK (late_by_minutes >= 0),
    absence_reason text,
    manager_note text,
    auto_closed boolean NOT NULL,
    absent_by_rule boolean NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (check_in_time IS NOT NULL OR status = 'absent'),
    CHECK (check_out_time >= check_in_time),
    CHECK (check_out_time IS NULL OR status IN ('present', 'late', 'leftEarly')),
    CHECK (check_out_time IS NOT NULL OR status IN ('pending', 'late', 'absent'))
);
COMMENT ON COLUMN attendance.records.shift_starts_at IS 'The shift as it was planned, kept so that a punch is judged, and closed, without asking the schedule again.';
COMMENT ON COLUMN attendance.records.device_check_in_time IS 'What the device''s clock said; the server''s decides.';
COMMENT ON COLUMN attendance.records.absent_by_rule IS 'A job marked it, so that it is taken back when the person was not on the shift after all.';

CREATE UNIQUE INDEX attendance_once_per_shift ON attendance.records (company_id, user_id, shift_id) WHERE is_active;
CREATE INDEX attendance_worked ON attendance.records (company_id, user_id, check_in_time) WHERE is_active;
CREATE INDEX attendance_absent ON attendance.records (company_id, user_id, shift_date) WHERE is_active AND status = 'absent';
CREATE INDEX attendance_shift ON attendance.records (company_id, shift_id, id) WHERE is_active;
CREATE INDEX attendance_status ON attendance.records (company_id, status, id) WHERE is_active;
CREATE INDEX attendance_shift_date ON attendance.records (company_id, shift_date, id) WHERE is_active;
CREATE INDEX attendance_open ON attendance.records (company_id, shift_ends_at) WHERE is_active AND check_out_time IS NULL AND status IN ('pending', 'late');
SELECT kernel.fence('attendance.records');

CREATE TABLE attendance.absence_marks (
    company_id uuid PRIMARY KEY,
    marked_until timestamptz NOT NULL
);
COMMENT ON COLUMN attendance.absence_marks.marked_until IS 'Shifts that ended before this moment have been looked at.';
SELECT kernel.fence('attendance.absence_marks');
