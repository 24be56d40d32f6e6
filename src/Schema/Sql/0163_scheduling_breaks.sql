-- A shift's planned break, and shifts that a check-in made.
ALTER TABLE scheduling.shifts
    ADD COLUMN break_minutes int NOT NULL DEFAULT 0 CHECK (break_minutes >= 0),
    ADD COLUMN unplanned boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN scheduling.shifts.break_minutes IS 'Of the planned break, which is not paid.';
