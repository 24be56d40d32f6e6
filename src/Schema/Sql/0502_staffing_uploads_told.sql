-- Files that members and workers have uploaded are told too, for as long as they are there: what kind of file, and not what it is called.
INSERT INTO staffing.event_objects (object, words) VALUES ('file', 'file');
INSERT INTO staffing.event_names (object, rank, verbs, name) VALUES ('file', 1, ARRAY['created'], 'FILE_UPLOADED');
SELECT staffing.name_events();

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
    UNION ALL
    SELECT f.company_id, f.id, 'file', f.id, staffing.event_type('file', 'created', NULL, NULL), f.owner_user_id, jsonb_build_object('contentType', f.content_type, 'size', f.size, 'category', f.category, 'visibility', f.visibility), f.created_at
    FROM files.stored_files f WHERE f.bucket = 'uploads' AND f.owner_user_id IS NOT NULL AND f.original_id IS NULL
)
SELECT t.company_id, t.id, t.aggregate_type, t.aggregate_id, t.event_type,
    CASE WHEN t.actor_id IS NULL THEN 'SYSTEM'
        WHEN EXISTS (SELECT FROM staffing.memberships m WHERE m.company_id = t.company_id AND m.user_id = t.actor_id) THEN 'CLIENT'
        WHEN EXISTS (SELECT FROM staffing.staff s WHERE s.company_id = t.company_id AND s.user_id = t.actor_id) THEN 'STAFF'
        ELSE 'OPS' END AS actor_type,
    t.actor_id, t.payload, t.occurred_at
FROM told t;
