-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS profile_fullname ON employees.profiles (company_id, fullname, id) WHERE is_active;
