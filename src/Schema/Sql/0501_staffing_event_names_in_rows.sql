-- What things that happen in the marketplace are called, as rows: another name is another row, and no function is written anew. What is
-- here is what the function said before, but for objects that it had no words of.
CREATE TABLE staffing.event_objects (
    object text PRIMARY KEY,
    words text NOT NULL
);
COMMENT ON TABLE staffing.event_objects IS 'Objects of the trail, and how they are called where what happens to them has no name of its own.';

CREATE TABLE staffing.event_names (
    object text NOT NULL REFERENCES staffing.event_objects,
    rank int NOT NULL,
    verbs text[],
    now_is jsonb,
    was jsonb,
    has text,
    has_value text,
    name text NOT NULL,
    PRIMARY KEY (object, rank)
);
COMMENT ON TABLE staffing.event_names IS 'Of each object the first by rank that fits. Whatever is null is not asked for.';
COMMENT ON COLUMN staffing.event_names.now_is IS 'Fields that have become this.';
COMMENT ON COLUMN staffing.event_names.has IS 'A field that has changed.';
COMMENT ON COLUMN staffing.event_names.has_value IS 'The same, and it is not empty now.';

INSERT INTO staffing.event_objects (object, words)
SELECT o, o FROM unnest(ARRAY['order', 'shift', 'application', 'assignment', 'incident', 'timesheet', 'review', 'hub', 'membership', 'business', 'vendor', 'settings', 'document', 'staff', 'invoice', 'payment', 'benefit', 'verification', 'certificate', 'offer', 'faq']) o
UNION ALL VALUES ('swaprequest', 'swap_request'), ('attendancesession', 'attendance_session'), ('stafffavorite', 'staff_favorite'), ('staffblock', 'staff_block'), ('vendorrate', 'vendor_rate'), ('businessvendor', 'business_vendor'),
    ('catalogrole', 'catalog_role'), ('staffrole', 'staff_role'), ('bankaccount', 'bank_account'), ('taxform', 'tax_form'), ('emergencycontact', 'emergency_contact'), ('staffprivacy', 'staff_privacy'), ('dispatchmembership', 'dispatch_membership'),
    ('costcenter', 'cost_center'), ('staffdocument', 'staff_document'), ('billingaccount', 'billing_account'), ('shiftrole', 'shift_role'), ('benefitprogram', 'benefit_program');

