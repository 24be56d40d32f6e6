-- What is on record of locked days stays. A note, a reason, a reminder are no such change.
CREATE FUNCTION attendance.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.shift_date, OLD.shift_date, OLD.check_in_time, coalesce(OLD.check_out_time, OLD.check_in_time));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.shift_date, NEW.shift_date, NEW.check_in_time, coalesce(NEW.check_out_time, NEW.check_in_time));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER records_keep_locked BEFORE INSERT OR DELETE ON attendance.records FOR EACH ROW EXECUTE FUNCTION attendance.keep_locked();
CREATE TRIGGER records_keep_locked_changed BEFORE UPDATE ON attendance.records FOR EACH ROW
    WHEN ((OLD.user_id, OLD.shift_date, OLD.shift_starts_at, OLD.shift_ends_at, OLD.check_in_time, OLD.check_out_time, OLD.status = 'absent', OLD.is_active)
        IS DISTINCT FROM (NEW.user_id, NEW.shift_date, NEW.shift_starts_at, NEW.shift_ends_at, NEW.check_in_time, NEW.check_out_time, NEW.status = 'absent', NEW.is_active))
    EXECUTE FUNCTION attendance.keep_locked();
