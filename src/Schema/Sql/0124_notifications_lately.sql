-- outside a transaction
-- Whoever tells somebody something looks for what they were told lately. Serves the count of unseen ones too.
CREATE INDEX CONCURRENTLY IF NOT EXISTS notifications_unseen_lately ON notifications.notifications (company_id, user_id, created_at) WHERE seen_at IS NULL;
DROP INDEX CONCURRENTLY IF EXISTS notifications.notifications_unseen;
