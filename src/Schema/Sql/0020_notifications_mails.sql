SELECT kernel.open_schema('notifications');

-- Mails that wait to be sent, and for a month what became of them. Not business objects: nobody edits them.
CREATE TABLE notifications.mails (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    text text NOT NULL,
    html text NOT NULL,
    -- Such a body is emptied as soon as the mail is sent or given up.
    has_code bool NOT NULL,
    state text NOT NULL CHECK (state IN ('queued', 'sent', 'dead')),
    attempts int NOT NULL,
    next_try_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    last_error text,
    PRIMARY KEY (company_id, id)
);
-- The sender looks across companies.
CREATE INDEX mails_due ON notifications.mails (next_try_at) WHERE state = 'queued';
CREATE INDEX mails_settled ON notifications.mails (settled_at) WHERE settled_at IS NOT NULL;
SELECT kernel.fence('notifications.mails');
