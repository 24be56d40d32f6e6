-- Shifts that only planners see until they are published, though they take their people's time; and a planner's words to whoever works a shift.
ALTER TABLE scheduling.shifts ADD COLUMN published boolean NOT NULL DEFAULT true, ADD COLUMN note text;
COMMENT ON COLUMN scheduling.shifts.published IS 'Its people see it and hear of it, and may come to it. Once published it stays so.';

-- What was planned of locked days stays: a draft is no plan yet, so that publishing one would be a new one.
DROP TRIGGER shifts_keep_locked ON scheduling.shifts;
CREATE TRIGGER shifts_keep_locked BEFORE UPDATE ON scheduling.shifts FOR EACH ROW
    WHEN ((OLD.status = 'cancelled') <> (NEW.status = 'cancelled') OR OLD.break_minutes <> NEW.break_minutes OR OLD.published <> NEW.published) EXECUTE FUNCTION scheduling.keep_locked_shift();
