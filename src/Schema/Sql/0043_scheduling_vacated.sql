-- A shift that has lost its last person stays with the line manager whose it was: somebody has to find another.
CREATE OR REPLACE FUNCTION scheduling.note_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE scheduling.shifts s SET sole_manager_id = known.sole_manager_id
    FROM (
        SELECT t.company_id, t.shift_id,
               CASE WHEN count(*) = count(b.manager_id) AND min(b.manager_id::text) = max(b.manager_id::text) THEN min(b.manager_id::text)::uuid END AS sole_manager_id
        FROM (SELECT DISTINCT company_id, shift_id FROM touched WHERE shift_id IS NOT NULL) t
        JOIN scheduling.bookings b ON b.company_id = t.company_id AND b.shift_id = t.shift_id AND b.released IS NULL
        GROUP BY t.company_id, t.shift_id
    ) known
    WHERE s.company_id = known.company_id AND s.id = known.shift_id AND s.sole_manager_id IS DISTINCT FROM known.sole_manager_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION scheduling.note_changed_sole_managers() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    UPDATE scheduling.shifts s SET sole_manager_id = known.sole_manager_id
    FROM (
        SELECT t.company_id, t.shift_id,
               CASE WHEN count(*) = count(b.manager_id) AND min(b.manager_id::text) = max(b.manager_id::text) THEN min(b.manager_id::text)::uuid END AS sole_manager_id
        FROM (
            SELECT DISTINCT n.company_id, n.shift_id FROM touched n JOIN before o ON o.company_id = n.company_id AND o.id = n.id
            WHERE n.shift_id IS NOT NULL AND (n.manager_id IS DISTINCT FROM o.manager_id OR n.released IS DISTINCT FROM o.released)
        ) t
        JOIN scheduling.bookings b ON b.company_id = t.company_id AND b.shift_id = t.shift_id AND b.released IS NULL
        GROUP BY t.company_id, t.shift_id
    ) known
    WHERE s.company_id = known.company_id AND s.id = known.shift_id AND s.sole_manager_id IS DISTINCT FROM known.sole_manager_id;
    RETURN NULL;
END
$$;
