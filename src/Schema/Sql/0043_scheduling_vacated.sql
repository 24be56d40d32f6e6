-- A shift that has lost its last person stays with the line manager whose it was: somebody has to find another.
-- The statement is planned at each call and in this order: a plan kept from a call for one shift took half a minute for a year of them.
CREATE FUNCTION scheduling.keep_sole_managers(touched text) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT format('
        WITH known AS MATERIALIZED (
            SELECT t.company_id, t.shift_id, of_shift.sole_manager_id
            FROM (%s) t
            CROSS JOIN LATERAL (
                SELECT CASE WHEN count(*) = count(b.manager_id) AND min(b.manager_id::text) = max(b.manager_id::text) THEN min(b.manager_id::text)::uuid END AS sole_manager_id
                FROM scheduling.bookings b WHERE b.company_id = t.company_id AND b.shift_id = t.shift_id AND b.released IS NULL
                HAVING count(*) > 0
            ) of_shift
        )
        UPDATE scheduling.shifts s SET sole_manager_id = known.sole_manager_id FROM known
        WHERE s.company_id = known.company_id AND s.id = known.shift_id AND s.sole_manager_id IS DISTINCT FROM known.sole_manager_id', touched)
$$;

CREATE OR REPLACE FUNCTION scheduling.note_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE scheduling.keep_sole_managers('SELECT DISTINCT company_id, shift_id FROM touched WHERE shift_id IS NOT NULL');
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION scheduling.note_changed_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE scheduling.keep_sole_managers('
        SELECT DISTINCT n.company_id, n.shift_id FROM touched n JOIN before o ON o.company_id = n.company_id AND o.id = n.id
        WHERE n.shift_id IS NOT NULL AND (n.manager_id IS DISTINCT FROM o.manager_id OR n.released IS DISTINCT FROM o.released)');
    RETURN NULL;
END
$$;
