-- Of people who are erased already, words that stayed behind: notes of payroll and types of documents in the audit trail, types of leave.
SET LOCAL statement_timeout = 0;
SET LOCAL ROLE workforceos_system;

UPDATE kernel.changes c SET before = c.before - 'notes', after = c.after - 'notes'
FROM payroll.reports r JOIN identity.users u ON u.company_id = r.company_id AND u.id = r.user_id AND u.erased_at IS NOT NULL
WHERE c.company_id = r.company_id AND c.object_id = r.id;

UPDATE kernel.changes c SET before = c.before - 'leaveType', after = c.after - 'leaveType'
FROM leave.requests r JOIN identity.users u ON u.company_id = r.company_id AND u.id = r.user_id AND u.erased_at IS NOT NULL
WHERE c.company_id = r.company_id AND c.object_id = r.id;

UPDATE leave.requests r SET leave_type = CASE WHEN r.leave_type ILIKE '%unpaid%' THEN 'unpaid' ELSE 'other' END
FROM identity.users u WHERE u.company_id = r.company_id AND u.id = r.user_id AND u.erased_at IS NOT NULL;

-- The documents are gone, so that only the trail says whose they were.
WITH theirs AS (
    SELECT c.company_id, c.object_id FROM kernel.changes c
    JOIN employees.profiles p ON p.company_id = c.company_id AND p.id = (c.after ->> 'employeeProfileId')::uuid
    JOIN identity.users u ON u.company_id = p.company_id AND u.id = p.user_id AND u.erased_at IS NOT NULL
    WHERE c.event = 'workforceos-employeeProfile-service-dbevent-employeedocument-created')
UPDATE kernel.changes c SET before = c.before - 'documentType', after = c.after - 'documentType'
FROM theirs WHERE c.company_id = theirs.company_id AND c.object_id = theirs.object_id;

RESET ROLE;
