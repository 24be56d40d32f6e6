-- What people are told in the product. A position counts up for each person, under the lock of their inbox row, which is held
-- to the end of the transaction: whoever has seen position n has seen, or can still read, every one before it.
CREATE TABLE notifications.inboxes (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    last_position bigint NOT NULL,
    PRIMARY KEY (company_id, user_id)
);
SELECT kernel.fence('notifications.inboxes');

CREATE TABLE notifications.notifications (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active bool NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    position bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('welcome', 'shiftAssigned', 'shiftMoved', 'shiftReleased', 'shiftVacated', 'departmentConflict',
        'attendanceLate', 'attendanceAbsent', 'reportLate', 'reportAbsent', 'leaveRequested', 'leaveDecided', 'payrollReady')),
    title text NOT NULL,
    text text NOT NULL,
    about_object text NOT NULL,
    about_id uuid NOT NULL,
    -- The other person it speaks of, so that it can go when they are erased.
    about_user_id uuid,
    seen_at timestamptz,
    -- True until it has gone into a mail.
    mail_wanted bool NOT NULL,
    PRIMARY KEY (company_id, id),
    CONSTRAINT notifications_position UNIQUE (company_id, user_id, position)
);
CREATE INDEX notifications_of_user ON notifications.notifications (company_id, user_id, id DESC);
CREATE INDEX notifications_unseen ON notifications.notifications (company_id, user_id) WHERE seen_at IS NULL;
CREATE INDEX notifications_about_user ON notifications.notifications (company_id, about_user_id) WHERE about_user_id IS NOT NULL;
-- These two serve jobs that look across companies.
CREATE INDEX notifications_mail_wanted ON notifications.notifications (company_id, user_id, created_at) WHERE mail_wanted;
CREATE INDEX notifications_age ON notifications.notifications (created_at);
SELECT kernel.fence('notifications.notifications');

-- Only what a person chose; the rest is by default.
CREATE TABLE notifications.mail_choices (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    kind text NOT NULL,
    mail bool NOT NULL,
    PRIMARY KEY (company_id, user_id, kind)
);
SELECT kernel.fence('notifications.mail_choices');
