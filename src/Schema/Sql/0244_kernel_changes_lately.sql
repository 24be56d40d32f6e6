-- outside a transaction
-- Whoever follows what changes looks at the last minute of a company's trail.
CREATE INDEX CONCURRENTLY IF NOT EXISTS changes_lately ON kernel.changes (company_id, at);
