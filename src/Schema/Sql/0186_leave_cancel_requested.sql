-- Approved leave whose owners ask that it be cancelled is found by those who can.
CREATE INDEX requests_cancel_requested ON leave.requests (company_id, id) WHERE is_active AND cancel_requested;
