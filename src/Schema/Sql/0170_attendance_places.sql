-- Where people work, and how it is shown that they are there.
CREATE TABLE attendance.places (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    address text,
    latitude numeric(8, 6) CHECK (latitude BETWEEN -90 AND 90),
    longitude numeric(9, 6) CHECK (longitude BETWEEN -180 AND 180),
    radius_meters int NOT NULL CHECK (radius_meters > 0),
    requires text NOT NULL CHECK (requires IN ('none', 'geofence', 'kiosk', 'nfc', 'any')),
    fence_mode text NOT NULL CHECK (fence_mode IN ('record', 'warn', 'stop')),
    country text,
    region text,
    tag_hashes text[] NOT NULL,
    tag_hints text[] NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (latitude IS NULL = (longitude IS NULL)),
    CHECK (cardinality(tag_hashes) = cardinality(tag_hints))
);
COMMENT ON COLUMN attendance.places.tag_hashes IS 'SHA-256 of each tag in capitals, in hexadecimal; the tags themselves are not kept.';
CREATE UNIQUE INDEX attendance_place_name ON attendance.places (company_id, lower(name)) WHERE is_active;
CREATE INDEX places_requires ON attendance.places (company_id, requires, id) WHERE is_active;
CREATE INDEX places_fence_mode ON attendance.places (company_id, fence_mode, id) WHERE is_active;
CREATE INDEX places_country ON attendance.places (company_id, country, region, id) WHERE is_active;
CREATE INDEX places_region ON attendance.places (company_id, region, id) WHERE is_active;
SELECT kernel.fence('attendance.places');
