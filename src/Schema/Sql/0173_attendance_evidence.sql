-- What was known of each punch of which a device said more than that it was made: which tap it was, and where from.
CREATE TABLE attendance.evidence (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    record_id uuid NOT NULL,
    user_id uuid NOT NULL,
    action text NOT NULL CHECK (action IN ('in', 'out', 'breakStart', 'breakEnd')),
    at timestamptz NOT NULL,
    source text NOT NULL CHECK (source IN ('web', 'kiosk', 'nfc', 'manager', 'request', 'import', 'offline', 'rule', 'marketplace')),
    place_id uuid,
    inside boolean,
    accuracy_meters int CHECK (accuracy_meters >= 0),
    mock_location boolean,
    client_id uuid,
    device_time timestamptz,
    latitude numeric(8, 6),
    longitude numeric(9, 6),
    PRIMARY KEY (company_id, id),
    CHECK (latitude IS NULL = (longitude IS NULL))
);
COMMENT ON COLUMN attendance.evidence.latitude IS 'Forgotten after 90 days, with the longitude.';
CREATE UNIQUE INDEX attendance_one_tap ON attendance.evidence (company_id, user_id, client_id) WHERE client_id IS NOT NULL;
CREATE INDEX evidence_of_record ON attendance.evidence (company_id, record_id, at);
CREATE INDEX evidence_of_user ON attendance.evidence (company_id, user_id, at);
CREATE INDEX evidence_to_forget ON attendance.evidence (company_id, at) WHERE latitude IS NOT NULL;
SELECT kernel.fence('attendance.evidence');
