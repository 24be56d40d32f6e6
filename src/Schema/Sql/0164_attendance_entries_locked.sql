-- Locked days keep their entries too, and whatever else of a record pay rests on.
CREATE FUNCTION attendance.keep_locked_entries() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, NULL, NULL, OLD.starts_at, coalesce(OLD.ends_at, OLD.starts_at));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NULL, NULL, NEW.starts_at, coalesce(NEW.ends_at, NEW.starts_at));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER entries_keep_locked BEFORE INSERT OR DELETE ON attendance.entries FOR EACH ROW EXECUTE FUNCTION attendance.keep_locked_entries();
CREATE TRIGGER entries_keep_locked_changed BEFORE UPDATE ON attendance.entries FOR EACH ROW
    WHEN ((OLD.user_id, OLD.kind, OLD.starts_at, OLD.ends_at, OLD.is_active) IS DISTINCT FROM (NEW.user_id, NEW.kind, NEW.starts_at, NEW.ends_at, NEW.is_active))
    EXECUTE FUNCTION attendance.keep_locked_entries();

DROP TRIGGER records_keep_locked_changed ON attendance.records;
CREATE TRIGGER records_keep_locked_changed BEFORE UPDATE ON attendance.records FOR EACH ROW
    WHEN ((OLD.user_id, OLD.shift_date, OLD.shift_starts_at, OLD.shift_ends_at, OLD.check_in_time, OLD.check_out_time, OLD.status = 'absent', OLD.is_active,
           OLD.shift_break_minutes, OLD.excused_paid, OLD.late_out_confirmed, OLD.overtime_approved, OLD.paid_by)
        IS DISTINCT FROM (NEW.user_id, NEW.shift_date, NEW.shift_starts_at, NEW.shift_ends_at, NEW.check_in_time, NEW.check_out_time, NEW.status = 'absent', NEW.is_active,
           NEW.shift_break_minutes, NEW.excused_paid, NEW.late_out_confirmed, NEW.overtime_approved, NEW.paid_by))
    EXECUTE FUNCTION attendance.keep_locked();
