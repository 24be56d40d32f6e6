-- outside a transaction
-- Reports go through days, by the clocks of the hubs: of a business by shifts_by_date, of a hub by the first. Who worked on them is found by when they began, what was billed
-- and how it was rated by assignment; orders are found by what a report is asked for.
CREATE INDEX CONCURRENTLY IF NOT EXISTS shifts_of_hub_by_date ON staffing.shifts (company_id, business_id, hub_id, local_date, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS assignments_by_start ON staffing.assignments (company_id, business_id, starts_at, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_of_vendor ON staffing.orders (company_id, business_id, vendor_id, id);
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_of_cost_center ON staffing.orders (company_id, business_id, cost_center_id, id) WHERE cost_center_id IS NOT NULL;
