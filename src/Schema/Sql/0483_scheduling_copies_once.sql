-- outside a transaction
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS shift_once_per_copied_day ON scheduling.shifts (company_id, copy_of, copy_day) WHERE is_active AND copy_of IS NOT NULL;
