-- What the marketplace tells people: one row for each of them, written with what it speaks of. From here it goes to the queues that
-- there are, of pushes, mails and texts, when it is due. It stands in no inbox.
CREATE TABLE notifications.notices (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    type text NOT NULL CHECK (type IN ('shiftSwapRequested', 'swapResolved', 'swapCancelled', 'swapAutoCancelled', 'shiftOffered', 'shiftAssigned', 'shiftCancelled', 'shiftChanged',
        'shiftReminder', 'lateWarning', 'lateWorkerCancelled', 'noShow', 'geofenceIncident', 'clockInOverride', 'timesheetSubmittedForApproval', 'timesheetApproved', 'invoiceIssued',
        'invoiceDisputed', 'paymentPaid', 'verificationResult', 'credentialExpiring', 'managerInvited')),
    -- Another way to say it; which there are stands in the code alone.
    variant text NOT NULL,
    audience text NOT NULL CHECK (audience IN ('company', 'client', 'staff')),
    channel text NOT NULL CHECK (channel IN ('push', 'email', 'sms', 'log')),
    user_id uuid,
    staff_id uuid,
    membership_id uuid,
    -- The mail address or phone number of who has no account; emptied as soon as nothing more will be sent there.
    address text,
    -- The other person it speaks of, so that it can go when they are erased.
    about_user_id uuid,
    dedupe_key text NOT NULL,
    -- What it says, to be put into the reader's language.
    words jsonb NOT NULL,
    -- What a device gets; in English until it is known who reads it.
    payload jsonb NOT NULL,
    begins_at timestamptz,
    state text NOT NULL CHECK (state IN ('pending', 'processing', 'sent', 'failed', 'suppressed', 'expired')),
    attempts int NOT NULL,
    scheduled_at timestamptz NOT NULL,
    next_attempt_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    last_error text,
    -- Where it was handed on to.
    mail_id uuid,
    sms_id uuid,
    PRIMARY KEY (company_id, id),
    CONSTRAINT notices_once UNIQUE (company_id, dedupe_key),
    CHECK (user_id IS NOT NULL OR address IS NOT NULL OR settled_at IS NOT NULL),
    CHECK ((settled_at IS NULL) = (state IN ('pending', 'processing')))
);
-- Whoever sends, and whoever sweeps, looks across companies.
CREATE INDEX notices_due ON notifications.notices (next_attempt_at) WHERE state = 'pending';
CREATE INDEX notices_settled ON notifications.notices (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX notices_pending ON notifications.notices (company_id, next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX notices_processing ON notifications.notices (company_id, id) WHERE state = 'processing';
CREATE INDEX notices_of_user ON notifications.notices (company_id, user_id, id DESC) WHERE user_id IS NOT NULL;
CREATE INDEX notices_about_user ON notifications.notices (company_id, about_user_id) WHERE about_user_id IS NOT NULL;
SELECT kernel.fence('notifications.notices');

-- The notice that a push is of; then notification_id is the same, which keeps one for each device.
ALTER TABLE notifications.pushes ADD COLUMN notice_id uuid;

-- A host of the build before knows no notices, and takes a push without a notification for one that was seen. It says no reason for
-- that, which a host of this build does: the push stays, until a host of this build has it.
CREATE FUNCTION notifications.keep_push_of_notice() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END
$$;
CREATE TRIGGER keep_push_of_notice BEFORE UPDATE ON notifications.pushes FOR EACH ROW
    WHEN (NEW.notice_id IS NOT NULL AND NEW.state = 'suppressed' AND NEW.last_error IS NULL) EXECUTE FUNCTION notifications.keep_push_of_notice();
