-- Bookings of leave and of the marketplace are on no shift: what is kept of shifts' managers is not looked for then. It was most of what such a row cost.
CREATE OR REPLACE FUNCTION scheduling.note_sole_managers() RETURNS trigger LANGUAGE plpgsql AS $function$
DECLARE
    of_these constant text := 'SELECT DISTINCT company_id, shift_id FROM touched WHERE shift_id IS NOT NULL';
BEGIN
    IF NOT EXISTS (SELECT FROM touched WHERE shift_id IS NOT NULL) THEN RETURN NULL; END IF;
    EXECUTE scheduling.lock_shifts(of_these);
    EXECUTE scheduling.keep_sole_managers(of_these);
    RETURN NULL;
END
$function$;
