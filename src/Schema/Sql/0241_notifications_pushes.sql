-- The pair of keys by which push services know this installation (VAPID). The platform's, as the signing keys are.
CREATE TABLE notifications.push_keys (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL,
    public_key text NOT NULL,
    private_key bytea NOT NULL
);
SELECT kernel.share('notifications.push_keys');
REVOKE ALL ON notifications.push_keys FROM workforceos_app;

-- Where people want to be pushed to. A token is a secret: whoever has it can write to the device.
CREATE TABLE notifications.devices (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active bool NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    audience text NOT NULL CHECK (audience IN ('company', 'client', 'staff')),
    device_id text NOT NULL,
    os text NOT NULL CHECK (os IN ('ios', 'android', 'web')),
    provider text NOT NULL CHECK (provider IN ('webpush', 'fcm', 'log')),
    token bytea NOT NULL,
    token_hash bytea NOT NULL,
    session_id uuid,
    os_version text,
    os_model text,
    app_version text,
    locale text,
    timezone text,
    last_seen_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'off')),
    state_reason text CHECK (state_reason IN ('user', 'session', 'replaced', 'invalid', 'stale')),
    PRIMARY KEY (company_id, id),
    CONSTRAINT devices_token UNIQUE (company_id, token_hash),
    CONSTRAINT devices_of_user UNIQUE (company_id, user_id, audience, device_id)
);
CREATE INDEX devices_active ON notifications.devices (company_id, user_id) WHERE state = 'active';
-- Whoever looks for those that nobody has used for long looks across companies.
CREATE INDEX devices_seen ON notifications.devices (last_seen_at) WHERE state = 'active';
SELECT kernel.fence('notifications.devices');

ALTER TABLE notifications.notifications ADD COLUMN push_wanted bool NOT NULL DEFAULT false;
-- Not before then; null is at once.
ALTER TABLE notifications.notifications ADD COLUMN push_at timestamptz;
-- From then on it is of no use on a screen.
ALTER TABLE notifications.notifications ADD COLUMN push_until timestamptz;
CREATE INDEX notifications_push_wanted ON notifications.notifications (company_id, user_id, created_at) WHERE push_wanted;

-- Pushes that wait to be sent, and for a month what became of them.
CREATE TABLE notifications.pushes (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    notification_id uuid NOT NULL,
    device_id uuid NOT NULL,
    payload jsonb NOT NULL,
    -- A later one of the same topic takes the place of one that the device has not seen.
    topic text NOT NULL,
    is_urgent bool NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'suppressed', 'expired', 'dead')),
    attempts int NOT NULL,
    next_try_at timestamptz NOT NULL,
    good_until timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    last_error text,
    PRIMARY KEY (company_id, id),
    CONSTRAINT pushes_of_notification UNIQUE (company_id, notification_id, device_id)
);
-- These serve jobs that look across companies.
CREATE INDEX pushes_due ON notifications.pushes (next_try_at) WHERE state = 'queued';
CREATE INDEX pushes_settled ON notifications.pushes (settled_at) WHERE settled_at IS NOT NULL;
SELECT kernel.fence('notifications.pushes');

-- One row for each attempt to send a push or a mail.
CREATE TABLE notifications.deliveries (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    push_id uuid,
    mail_id uuid,
    attempt int NOT NULL,
    provider text NOT NULL CHECK (provider IN ('webpush', 'fcm', 'log', 'smtp', 'file')),
    outcome text NOT NULL CHECK (outcome IN ('sent', 'retry', 'gone', 'dead')),
    -- As the provider answered, where it did.
    status int,
    message_id text,
    error text,
    latency_ms int NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK ((push_id IS NULL) <> (mail_id IS NULL))
);
CREATE UNIQUE INDEX deliveries_of_push ON notifications.deliveries (company_id, push_id, attempt) WHERE push_id IS NOT NULL;
CREATE UNIQUE INDEX deliveries_of_mail ON notifications.deliveries (company_id, mail_id, attempt) WHERE mail_id IS NOT NULL;
CREATE INDEX deliveries_age ON notifications.deliveries (at);
SELECT kernel.fence('notifications.deliveries');