INSERT INTO staffing.event_names (object, rank, verbs, now_is, was, has, has_value, name)
SELECT object, row_number() OVER (PARTITION BY object ORDER BY n), verbs, now_is, was, CASE WHEN has NOT IN ('lateAt', 'clearedAt', 'userId') THEN has END, CASE WHEN has IN ('lateAt', 'clearedAt', 'userId') THEN has END, name
FROM (VALUES
    (1, 'order', ARRAY['created'], NULL::jsonb, NULL::jsonb, NULL, 'ORDER_CREATED'), (2, 'order', NULL, '{"status": "replaced"}', NULL, NULL, 'ORDER_REPLACED'), (3, 'order', NULL, '{"status": "cancelled"}', NULL, NULL, 'ORDER_CANCELLED'),
    (4, 'order', NULL, '{"status": "completed"}', NULL, NULL, 'ORDER_COMPLETED'), (5, 'order', NULL, NULL, NULL, NULL, 'ORDER_UPDATED'),
    (10, 'shift', ARRAY['created'], NULL, NULL, NULL, 'SHIFT_PUBLISHED'), (11, 'shift', NULL, '{"status": "inProgress"}', NULL, NULL, 'SHIFT_STARTED'), (12, 'shift', NULL, '{"status": "completed"}', NULL, NULL, 'SHIFT_COMPLETED'),
    (13, 'shift', NULL, '{"status": "cancelled"}', NULL, NULL, 'SHIFT_CANCELLED'), (14, 'shift', NULL, '{"status": "open"}', '{"status": "filled"}', NULL, 'SHIFT_SLOT_REOPENED'),
    (20, 'application', ARRAY['created'], NULL, NULL, NULL, 'SHIFT_APPLIED'),
    (30, 'assignment', ARRAY['created'], '{"status": "assigned"}', NULL, NULL, 'SHIFT_OFFERED'), (31, 'assignment', ARRAY['created'], NULL, NULL, NULL, 'SHIFT_BOOKED'),
    (32, 'assignment', NULL, '{"status": "accepted"}', '{"status": "assigned"}', NULL, 'SHIFT_ACCEPTED'), (33, 'assignment', NULL, '{"status": "declined"}', NULL, NULL, 'SHIFT_DECLINED'),
    (34, 'assignment', NULL, '{"status": "cancelled", "cancelCode": "OFFER_EXPIRED"}', NULL, NULL, 'OFFER_EXPIRED'), (35, 'assignment', NULL, '{"status": "cancelled", "cancelCode": "LATE_WORKER"}', NULL, NULL, 'LATE_WORKER_CANCELLED'),
    (36, 'assignment', NULL, '{"status": "cancelled"}', NULL, NULL, 'ASSIGNMENT_CANCELLED'), (37, 'assignment', NULL, '{"status": "noShow"}', NULL, NULL, 'NO_SHOW_RECORDED'),
    (38, 'assignment', NULL, '{"status": "checkedIn"}', '{"status": "noShow"}', NULL, 'NO_SHOW_REVERSED'), (39, 'assignment', NULL, NULL, NULL, 'lateAt', 'LATE_DETECTED'),
    (50, 'swaprequest', ARRAY['created'], NULL, NULL, NULL, 'SHIFT_SWAP_REQUESTED'), (51, 'swaprequest', NULL, '{"status": "resolved"}', NULL, NULL, 'SHIFT_SWAP_RESOLVED'), (52, 'swaprequest', NULL, '{"status": "cancelled"}', NULL, NULL, 'SHIFT_SWAP_CANCELLED'),
    (53, 'swaprequest', NULL, '{"status": "autoCancelled"}', NULL, NULL, 'SHIFT_SWAP_AUTO_CANCELLED'),
    (60, 'attendancesession', ARRAY['created'], NULL, NULL, NULL, 'ATTENDANCE_CLOCKED_IN'), (61, 'attendancesession', NULL, '{"status": "closed"}', NULL, NULL, 'ATTENDANCE_CLOCKED_OUT'), (62, 'attendancesession', NULL, '{"status": "autoClosed"}', NULL, NULL, 'AUTO_CLOCKED_OUT'),
    (70, 'incident', ARRAY['created'], '{"incidentType": "clockInOverride"}', NULL, NULL, 'GEOFENCE_OVERRIDE_USED'), (71, 'incident', ARRAY['created'], NULL, NULL, NULL, 'GEOFENCE_INCIDENT_OPENED'), (72, 'incident', NULL, '{"status": "resolved"}', NULL, NULL, 'GEOFENCE_INCIDENT_RESOLVED'),
    (80, 'timesheet', NULL, '{"status": "submitted"}', NULL, NULL, 'TIMESHEET_SUBMITTED_FOR_APPROVAL'), (81, 'timesheet', NULL, '{"status": "approved"}', NULL, NULL, 'TIMESHEET_APPROVED'), (82, 'timesheet', NULL, '{"status": "rejected"}', NULL, NULL, 'TIMESHEET_REJECTED'),
    (83, 'timesheet', NULL, '{"status": "paid"}', NULL, NULL, 'TIMESHEET_PAID'),
    (90, 'review', ARRAY['created', 'updated'], NULL, NULL, NULL, 'STAFF_REVIEWED'),
    (100, 'stafffavorite', ARRAY['created'], NULL, NULL, NULL, 'STAFF_FAVORITED'), (101, 'stafffavorite', ARRAY['deleted'], NULL, NULL, NULL, 'STAFF_UNFAVORITED'),
    (110, 'staffblock', ARRAY['created'], NULL, NULL, NULL, 'STAFF_BLOCKED'), (111, 'staffblock', NULL, NULL, NULL, 'clearedAt', 'STAFF_UNBLOCKED'),
    (120, 'hub', ARRAY['created'], NULL, NULL, NULL, 'HUB_CREATED'), (121, 'hub', ARRAY['deleted'], NULL, NULL, NULL, 'HUB_ARCHIVED'), (122, 'hub', NULL, '{"status": "inactive"}', NULL, NULL, 'HUB_ARCHIVED'),
    (123, 'hub', NULL, NULL, NULL, 'nfcTagId', 'HUB_NFC_ASSIGNED'), (124, 'hub', NULL, NULL, NULL, NULL, 'HUB_UPDATED'),
    (130, 'membership', NULL, '{"status": "invited"}', NULL, NULL, 'MANAGER_INVITED'), (131, 'membership', NULL, '{"status": "active"}', NULL, NULL, 'MEMBERSHIP_ACTIVATED'), (132, 'membership', NULL, '{"status": "disabled"}', NULL, NULL, 'MEMBERSHIP_DISABLED'),
    (140, 'business', ARRAY['created'], NULL, NULL, NULL, 'BUSINESS_CREATED'), (141, 'business', NULL, '{"status": "inactive"}', NULL, NULL, 'BUSINESS_ARCHIVED'),
    (150, 'vendor', ARRAY['updated', 'deleted'], '{"status": "inactive"}', NULL, NULL, 'VENDOR_ARCHIVED'),
    (160, 'vendorrate', ARRAY['deleted'], NULL, NULL, NULL, 'VENDOR_RATE_REMOVED'), (161, 'vendorrate', NULL, NULL, NULL, NULL, 'VENDOR_RATE_SET'),
    (170, 'businessvendor', ARRAY['deleted'], NULL, NULL, NULL, 'VENDOR_CONTRACT_ENDED'), (171, 'businessvendor', NULL, '{"status": "ended"}', NULL, NULL, 'VENDOR_CONTRACT_ENDED'), (172, 'businessvendor', ARRAY['created'], NULL, NULL, NULL, 'VENDOR_CONTRACT_CREATED'),
    (173, 'businessvendor', NULL, NULL, NULL, NULL, 'VENDOR_CONTRACT_UPDATED'),
    (180, 'catalogrole', ARRAY['updated', 'deleted'], '{"status": "inactive"}', NULL, NULL, 'CATALOG_ROLE_ARCHIVED'),
    (190, 'staffrole', ARRAY['created'], NULL, NULL, NULL, 'STAFF_ROLE_ADDED'), (191, 'staffrole', ARRAY['deleted'], NULL, NULL, NULL, 'STAFF_ROLE_REMOVED'),
    (200, 'settings', NULL, NULL, NULL, NULL, 'MARKETPLACE_SETTINGS_UPDATED'),
    (210, 'document', ARRAY['created'], NULL, NULL, NULL, 'REQUIRED_DOCUMENT_CREATED'), (211, 'document', ARRAY['updated'], NULL, NULL, NULL, 'REQUIRED_DOCUMENT_UPDATED'), (212, 'document', ARRAY['deleted'], NULL, NULL, NULL, 'REQUIRED_DOCUMENT_DELETED'),
    (220, 'staff', ARRAY['created'], NULL, NULL, NULL, 'STAFF_ONBOARDED'), (221, 'staff', NULL, NULL, NULL, 'userId', 'STAFF_BOUND'), (222, 'staff', NULL, NULL, NULL, NULL, 'PROFILE_UPDATED'),
    (230, 'invoice', ARRAY['created'], NULL, NULL, NULL, 'INVOICE_ISSUED'), (231, 'invoice', NULL, '{"status": "pending"}', NULL, NULL, 'INVOICE_REISSUED'), (232, 'invoice', NULL, '{"status": "approved"}', NULL, NULL, 'INVOICE_APPROVED'),
    (233, 'invoice', NULL, '{"status": "disputed"}', NULL, NULL, 'INVOICE_DISPUTED'), (234, 'invoice', NULL, '{"status": "paid"}', NULL, NULL, 'INVOICE_PAID'), (235, 'invoice', NULL, '{"status": "overdue"}', NULL, NULL, 'INVOICE_OVERDUE'),
    (236, 'invoice', NULL, '{"status": "void"}', NULL, NULL, 'INVOICE_VOIDED'),
    (240, 'payment', ARRAY['created'], NULL, NULL, NULL, 'PAYMENT_CREATED'), (241, 'payment', NULL, '{"status": "processing"}', NULL, NULL, 'PAYMENT_PROCESSING'), (242, 'payment', NULL, '{"status": "paid"}', NULL, NULL, 'PAYMENT_PAID'),
    (243, 'payment', NULL, '{"status": "failed"}', NULL, NULL, 'PAYMENT_FAILED'), (244, 'payment', NULL, '{"status": "cancelled"}', NULL, NULL, 'PAYMENT_CANCELLED'),
    (250, 'bankaccount', ARRAY['created'], NULL, NULL, NULL, 'BANK_ACCOUNT_ADDED'),
    (260, 'taxform', NULL, '{"status": "submitted"}', NULL, NULL, 'TAX_FORM_SUBMITTED'), (261, 'taxform', NULL, '{"status": "approved"}', NULL, NULL, 'TAX_FORM_APPROVED'), (262, 'taxform', NULL, '{"status": "rejected"}', NULL, NULL, 'TAX_FORM_REJECTED'),
    (263, 'taxform', NULL, NULL, NULL, NULL, 'TAX_FORM_SAVED'),
    (270, 'emergencycontact', ARRAY['created'], NULL, NULL, NULL, 'EMERGENCY_CONTACT_ADDED'), (271, 'emergencycontact', NULL, NULL, NULL, NULL, 'EMERGENCY_CONTACT_UPDATED'),
    (280, 'staffprivacy', NULL, NULL, NULL, NULL, 'PRIVACY_UPDATED'),
    (290, 'benefit', ARRAY['created', 'updated'], NULL, NULL, 'trackedHours', 'BENEFIT_ACCRUED'),
    (300, 'dispatchmembership', ARRAY['created'], NULL, NULL, NULL, 'DISPATCH_MEMBER_ADDED'), (301, 'dispatchmembership', ARRAY['deleted'], NULL, NULL, NULL, 'DISPATCH_MEMBER_REMOVED'), (302, 'dispatchmembership', NULL, '{"status": "inactive"}', NULL, NULL, 'DISPATCH_MEMBER_REMOVED'),
    (310, 'verification', ARRAY['created'], NULL, NULL, NULL, 'VERIFICATION_CREATED'), (311, 'verification', NULL, NULL, NULL, 'usedFor', 'DOCUMENT_FINALIZED'), (312, 'verification', NULL, NULL, NULL, 'retries', 'VERIFICATION_RETRIED'),
    (313, 'verification', NULL, '{"status": "processing"}', NULL, NULL, 'VERIFICATION_STARTED'), (314, 'verification', NULL, '{"status": "approved"}', NULL, NULL, 'VERIFICATION_REVIEWED'), (315, 'verification', NULL, '{"status": "rejected"}', NULL, NULL, 'VERIFICATION_REVIEWED'),
    (316, 'verification', NULL, NULL, NULL, 'status', 'VERIFICATION_DECIDED'),
    (320, 'certificate', ARRAY['created'], NULL, NULL, NULL, 'CERTIFICATE_ADDED'), (321, 'certificate', ARRAY['deleted'], NULL, NULL, NULL, 'CERTIFICATE_DELETED'), (322, 'certificate', NULL, '{"status": "expired"}', NULL, NULL, 'CERTIFICATE_EXPIRED')
) AS v (n, object, verbs, now_is, was, has, name);

