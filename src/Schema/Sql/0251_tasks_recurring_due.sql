-- outside a transaction
-- The job looks across companies, each minute, for what is to be handed out by now.
CREATE INDEX CONCURRENTLY IF NOT EXISTS recurring_due ON tasks.recurring ((next_date - lead_days), company_id, id) WHERE is_active AND NOT paused;
