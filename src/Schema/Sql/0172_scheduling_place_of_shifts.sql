-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS shift_place ON scheduling.shifts (company_id, place_id, shift_date, id) WHERE is_active AND place_id IS NOT NULL;
