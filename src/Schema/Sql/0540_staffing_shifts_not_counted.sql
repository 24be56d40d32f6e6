-- outside a transaction
-- Few shifts are not counted by reports: a report on who did not come leaves these out, and looks up no other.
CREATE INDEX CONCURRENTLY IF NOT EXISTS shifts_not_counted ON staffing.shifts (company_id, business_id, local_date) INCLUDE (id) WHERE NOT is_active OR status IN ('cancelled', 'draft');
