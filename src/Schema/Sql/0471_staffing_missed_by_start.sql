-- outside a transaction
-- Who did not come to the shifts of a year, and how often those who are named came: both, and which of the shifts count, are read from indexes alone. Two of them take the place of shorter ones.
CREATE INDEX CONCURRENTLY IF NOT EXISTS assignments_missed ON staffing.assignments (company_id, business_id, starts_at) INCLUDE (staff_id, shift_id) WHERE status = 'noShow';
CREATE INDEX CONCURRENTLY IF NOT EXISTS assignments_of_business_by_start ON staffing.assignments (company_id, business_id, staff_id, status, starts_at) INCLUDE (shift_id);
DROP INDEX CONCURRENTLY IF EXISTS staffing.assignments_of_business;
CREATE INDEX CONCURRENTLY IF NOT EXISTS shifts_of_business_by_date ON staffing.shifts (company_id, business_id, local_date, id) INCLUDE (hub_id, order_id, status, is_active);
DROP INDEX CONCURRENTLY IF EXISTS staffing.shifts_by_date;
