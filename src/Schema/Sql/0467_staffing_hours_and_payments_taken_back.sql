-- breaks older builds
-- Hours that an operator does not take as they are go back to their worker. A payment that was not sent can be taken back, and the same
-- is owed by another: of a timesheet one lives at a time.
ALTER TABLE staffing.timesheets ADD COLUMN rejected_at timestamptz, ADD COLUMN rejection_reason text;
CREATE INDEX timesheets_by_status ON staffing.timesheets (company_id, status, id);

ALTER TABLE staffing.payments DROP CONSTRAINT payments_status_check, ADD CONSTRAINT payments_status_check CHECK (status IN ('pending', 'processing', 'paid', 'failed', 'cancelled')),
    ADD COLUMN cancelled_at timestamptz, ADD COLUMN cancel_reason text;
DROP INDEX staffing.payment_of_timesheet;
CREATE UNIQUE INDEX payment_of_timesheet ON staffing.payments (company_id, timesheet_id) WHERE status <> 'cancelled';
CREATE INDEX payments_by_status ON staffing.payments (company_id, status, id);

-- Whether clients see their photo is read wherever they are shown.
ALTER TABLE staffing.staff ADD COLUMN profile_visible boolean NOT NULL DEFAULT true;
SET LOCAL ROLE workforceos_system;
UPDATE staffing.staff s SET profile_visible = false FROM staffing.staff_privacy p WHERE p.company_id = s.company_id AND p.staff_id = s.id AND NOT p.profile_visible;
RESET ROLE;
ALTER TABLE staffing.staff_privacy DROP COLUMN profile_visible;

