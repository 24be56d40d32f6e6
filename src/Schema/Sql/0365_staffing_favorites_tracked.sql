-- Whom a client would like again is on the trail, like whom it does not want.
ALTER TABLE staffing.staff_favorites
    ADD COLUMN is_active boolean NOT NULL DEFAULT true,
    ADD COLUMN record_version int NOT NULL DEFAULT 1,
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now();
DROP INDEX staffing.staff_favorite, staffing.favorites_of_staff;
CREATE UNIQUE INDEX staff_favorite ON staffing.staff_favorites (company_id, business_id, staff_id) WHERE is_active;
CREATE INDEX favorites_of_staff ON staffing.staff_favorites (company_id, staff_id) WHERE is_active;