REVOKE ALL ON staffing.event_objects, staffing.event_names FROM workforceos_app, workforceos_system;
GRANT SELECT ON staffing.event_objects, staffing.event_names TO workforceos_app, workforceos_system;

-- Looked up row by row, a name would take ten times as long: the function is made from the rows, and is to be made anew after each change of theirs.
CREATE FUNCTION staffing.name_events() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    named text;
    called text;
BEGIN
    SELECT string_agg(format('WHEN %L THEN CASE %s END', r.object, r.rules), E'\n' ORDER BY r.object) INTO named FROM (
        SELECT n.object, string_agg(format('WHEN %s THEN %L', coalesce(nullif(concat_ws(' AND ',
                CASE WHEN n.verbs IS NOT NULL THEN format('verb = ANY (%L)', n.verbs) END,
                (SELECT string_agg(format('is_now ->> %L = %L', f.key, f.value), ' AND ' ORDER BY f.key) FROM jsonb_each_text(n.now_is) f),
                (SELECT string_agg(format('was ->> %L = %L', f.key, f.value), ' AND ' ORDER BY f.key) FROM jsonb_each_text(n.was) f),
                CASE WHEN n.has IS NOT NULL THEN format('is_now ? %L', n.has) END,
                CASE WHEN n.has_value IS NOT NULL THEN format('is_now ->> %L IS NOT NULL', n.has_value) END), ''), 'true'), n.name), ' ' ORDER BY n.rank) AS rules
        FROM staffing.event_names n GROUP BY n.object
    ) r;
    SELECT string_agg(format('WHEN %L THEN %L', o.object, o.words), ' ' ORDER BY o.object) INTO called FROM staffing.event_objects o WHERE o.words <> o.object;
    EXECUTE format('CREATE OR REPLACE FUNCTION staffing.event_type(object text, verb text, was jsonb, is_now jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS %L',
        format(E'SELECT coalesce(CASE object\n%s\nEND, upper(CASE object %s ELSE object END || ''_'' || verb))', named, called));
END
$$;
REVOKE EXECUTE ON FUNCTION staffing.name_events FROM PUBLIC;
SELECT staffing.name_events();
