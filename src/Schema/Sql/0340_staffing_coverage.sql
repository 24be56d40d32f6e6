-- What coverage is looked through by: teams of a business by type and hub, swaps and incidents by hub, shift, type and time.
CREATE INDEX dispatch_teams_of_business ON staffing.dispatch_memberships (company_id, business_id, team_type, hub_id, id) WHERE status = 'active';
CREATE INDEX swaps_by_expiry ON staffing.swap_requests (company_id, business_id, status, expires_at, id);
CREATE INDEX swaps_of_hub ON staffing.swap_requests (company_id, hub_id, status, expires_at, id);
CREATE INDEX swaps_of_shift ON staffing.swap_requests (company_id, shift_id, status);
CREATE INDEX incidents_lately ON staffing.incidents (company_id, business_id, occurred_at DESC, id DESC);
CREATE INDEX incidents_of_type ON staffing.incidents (company_id, business_id, incident_type, occurred_at DESC, id DESC);
CREATE INDEX blocks_of_business ON staffing.staff_blocks (company_id, business_id, created_at DESC, id DESC) WHERE cleared_at IS NULL;
