-- A notification keeps which kind of news it is and its arguments; the words are made in the language of whoever reads them. Title
-- and text stay, in English: older rows have nothing else, and hosts of the older build read them while hosts are renewed.
ALTER TABLE notifications.notifications ADD COLUMN news jsonb;

-- Whose account an admin made is invited once in a month, and one company invites so many a day.
CREATE TABLE notifications.invitations (
    company_id uuid NOT NULL,
    recipient text NOT NULL,
    sent_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, recipient)
);
CREATE INDEX invitations_sent ON notifications.invitations (company_id, sent_at);
SELECT kernel.fence('notifications.invitations');
