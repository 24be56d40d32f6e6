-- Who tried to clock somebody in or out, where it was not the worker: it is their attempt that was refused.
ALTER TABLE staffing.attendance_events ADD COLUMN made_by uuid;
COMMENT ON COLUMN staffing.attendance_events.made_by IS 'Null where it was the worker.';

CREATE OR REPLACE VIEW staffing.domain_events WITH (security_invoker = true) AS
WITH told AS (
    SELECT c.company_id, c.id, split_part(c.event, '-', 5) AS aggregate_type, c.object_id AS aggregate_id,
        staffing.event_type(split_part(c.event, '-', 5), split_part(c.event, '-', 6), c.before, c.after) AS event_type, c.user_id AS actor_id, c.after AS payload, c.at AS occurred_at
    FROM kernel.changes c WHERE c.event LIKE 'workforceos-staffing-service-dbevent-%'
    UNION ALL
    SELECT e.company_id, e.id, 'assignment', e.assignment_id, CASE e.event_type WHEN 'clockInRejected' THEN 'CLOCK_IN_REJECTED' ELSE 'CLOCK_OUT_REJECTED' END, coalesce(e.made_by, s.user_id), jsonb_build_object('code', e.validation_code), e.occurred_at
    FROM staffing.attendance_events e JOIN staffing.staff s ON s.company_id = e.company_id AND s.id = e.staff_id WHERE e.event_type IN ('clockInRejected', 'clockOutRejected')
    UNION ALL
    SELECT b.company_id, b.id, 'attendancesession', b.session_id, 'LOCATION_BATCH_RECEIVED', s.user_id, jsonb_build_object('points', b.point_count, 'accepted', b.accepted_count, 'withinGeofence', b.within_geofence), b.received_at
    FROM staffing.location_batches b JOIN staffing.assignments a ON a.company_id = b.company_id AND a.id = b.assignment_id JOIN staffing.staff s ON s.company_id = a.company_id AND s.id = a.staff_id
)
SELECT t.company_id, t.id, t.aggregate_type, t.aggregate_id, t.event_type,
    CASE WHEN t.actor_id IS NULL THEN 'SYSTEM'
        WHEN EXISTS (SELECT FROM staffing.memberships m WHERE m.company_id = t.company_id AND m.user_id = t.actor_id) THEN 'CLIENT'
        WHEN EXISTS (SELECT FROM staffing.staff s WHERE s.company_id = t.company_id AND s.user_id = t.actor_id) THEN 'STAFF'
        ELSE 'OPS' END AS actor_type,
    t.actor_id, t.payload, t.occurred_at
FROM told t;
