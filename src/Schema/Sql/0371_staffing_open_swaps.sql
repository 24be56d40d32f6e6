-- What is open for a worker is found by role and time also where somebody asks to be replaced, and not by going through all who ask.
ALTER TABLE staffing.swap_requests ADD COLUMN catalog_role_id uuid, ADD COLUMN starts_at timestamptz;
SET LOCAL ROLE workforceos_system;
UPDATE staffing.swap_requests w SET catalog_role_id = r.catalog_role_id, starts_at = r.starts_at FROM staffing.shift_roles r WHERE r.company_id = w.company_id AND r.id = w.shift_role_id;
RESET ROLE;
ALTER TABLE staffing.swap_requests ALTER COLUMN catalog_role_id SET NOT NULL, ALTER COLUMN starts_at SET NOT NULL;
COMMENT ON COLUMN staffing.swap_requests.catalog_role_id IS 'Its role''s, which never changes; so with starts_at.';
CREATE INDEX swaps_open_to_others ON staffing.swap_requests (company_id, catalog_role_id, starts_at, shift_role_id, expires_at, id) WHERE status = 'open';
