-- outside a transaction
-- Those that ask to be acknowledged are found among many that do not.
CREATE INDEX CONCURRENTLY IF NOT EXISTS announcements_asked ON announcements.announcements (company_id, send_time DESC, id) WHERE requires_acknowledgement;
