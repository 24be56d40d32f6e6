-- Devices at a door by which people punch, and the PINs and badges that they know people by.
CREATE TABLE attendance.kiosks (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    place_id uuid NOT NULL,
    token_hash bytea NOT NULL,
    hint text NOT NULL,
    last_used_at timestamptz,
    wrong_tries int NOT NULL,
    tries_since timestamptz,
    locked_until timestamptz,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, place_id) REFERENCES attendance.places (company_id, id)
);
COMMENT ON COLUMN attendance.kiosks.token_hash IS 'SHA-256 of the token, which is told once.';
CREATE UNIQUE INDEX attendance_kiosk_name ON attendance.kiosks (company_id, lower(name)) WHERE is_active;
CREATE UNIQUE INDEX attendance_kiosk_token ON attendance.kiosks (company_id, token_hash);
CREATE INDEX kiosks_place ON attendance.kiosks (company_id, place_id, id);
CREATE INDEX kiosks_last_used ON attendance.kiosks (company_id, last_used_at, id) WHERE is_active;
SELECT kernel.fence('attendance.kiosks');

CREATE TABLE attendance.punch_pins (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    pin_hash bytea,
    pin_set_at timestamptz,
    badge_hash bytea,
    badge_set_at timestamptz,
    taken_tries int NOT NULL,
    tries_since timestamptz,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (pin_hash IS NULL = (pin_set_at IS NULL)),
    CHECK (badge_hash IS NULL = (badge_set_at IS NULL)),
    CHECK (is_active OR (pin_hash IS NULL AND badge_hash IS NULL))
);
COMMENT ON COLUMN attendance.punch_pins.pin_hash IS 'Slow, salted with the company and keyed by a secret that is not in the database, so that it is found and cannot be tried.';
COMMENT ON COLUMN attendance.punch_pins.taken_tries IS 'PINs that somebody wanted and others have, since tries_since: who tries on learns other people''s.';
CREATE UNIQUE INDEX attendance_pin_of_user ON attendance.punch_pins (company_id, user_id) WHERE is_active;
CREATE UNIQUE INDEX attendance_pin_once ON attendance.punch_pins (company_id, pin_hash) WHERE pin_hash IS NOT NULL;
CREATE UNIQUE INDEX attendance_badge_once ON attendance.punch_pins (company_id, badge_hash) WHERE badge_hash IS NOT NULL;
CREATE INDEX punch_pins_pin_set ON attendance.punch_pins (company_id, pin_set_at, id) WHERE is_active;
CREATE INDEX punch_pins_badge_set ON attendance.punch_pins (company_id, badge_set_at, id) WHERE is_active;
SELECT kernel.fence('attendance.punch_pins');
