-- A planned break is part of the planned hours, and is the same for everybody on the shift.
DROP TRIGGER shifts_keep_locked ON scheduling.shifts;
CREATE TRIGGER shifts_keep_locked BEFORE UPDATE ON scheduling.shifts FOR EACH ROW
    WHEN ((OLD.status = 'cancelled') <> (NEW.status = 'cancelled') OR OLD.break_minutes <> NEW.break_minutes) EXECUTE FUNCTION scheduling.keep_locked_shift();
