-- That workers were there: sessions, what proves them, where they were, and what managers should know.
CREATE TABLE staffing.sessions (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    assignment_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'closed', 'autoClosed', 'voided')),
    check_in_at timestamptz NOT NULL,
    check_out_at timestamptz,
    check_in_method text NOT NULL CHECK (check_in_method IN ('nfc', 'geo', 'override', 'manual')),
    check_out_method text CHECK (check_out_method IN ('nfc', 'geo', 'override', 'manual', 'auto')),
    break_minutes int,
    worked_minutes int,
    flags text[] NOT NULL,
    auto_closed_reason text,
    last_batch_at timestamptz,
    silent_since timestamptz,
    outside_points int NOT NULL,
    outside_since timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, assignment_id) REFERENCES staffing.assignments (company_id, id),
    CHECK ((status = 'open') = (check_out_at IS NULL)),
    CHECK (check_out_at IS NULL OR check_out_at >= check_in_at)
);
CREATE UNIQUE INDEX session_of_assignment ON staffing.sessions (company_id, assignment_id) WHERE status <> 'voided';
CREATE INDEX sessions_of_staff ON staffing.sessions (company_id, staff_id, check_in_at);
CREATE INDEX sessions_open ON staffing.sessions (check_in_at) WHERE status = 'open';
SELECT kernel.fence('staffing.sessions');

CREATE TABLE staffing.attendance_events (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    session_id uuid,
    assignment_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    event_type text NOT NULL CHECK (event_type IN ('clockedIn', 'clockedOut', 'clockInRejected', 'clockOutRejected', 'autoClockedOut')),
    source_type text CHECK (source_type IN ('geo', 'nfc', 'manual')),
    device_id text,
    occurred_at timestamptz NOT NULL,
    captured_at timestamptz,
    latitude double precision,
    longitude double precision,
    accuracy_meters double precision,
    distance_meters int,
    within_geofence boolean,
    nfc_tag_hash bytea,
    override_reason text,
    validation_code text,
    notes text,
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN staffing.attendance_events.validation_code IS 'Why it was refused; null where it was accepted.';
CREATE INDEX attendance_events_of ON staffing.attendance_events (company_id, assignment_id, occurred_at);
CREATE INDEX attendance_events_of_staff ON staffing.attendance_events (company_id, staff_id, occurred_at);
SELECT kernel.fence('staffing.attendance_events');

CREATE TABLE staffing.security_proofs (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    event_id uuid NOT NULL,
    proof_nonce text CHECK (length(proof_nonce) BETWEEN 16 AND 128),
    proof_timestamp timestamptz,
    request_fingerprint bytea NOT NULL,
    attestation_provider text CHECK (attestation_provider IN ('playIntegrity', 'appAttest')),
    attestation_status text NOT NULL CHECK (attestation_status IN ('notProvided', 'unverified', 'valid', 'invalid')),
    object_uri text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, event_id) REFERENCES staffing.attendance_events (company_id, id)
);
CREATE INDEX security_proofs_of ON staffing.security_proofs (company_id, event_id);
SELECT kernel.fence('staffing.security_proofs');

CREATE TABLE staffing.proof_nonces (
    company_id uuid NOT NULL,
    nonce text NOT NULL,
    used_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, nonce)
);
COMMENT ON TABLE staffing.proof_nonces IS 'Each is good for one attempt, whatever came of it.';
SELECT kernel.fence('staffing.proof_nonces');

CREATE TABLE staffing.location_batches (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    session_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    device_id text,
    point_count int NOT NULL,
    accepted_count int NOT NULL,
    out_count int NOT NULL,
    missing_count int NOT NULL,
    first_captured_at timestamptz,
    last_captured_at timestamptz,
    min_distance_meters int,
    max_distance_meters int,
    last_distance_meters int,
    within_geofence boolean,
    object_uri text NOT NULL,
    payload_hash bytea NOT NULL,
    received_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, session_id) REFERENCES staffing.sessions (company_id, id)
);
CREATE UNIQUE INDEX location_batch_once ON staffing.location_batches (company_id, session_id, payload_hash);
CREATE INDEX location_batches_of ON staffing.location_batches (company_id, assignment_id, last_captured_at);
SELECT kernel.fence('staffing.location_batches');

CREATE TABLE staffing.incidents (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    session_id uuid,
    event_id uuid,
    batch_id uuid,
    incident_type text NOT NULL CHECK (incident_type IN ('outsideGeofence', 'locationUnavailable', 'clockInOverride', 'lateClockIn', 'noShow', 'nfcMismatchAttempt', 'autoClockOut', 'attestationFailed', 'leftEarly')),
    severity text NOT NULL CHECK (severity IN ('critical', 'warning', 'info')),
    status text NOT NULL CHECK (status IN ('open', 'acknowledged', 'resolved')),
    clock_in_mode text NOT NULL CHECK (clock_in_mode IN ('nfcRequired', 'geoRequired', 'either')),
    message text NOT NULL,
    override_reason text,
    distance_meters int,
    within_geofence boolean,
    occurred_at timestamptz NOT NULL,
    last_seen_at timestamptz,
    good_points int NOT NULL,
    resolved_at timestamptz,
    resolution text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, assignment_id) REFERENCES staffing.assignments (company_id, id)
);
CREATE UNIQUE INDEX incident_open ON staffing.incidents (company_id, assignment_id, incident_type) WHERE status = 'open';
CREATE INDEX incidents_of_business ON staffing.incidents (company_id, business_id, status, occurred_at DESC, id);
CREATE INDEX incidents_of_hub ON staffing.incidents (company_id, hub_id, occurred_at DESC, id);
CREATE INDEX incidents_of_assignment ON staffing.incidents (company_id, assignment_id);
CREATE INDEX incidents_of_shift ON staffing.incidents (company_id, shift_id, status);
SELECT kernel.fence('staffing.incidents');

CREATE TABLE staffing.timesheets (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    assignment_id uuid NOT NULL,
    session_id uuid,
    staff_id uuid NOT NULL,
    business_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('draft', 'submitted', 'approved', 'rejected', 'paid')),
    worked_minutes int NOT NULL,
    break_minutes int NOT NULL,
    payable_minutes int NOT NULL,
    pay_rate_cents int NOT NULL,
    bill_rate_cents int NOT NULL,
    gross_pay_cents bigint NOT NULL,
    bill_cents bigint NOT NULL,
    note text,
    submitted_at timestamptz,
    approved_at timestamptz,
    approved_by uuid,
    flags text[] NOT NULL,
    disputed boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, assignment_id) REFERENCES staffing.assignments (company_id, id),
    CHECK (worked_minutes >= 0 AND break_minutes >= 0 AND payable_minutes BETWEEN 0 AND worked_minutes)
);
CREATE UNIQUE INDEX timesheet_of_assignment ON staffing.timesheets (company_id, assignment_id);
CREATE INDEX timesheets_of_staff ON staffing.timesheets (company_id, staff_id, status, id);
CREATE INDEX timesheets_of_business ON staffing.timesheets (company_id, business_id, status, id);
SELECT kernel.fence('staffing.timesheets');
