-- Whose a shift is, is counted over the bookings of all its people. Two transactions that book on one shift at once do not see each
-- other's rows, so that each counted without the other's. Now whoever touches a shift's bookings takes its row first, in the order of
-- ids, and counts in a statement of its own afterwards, which sees what those before have committed.
CREATE FUNCTION scheduling.lock_shifts(touched text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT format('
        SELECT FROM scheduling.shifts s JOIN (%s) t ON s.company_id = t.company_id AND s.id = t.shift_id
        ORDER BY s.id FOR NO KEY UPDATE OF s', touched)
$$;

CREATE OR REPLACE FUNCTION scheduling.note_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    of_these constant text := 'SELECT DISTINCT company_id, shift_id FROM touched WHERE shift_id IS NOT NULL';
BEGIN
    EXECUTE scheduling.lock_shifts(of_these);
    EXECUTE scheduling.keep_sole_managers(of_these);
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION scheduling.note_changed_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    of_these constant text := '
        SELECT DISTINCT n.company_id, n.shift_id FROM touched n JOIN before o ON o.company_id = n.company_id AND o.id = n.id
        WHERE n.shift_id IS NOT NULL AND (n.manager_id IS DISTINCT FROM o.manager_id OR n.released IS DISTINCT FROM o.released)';
BEGIN
    EXECUTE scheduling.lock_shifts(of_these);
    EXECUTE scheduling.keep_sole_managers(of_these);
    RETURN NULL;
END
$$;

-- What was miscounted until now.
SET LOCAL ROLE workforceos_system;
UPDATE scheduling.shifts s SET sole_manager_id = known.sole_manager_id
FROM (
    SELECT company_id, shift_id,
           CASE WHEN count(*) = count(manager_id) AND min(manager_id::text) = max(manager_id::text) THEN min(manager_id::text)::uuid END AS sole_manager_id
    FROM scheduling.bookings WHERE shift_id IS NOT NULL AND released IS NULL
    GROUP BY company_id, shift_id
) known
WHERE s.company_id = known.company_id AND s.id = known.shift_id AND s.sole_manager_id IS DISTINCT FROM known.sole_manager_id;
RESET ROLE;
