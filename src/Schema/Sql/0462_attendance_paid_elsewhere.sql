-- Work of the marketplace is on record with the place that it was, and is paid there: once, and never by payroll.
ALTER TABLE attendance.records ADD COLUMN assignment_id uuid;
COMMENT ON COLUMN attendance.records.assignment_id IS 'The place of the marketplace by which they were there, and by whose hours they are paid.';
ALTER TABLE attendance.records ADD CONSTRAINT records_paid_once CHECK ((paid_by = 'marketplace') = (assignment_id IS NOT NULL));
CREATE UNIQUE INDEX attendance_once_per_assignment ON attendance.records (company_id, assignment_id) WHERE assignment_id IS NOT NULL AND is_active;

CREATE FUNCTION attendance.keep_payer() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Attendance record % is paid by %, and stays so.', OLD.id, OLD.paid_by USING ERRCODE = 'check_violation', CONSTRAINT = 'records_keep_payer';
END
$$;
CREATE TRIGGER records_keep_payer BEFORE UPDATE ON attendance.records FOR EACH ROW
    WHEN ((OLD.paid_by, OLD.assignment_id) IS DISTINCT FROM (NEW.paid_by, NEW.assignment_id))
    EXECUTE FUNCTION attendance.keep_payer();

-- No pay of a locked day rests on it, so that it comes in whenever it is known. For the rest these are as they were.
CREATE OR REPLACE FUNCTION attendance.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(NEW.paid_by, OLD.paid_by) = 'marketplace' THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.is_active AND NOT (TG_OP = 'UPDATE' AND NEW.is_active
        AND (NEW.user_id, NEW.shift_date, NEW.check_in_time) IS NOT DISTINCT FROM (OLD.user_id, OLD.shift_date, OLD.check_in_time)
        AND coalesce(coalesce(NEW.check_out_time, NEW.check_in_time) >= coalesce(OLD.check_out_time, OLD.check_in_time), true)) THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.shift_date, OLD.shift_date, OLD.check_in_time, coalesce(OLD.check_out_time, OLD.check_in_time));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.shift_date, NEW.shift_date, NEW.check_in_time, coalesce(NEW.check_out_time, NEW.check_in_time));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;

CREATE OR REPLACE FUNCTION attendance.keep_locked_entries() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF coalesce(NEW.source, OLD.source) = 'marketplace'
        AND EXISTS (SELECT FROM attendance.records r WHERE r.company_id = coalesce(NEW.company_id, OLD.company_id) AND r.id = coalesce(NEW.record_id, OLD.record_id) AND r.paid_by = 'marketplace') THEN
        RETURN coalesce(NEW, OLD);
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.is_active AND NOT (TG_OP = 'UPDATE' AND NEW.is_active
        AND (NEW.user_id, NEW.starts_at) = (OLD.user_id, OLD.starts_at) AND coalesce(NEW.ends_at, NEW.starts_at) >= coalesce(OLD.ends_at, OLD.starts_at)) THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, NULL, NULL, OLD.starts_at, coalesce(OLD.ends_at, OLD.starts_at));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NULL, NULL, NEW.starts_at, coalesce(NEW.ends_at, NEW.starts_at));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
