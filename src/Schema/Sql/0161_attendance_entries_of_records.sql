-- outside a transaction
-- The records there are, each as one stretch. Beside running writes: what is written meanwhile gets its entries by the trigger.
SET ROLE workforceos_system;
INSERT INTO attendance.entries (company_id, id, record_id, user_id, kind, starts_at, ends_at, source, device_time, kept_apart, is_active, record_version, created_at, updated_at)
SELECT r.company_id, gen_random_uuid(), r.id, r.user_id, 'work', r.check_in_time, r.check_out_time,
       CASE WHEN r.auto_closed THEN 'rule' ELSE 'web' END, r.device_check_in_time, false, true, 1, r.created_at, r.updated_at
FROM attendance.records r
WHERE r.is_active AND r.status <> 'absent' AND r.check_in_time IS NOT NULL
  AND NOT EXISTS (SELECT FROM attendance.entries e WHERE e.company_id = r.company_id AND e.record_id = r.id)
ON CONFLICT (company_id, record_id) WHERE is_active AND kind = 'work' AND NOT kept_apart DO NOTHING;
RESET ROLE;
