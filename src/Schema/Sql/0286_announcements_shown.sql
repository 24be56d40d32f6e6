-- outside a transaction
-- What is shown to readers, in the order of their list: it is counted for every page, and no text need be read for that.
CREATE INDEX CONCURRENTLY IF NOT EXISTS announcements_shown ON announcements.announcements (company_id, pinned DESC, send_time DESC, id)
    INCLUDE (creator_id, audience, visible_until, is_active) WHERE status = 'sent' AND expired_at IS NULL;
