-- What was planned of locked days stays: it belongs to the shift's date, and leave that released it does not unplan it. After the row and
-- not before it, since an upsert proposes every row of a shift anew. Leave's own bookings follow its requests.
CREATE FUNCTION scheduling.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.first_day, OLD.first_day);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.first_day, NEW.first_day);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER bookings_keep_locked AFTER INSERT ON scheduling.bookings FOR EACH ROW
    WHEN (NEW.shift_id IS NOT NULL AND coalesce(NEW.released, 'leave') = 'leave') EXECUTE FUNCTION scheduling.keep_locked();
CREATE TRIGGER bookings_keep_locked_changed AFTER UPDATE ON scheduling.bookings FOR EACH ROW
    WHEN (NEW.shift_id IS NOT NULL AND (OLD.user_id, OLD.first_day, OLD.starts_at, OLD.ends_at, coalesce(OLD.released, 'leave') = 'leave')
        IS DISTINCT FROM (NEW.user_id, NEW.first_day, NEW.starts_at, NEW.ends_at, coalesce(NEW.released, 'leave') = 'leave'))
    EXECUTE FUNCTION scheduling.keep_locked();
CREATE TRIGGER bookings_keep_locked_gone AFTER DELETE ON scheduling.bookings FOR EACH ROW
    WHEN (OLD.shift_id IS NOT NULL AND coalesce(OLD.released, 'leave') = 'leave') EXECUTE FUNCTION scheduling.keep_locked();

-- Calling a shift off, or reviving it, is the same for everybody on it.
CREATE FUNCTION scheduling.keep_locked_shift() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM kernel.refuse_locked(b.company_id, b.user_id, b.first_day, b.first_day) FROM (
        SELECT * FROM scheduling.bookings WHERE company_id = OLD.company_id AND shift_id = OLD.id AND coalesce(released, 'leave') = 'leave' ORDER BY user_id
    ) b;
    RETURN NEW;
END
$$;
CREATE TRIGGER shifts_keep_locked BEFORE UPDATE ON scheduling.shifts FOR EACH ROW
    WHEN ((OLD.status = 'cancelled') <> (NEW.status = 'cancelled')) EXECUTE FUNCTION scheduling.keep_locked_shift();
