-- Text messages that wait to be sent, and for a month what became of them.
CREATE TABLE notifications.sms (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    recipient text NOT NULL,
    -- One with a code is emptied as soon as it is sent or given up.
    text text NOT NULL,
    has_code bool NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
    attempts int NOT NULL,
    next_try_at timestamptz NOT NULL,
    good_until timestamptz,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    last_error text,
    PRIMARY KEY (company_id, id)
);
-- The sender looks across companies, codes first.
CREATE INDEX sms_due ON notifications.sms (has_code DESC, next_try_at) WHERE state = 'queued';
CREATE INDEX sms_settled ON notifications.sms (settled_at) WHERE settled_at IS NOT NULL;
SELECT kernel.fence('notifications.sms');

-- A row for each attempt to send one of them too.
ALTER TABLE notifications.deliveries ADD COLUMN sms_id uuid;
ALTER TABLE notifications.deliveries DROP CONSTRAINT deliveries_provider_check;
ALTER TABLE notifications.deliveries ADD CONSTRAINT deliveries_provider_check CHECK (provider IN ('webpush', 'fcm', 'log', 'smtp', 'file', 'webhook'));
ALTER TABLE notifications.deliveries DROP CONSTRAINT deliveries_check;
ALTER TABLE notifications.deliveries ADD CONSTRAINT deliveries_of_one CHECK (num_nonnulls(push_id, mail_id, sms_id) = 1);
CREATE UNIQUE INDEX deliveries_of_sms ON notifications.deliveries (company_id, sms_id, attempt) WHERE sms_id IS NOT NULL;
