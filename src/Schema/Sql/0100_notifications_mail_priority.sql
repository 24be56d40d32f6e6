-- Codes to sign in go before news. What waits already goes as news, and codes among it first.
ALTER TABLE notifications.mails ADD COLUMN priority int NOT NULL DEFAULT 2 CHECK (priority BETWEEN 0 AND 2);
-- The owner of a fenced table sees none of its rows.
SET LOCAL ROLE workforceos_system;
UPDATE notifications.mails SET priority = 0 WHERE has_code AND state = 'queued';
RESET ROLE;
-- A code that has expired is not sent any more.
ALTER TABLE notifications.mails ADD COLUMN good_until timestamptz;
DROP INDEX notifications.mails_due;
CREATE INDEX mails_due ON notifications.mails (priority, next_try_at) WHERE state = 'queued';
