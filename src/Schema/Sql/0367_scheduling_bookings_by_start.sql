-- What everybody has in the house in a week, for the order in which the marketplace asks them: read from the index alone.
CREATE INDEX booking_start ON scheduling.bookings (company_id, starts_at) INCLUDE (user_id, ends_at) WHERE active AND shift_id IS NOT NULL;
