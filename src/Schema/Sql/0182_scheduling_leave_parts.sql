-- A leave may take a person's time in several stretches, each with a booking of its own, and from and to a time of day.
ALTER TABLE scheduling.bookings ADD COLUMN from_time time, ADD COLUMN until_time time;
COMMENT ON COLUMN scheduling.bookings.from_time IS 'Of leave: from when on its first day by the wall clock; null from its beginning.';
COMMENT ON COLUMN scheduling.bookings.until_time IS 'Of leave: until when on its last day; null until its end.';
DROP INDEX scheduling.booking_of_leave;
CREATE INDEX booking_of_leave ON scheduling.bookings (company_id, leave_request_id) WHERE leave_request_id IS NOT NULL;
