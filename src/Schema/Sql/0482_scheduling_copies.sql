-- What a week was copied to is not copied once more: each shift knows which one it, or what it was copied from, was copied from first, and for which day.
ALTER TABLE scheduling.shifts ADD COLUMN copy_of uuid, ADD COLUMN copy_day date;
ALTER TABLE scheduling.shifts ADD CONSTRAINT shifts_copied_for_a_day CHECK ((copy_of IS NULL) = (copy_day IS NULL)) NOT VALID;
ALTER TABLE scheduling.shifts VALIDATE CONSTRAINT shifts_copied_for_a_day;
COMMENT ON COLUMN scheduling.shifts.copy_of IS 'The first in the chain of copies.';
COMMENT ON COLUMN scheduling.shifts.copy_day IS 'The day it was copied for, wherever it was moved since.';
