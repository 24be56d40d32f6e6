-- Which transaction wrote a change: whoever follows what changes asks for those of the transactions that were not over when they last looked.
-- Rows from before have none, and nobody asks for them.
ALTER TABLE kernel.changes ADD COLUMN xact xid8;
ALTER TABLE kernel.changes ALTER COLUMN xact SET DEFAULT pg_current_xact_id();
