-- outside a transaction
-- Served hosts of the build before 0271, which is long since; every change of everything had a row in it.
DROP INDEX CONCURRENTLY IF EXISTS kernel.changes_lately;
