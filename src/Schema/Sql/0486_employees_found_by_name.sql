-- outside a transaction
CREATE INDEX CONCURRENTLY IF NOT EXISTS profile_search ON employees.profiles USING gin (company_id, fullname gin_trgm_ops) WHERE is_active;
