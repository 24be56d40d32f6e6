-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS shift_drafts ON scheduling.shifts (company_id, shift_date, id) WHERE is_active AND NOT published;
