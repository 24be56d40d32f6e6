-- Work that ended, whether its shift was then closed as completed or not: who missed it was absent either way.
DROP INDEX scheduling.booking_end;
CREATE INDEX booking_end ON scheduling.bookings (company_id, ends_at, shift_id, user_id) WHERE shift_id IS NOT NULL AND released IS NULL;