CREATE OR REPLACE FUNCTION staffing.event_type(object text, verb text, was jsonb, is_now jsonb) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT coalesce(
    CASE object
        WHEN 'order' THEN CASE WHEN verb = 'created' THEN 'ORDER_CREATED' WHEN is_now ->> 'status' = 'replaced' THEN 'ORDER_REPLACED' WHEN is_now ->> 'status' = 'cancelled' THEN 'ORDER_CANCELLED' WHEN is_now ->> 'status' = 'completed' THEN 'ORDER_COMPLETED' ELSE 'ORDER_UPDATED' END
        WHEN 'shift' THEN CASE WHEN verb = 'created' THEN 'SHIFT_PUBLISHED' WHEN is_now ->> 'status' = 'inProgress' THEN 'SHIFT_STARTED' WHEN is_now ->> 'status' = 'completed' THEN 'SHIFT_COMPLETED' WHEN is_now ->> 'status' = 'cancelled' THEN 'SHIFT_CANCELLED' WHEN is_now ->> 'status' = 'open' AND was ->> 'status' = 'filled' THEN 'SHIFT_SLOT_REOPENED' END
        WHEN 'application' THEN CASE WHEN verb = 'created' THEN 'SHIFT_APPLIED' END
        WHEN 'assignment' THEN CASE
            WHEN verb = 'created' THEN CASE is_now ->> 'status' WHEN 'assigned' THEN 'SHIFT_OFFERED' ELSE 'SHIFT_BOOKED' END
            WHEN is_now ->> 'status' = 'accepted' AND was ->> 'status' = 'assigned' THEN 'SHIFT_ACCEPTED'
            WHEN is_now ->> 'status' = 'declined' THEN 'SHIFT_DECLINED'
            WHEN is_now ->> 'status' = 'cancelled' THEN CASE is_now ->> 'cancelCode' WHEN 'OFFER_EXPIRED' THEN 'OFFER_EXPIRED' WHEN 'LATE_WORKER' THEN 'LATE_WORKER_CANCELLED' ELSE 'ASSIGNMENT_CANCELLED' END
            WHEN is_now ->> 'status' = 'noShow' THEN 'NO_SHOW_RECORDED'
            WHEN is_now ->> 'status' = 'checkedIn' AND was ->> 'status' = 'noShow' THEN 'NO_SHOW_REVERSED'
            WHEN is_now ->> 'lateAt' IS NOT NULL THEN 'LATE_DETECTED' END
        WHEN 'swaprequest' THEN CASE WHEN verb = 'created' THEN 'SHIFT_SWAP_REQUESTED' WHEN is_now ->> 'status' = 'resolved' THEN 'SHIFT_SWAP_RESOLVED' WHEN is_now ->> 'status' = 'cancelled' THEN 'SHIFT_SWAP_CANCELLED' WHEN is_now ->> 'status' = 'autoCancelled' THEN 'SHIFT_SWAP_AUTO_CANCELLED' END
        WHEN 'attendancesession' THEN CASE WHEN verb = 'created' THEN 'ATTENDANCE_CLOCKED_IN' WHEN is_now ->> 'status' = 'closed' THEN 'ATTENDANCE_CLOCKED_OUT' WHEN is_now ->> 'status' = 'autoClosed' THEN 'AUTO_CLOCKED_OUT' END
        WHEN 'incident' THEN CASE WHEN verb = 'created' THEN CASE is_now ->> 'incidentType' WHEN 'clockInOverride' THEN 'GEOFENCE_OVERRIDE_USED' ELSE 'GEOFENCE_INCIDENT_OPENED' END WHEN is_now ->> 'status' = 'resolved' THEN 'GEOFENCE_INCIDENT_RESOLVED' END
        WHEN 'timesheet' THEN CASE is_now ->> 'status' WHEN 'submitted' THEN 'TIMESHEET_SUBMITTED_FOR_APPROVAL' WHEN 'approved' THEN 'TIMESHEET_APPROVED' WHEN 'rejected' THEN 'TIMESHEET_REJECTED' WHEN 'paid' THEN 'TIMESHEET_PAID' END
        WHEN 'review' THEN CASE WHEN verb <> 'deleted' THEN 'STAFF_REVIEWED' END
        WHEN 'stafffavorite' THEN CASE verb WHEN 'created' THEN 'STAFF_FAVORITED' WHEN 'deleted' THEN 'STAFF_UNFAVORITED' END
        WHEN 'staffblock' THEN CASE WHEN verb = 'created' THEN 'STAFF_BLOCKED' WHEN is_now ->> 'clearedAt' IS NOT NULL THEN 'STAFF_UNBLOCKED' END
        WHEN 'hub' THEN CASE WHEN verb = 'created' THEN 'HUB_CREATED' WHEN verb = 'deleted' OR is_now ->> 'status' = 'inactive' THEN 'HUB_ARCHIVED' WHEN is_now ? 'nfcTagId' THEN 'HUB_NFC_ASSIGNED' ELSE 'HUB_UPDATED' END
        WHEN 'membership' THEN CASE WHEN is_now ->> 'status' = 'invited' THEN 'MANAGER_INVITED' WHEN is_now ->> 'status' = 'active' THEN 'MEMBERSHIP_ACTIVATED' WHEN is_now ->> 'status' = 'disabled' THEN 'MEMBERSHIP_DISABLED' END
        WHEN 'business' THEN CASE WHEN verb = 'created' THEN 'BUSINESS_CREATED' WHEN is_now ->> 'status' = 'inactive' THEN 'BUSINESS_ARCHIVED' END
        WHEN 'vendor' THEN CASE WHEN verb <> 'created' AND is_now ->> 'status' = 'inactive' THEN 'VENDOR_ARCHIVED' END
        WHEN 'vendorrate' THEN CASE WHEN verb = 'deleted' THEN 'VENDOR_RATE_REMOVED' ELSE 'VENDOR_RATE_SET' END
        WHEN 'businessvendor' THEN CASE WHEN verb = 'deleted' OR is_now ->> 'status' = 'ended' THEN 'VENDOR_CONTRACT_ENDED' WHEN verb = 'created' THEN 'VENDOR_CONTRACT_CREATED' ELSE 'VENDOR_CONTRACT_UPDATED' END
        WHEN 'catalogrole' THEN CASE WHEN verb <> 'created' AND is_now ->> 'status' = 'inactive' THEN 'CATALOG_ROLE_ARCHIVED' END
        WHEN 'staffrole' THEN CASE verb WHEN 'created' THEN 'STAFF_ROLE_ADDED' WHEN 'deleted' THEN 'STAFF_ROLE_REMOVED' END
        WHEN 'settings' THEN 'MARKETPLACE_SETTINGS_UPDATED'
        WHEN 'document' THEN 'REQUIRED_DOCUMENT_' || upper(verb)
        WHEN 'staff' THEN CASE WHEN verb = 'created' THEN 'STAFF_ONBOARDED' WHEN is_now ->> 'userId' IS NOT NULL THEN 'STAFF_BOUND' ELSE 'PROFILE_UPDATED' END
        WHEN 'invoice' THEN CASE WHEN verb = 'created' THEN 'INVOICE_ISSUED' ELSE CASE is_now ->> 'status' WHEN 'pending' THEN 'INVOICE_REISSUED' WHEN 'approved' THEN 'INVOICE_APPROVED' WHEN 'disputed' THEN 'INVOICE_DISPUTED' WHEN 'paid' THEN 'INVOICE_PAID'
            WHEN 'overdue' THEN 'INVOICE_OVERDUE' WHEN 'void' THEN 'INVOICE_VOIDED' END END
        WHEN 'payment' THEN CASE WHEN verb = 'created' THEN 'PAYMENT_CREATED' ELSE CASE is_now ->> 'status' WHEN 'processing' THEN 'PAYMENT_PROCESSING' WHEN 'paid' THEN 'PAYMENT_PAID' WHEN 'failed' THEN 'PAYMENT_FAILED' WHEN 'cancelled' THEN 'PAYMENT_CANCELLED' END END
        WHEN 'bankaccount' THEN CASE WHEN verb = 'created' THEN 'BANK_ACCOUNT_ADDED' END
        WHEN 'taxform' THEN CASE is_now ->> 'status' WHEN 'submitted' THEN 'TAX_FORM_SUBMITTED' WHEN 'approved' THEN 'TAX_FORM_APPROVED' WHEN 'rejected' THEN 'TAX_FORM_REJECTED' ELSE 'TAX_FORM_SAVED' END
        WHEN 'emergencycontact' THEN CASE verb WHEN 'created' THEN 'EMERGENCY_CONTACT_ADDED' ELSE 'EMERGENCY_CONTACT_UPDATED' END
        WHEN 'staffprivacy' THEN 'PRIVACY_UPDATED'
        WHEN 'benefit' THEN CASE WHEN verb <> 'deleted' AND is_now ? 'trackedHours' THEN 'BENEFIT_ACCRUED' END
        WHEN 'dispatchmembership' THEN CASE WHEN verb = 'created' THEN 'DISPATCH_MEMBER_ADDED' WHEN verb = 'deleted' OR is_now ->> 'status' = 'inactive' THEN 'DISPATCH_MEMBER_REMOVED' END
        WHEN 'verification' THEN CASE WHEN verb = 'created' THEN 'VERIFICATION_CREATED' WHEN is_now ? 'usedFor' THEN 'DOCUMENT_FINALIZED' WHEN is_now ? 'retries' THEN 'VERIFICATION_RETRIED' WHEN is_now ->> 'status' = 'processing' THEN 'VERIFICATION_STARTED'
            WHEN is_now ->> 'status' IN ('approved', 'rejected') THEN 'VERIFICATION_REVIEWED' WHEN is_now ? 'status' THEN 'VERIFICATION_DECIDED' END
        WHEN 'certificate' THEN CASE WHEN verb = 'created' THEN 'CERTIFICATE_ADDED' WHEN verb = 'deleted' THEN 'CERTIFICATE_DELETED' WHEN is_now ->> 'status' = 'expired' THEN 'CERTIFICATE_EXPIRED' END
    END,
    upper(CASE object WHEN 'catalogrole' THEN 'catalog_role' WHEN 'costcenter' THEN 'cost_center' WHEN 'staffrole' THEN 'staff_role' WHEN 'staffdocument' THEN 'staff_document' WHEN 'billingaccount' THEN 'billing_account' WHEN 'bankaccount' THEN 'bank_account'
        WHEN 'shiftrole' THEN 'shift_role' WHEN 'swaprequest' THEN 'swap_request' WHEN 'attendancesession' THEN 'attendance_session' WHEN 'staffblock' THEN 'staff_block' WHEN 'dispatchmembership' THEN 'dispatch_membership' ELSE object END || '_' || verb))
$$;
