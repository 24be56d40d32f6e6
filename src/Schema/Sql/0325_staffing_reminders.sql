-- Of which of the two reminders a worker has been told, the day's or the hours'; and whom a week's shifts belong to, for all workers at once.
ALTER TABLE staffing.assignments ADD COLUMN reminded_hours int CHECK (reminded_hours IN (2, 24));
CREATE INDEX assignments_by_start ON staffing.assignments (company_id, starts_at, staff_id) WHERE status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn', 'checkedOut', 'completed');
