-- Whoever takes a free place of a shift that is under way begins so long after they are booked.
ALTER TABLE staffing.settings ADD COLUMN refill_notice_minutes int NOT NULL DEFAULT 30 CHECK (refill_notice_minutes BETWEEN 0 AND 90);
