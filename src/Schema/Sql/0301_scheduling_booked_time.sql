-- Beside shifts and leave, work of the marketplace takes people's time. It belongs to another module, which says for what it is held. It has no
-- lane: it keeps apart from shifts, from leave, and from more of its kind.
ALTER TABLE scheduling.bookings ADD COLUMN held_for uuid;
COMMENT ON COLUMN scheduling.bookings.held_for IS 'What of the marketplace takes the time.';
ALTER TABLE scheduling.bookings DROP CONSTRAINT bookings_check;
ALTER TABLE scheduling.bookings ADD CONSTRAINT bookings_of_one CHECK (num_nonnulls(shift_id, leave_request_id, held_for) = 1);
CREATE UNIQUE INDEX booking_held_for ON scheduling.bookings (company_id, held_for) WHERE held_for IS NOT NULL;
