-- Work that ended, whether its shift was then closed as completed or not: who missed it was absent either way.
-- No more in it than its range needs, so that the planner never takes it for a way to the people of one shift.
DROP INDEX scheduling.booking_end;
CREATE INDEX booking_end ON scheduling.bookings (company_id, ends_at) WHERE shift_id IS NOT NULL;
