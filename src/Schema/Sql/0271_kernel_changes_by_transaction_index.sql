-- outside a transaction
-- One step for each kind of object that a transaction wrote, however many rows. The index changes_lately serves hosts of the build before.
CREATE INDEX CONCURRENTLY IF NOT EXISTS changes_by_transaction ON kernel.changes (company_id, xact, event) WHERE xact IS NOT NULL;
