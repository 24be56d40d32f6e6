-- What a mail says in full where the inbox shows the beginning: once for all who are told of it at once.
CREATE TABLE notifications.whole_texts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    text text NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id)
);
-- Whoever sweeps looks across companies.
CREATE INDEX whole_texts_age ON notifications.whole_texts (created_at);
SELECT kernel.fence('notifications.whole_texts');
