-- What is ordered, who applies, who is on it, who gives it back.
CREATE TABLE staffing.order_numbers (
    company_id uuid NOT NULL,
    month date NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (company_id, month)
);
SELECT kernel.fence('staffing.order_numbers');

CREATE TABLE staffing.orders (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    vendor_id uuid,
    cost_center_id uuid,
    shift_manager_membership_id uuid,
    order_number text NOT NULL,
    order_type text NOT NULL CHECK (order_type IN ('oneTime', 'recurring', 'permanent')),
    title text NOT NULL,
    description text,
    service_type text CHECK (service_type IN ('event', 'catering', 'hotel', 'restaurant', 'corporate', 'other')),
    event_name text,
    notes text,
    metadata jsonb,
    status text NOT NULL CHECK (status IN ('draft', 'open', 'filled', 'inProgress', 'completed', 'cancelled', 'replaced')),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    schedule jsonb NOT NULL,
    positions jsonb NOT NULL,
    horizon_days int CHECK (horizon_days BETWEEN 7 AND 60),
    horizon_until date,
    replaces_order_id uuid,
    cancelled_at timestamptz,
    cancel_reason text,
    created_by uuid NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, hub_id) REFERENCES staffing.hubs (company_id, id),
    FOREIGN KEY (company_id, vendor_id) REFERENCES staffing.vendors (company_id, id),
    FOREIGN KEY (company_id, cost_center_id) REFERENCES staffing.cost_centers (company_id, id),
    FOREIGN KEY (company_id, replaces_order_id) REFERENCES staffing.orders (company_id, id),
    CHECK ((order_type = 'permanent') = (horizon_days IS NOT NULL))
);
COMMENT ON COLUMN staffing.orders.schedule IS 'Its days and times as they were ordered, in the zone of the hub.';
COMMENT ON COLUMN staffing.orders.positions IS 'What each of its shifts needs, as it was ordered: the pattern of shifts that are still to be made, and of a reorder.';
COMMENT ON COLUMN staffing.orders.horizon_until IS 'The last day that shifts of a permanent order have been made for.';
CREATE UNIQUE INDEX order_number ON staffing.orders (company_id, order_number);
CREATE INDEX orders_of_business ON staffing.orders (company_id, business_id, status, starts_at, id);
CREATE INDEX orders_of_hub ON staffing.orders (company_id, hub_id, starts_at, id);
CREATE INDEX orders_to_extend ON staffing.orders (horizon_until) WHERE order_type = 'permanent' AND status IN ('open', 'filled', 'inProgress');
CREATE INDEX order_replaced ON staffing.orders (company_id, replaces_order_id) WHERE replaces_order_id IS NOT NULL;
SELECT kernel.fence('staffing.orders');

CREATE TABLE staffing.shifts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    order_id uuid NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    shift_code text NOT NULL,
    title text NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    local_date date NOT NULL,
    timezone text NOT NULL,
    location_name text NOT NULL,
    location_address text NOT NULL,
    latitude double precision,
    longitude double precision,
    clock_in_mode text CHECK (clock_in_mode IN ('nfcRequired', 'geoRequired', 'either')),
    allow_clock_in_override boolean,
    geofence_radius_meters int CHECK (geofence_radius_meters BETWEEN 25 AND 2000),
    nfc_tag_id text CHECK (nfc_tag_id ~ '^[A-Z0-9:_-]{4,64}$'),
    required_workers int NOT NULL CHECK (required_workers >= 0),
    assigned_workers int NOT NULL CHECK (assigned_workers BETWEEN 0 AND required_workers),
    status text NOT NULL CHECK (status IN ('draft', 'open', 'filled', 'inProgress', 'completed', 'cancelled')),
    cancelled_at timestamptz,
    cancel_reason text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, order_id) REFERENCES staffing.orders (company_id, id),
    FOREIGN KEY (company_id, hub_id) REFERENCES staffing.hubs (company_id, id),
    CHECK (ends_at > starts_at)
);
COMMENT ON COLUMN staffing.shifts.local_date IS 'On which it begins, by the clock of the hub.';
COMMENT ON COLUMN staffing.shifts.clock_in_mode IS 'This and the three below stand where the shift differs from its hub.';
CREATE UNIQUE INDEX shift_code ON staffing.shifts (company_id, order_id, shift_code);
CREATE INDEX shifts_of_business ON staffing.shifts (company_id, business_id, starts_at, id);
CREATE INDEX shifts_of_hub ON staffing.shifts (company_id, hub_id, starts_at, id);
CREATE INDEX shifts_by_date ON staffing.shifts (company_id, business_id, local_date, id);
CREATE INDEX shifts_to_start ON staffing.shifts (starts_at) WHERE status IN ('open', 'filled');
CREATE INDEX shifts_to_end ON staffing.shifts (ends_at) WHERE status = 'inProgress';
SELECT kernel.fence('staffing.shifts');

CREATE TABLE staffing.shift_roles (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    shift_id uuid NOT NULL,
    order_id uuid NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    catalog_role_id uuid NOT NULL,
    role_code text NOT NULL,
    role_name text NOT NULL,
    workers_needed int NOT NULL CHECK (workers_needed BETWEEN 1 AND 500),
    assigned_count int NOT NULL CHECK (assigned_count BETWEEN 0 AND workers_needed),
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    break_minutes int NOT NULL CHECK (break_minutes BETWEEN 0 AND 240),
    is_break_paid boolean NOT NULL,
    pay_rate_cents int NOT NULL CHECK (pay_rate_cents >= 0),
    bill_rate_cents int NOT NULL CHECK (bill_rate_cents >= 0),
    instant_book_allowed boolean NOT NULL,
    notes text,
    published_at timestamptz NOT NULL,
    released_tier int NOT NULL CHECK (released_tier BETWEEN 1 AND 3),
    next_release_at timestamptz,
    status text NOT NULL CHECK (status IN ('open', 'filled', 'closed', 'cancelled')),
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, shift_id) REFERENCES staffing.shifts (company_id, id),
    FOREIGN KEY (company_id, catalog_role_id) REFERENCES staffing.catalog_roles (company_id, id),
    CHECK (ends_at > starts_at)
);
COMMENT ON TABLE staffing.shift_roles IS 'So many places of one role on one shift: what workers apply for. Whoever changes its count, or the state of an assignment on it, locks its row first.';
COMMENT ON COLUMN staffing.shift_roles.starts_at IS 'The shift''s own, where the position has no other.';
COMMENT ON COLUMN staffing.shift_roles.released_tier IS 'Up to which tier workers see it: 1 core, 2 certified at the location, 3 everybody.';
CREATE UNIQUE INDEX shift_role_once ON staffing.shift_roles (company_id, shift_id, catalog_role_id, starts_at);
CREATE INDEX shift_roles_open ON staffing.shift_roles (company_id, catalog_role_id, starts_at, id) WHERE status = 'open';
CREATE INDEX shift_roles_ahead ON staffing.shift_roles (company_id, business_id, starts_at, id);
CREATE INDEX shift_roles_of_order ON staffing.shift_roles (company_id, order_id, starts_at, id);
CREATE INDEX shift_roles_to_release ON staffing.shift_roles (next_release_at) WHERE status = 'open' AND next_release_at IS NOT NULL;
SELECT kernel.fence('staffing.shift_roles');

CREATE TABLE staffing.applications (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    shift_role_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    swap_request_id uuid,
    status text NOT NULL CHECK (status IN ('pending', 'confirmed', 'rejected', 'withdrawn', 'expired')),
    note text,
    applied_at timestamptz NOT NULL,
    decided_at timestamptz,
    decided_by uuid,
    reason_code text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, shift_role_id) REFERENCES staffing.shift_roles (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
CREATE UNIQUE INDEX application_live ON staffing.applications (company_id, shift_role_id, staff_id) WHERE status IN ('pending', 'confirmed');
CREATE INDEX applications_of_staff ON staffing.applications (company_id, staff_id, status, id);
CREATE INDEX applications_of_shift ON staffing.applications (company_id, shift_id, status);
CREATE INDEX applications_of_swap ON staffing.applications (company_id, swap_request_id) WHERE swap_request_id IS NOT NULL;
SELECT kernel.fence('staffing.applications');

CREATE TABLE staffing.assignments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    shift_id uuid NOT NULL,
    shift_role_id uuid NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    application_id uuid,
    status text NOT NULL CHECK (status IN ('assigned', 'accepted', 'declined', 'swapRequested', 'swappedOut', 'checkedIn', 'checkedOut', 'completed', 'cancelled', 'noShow')),
    pay_rate_cents int NOT NULL,
    bill_rate_cents int NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz NOT NULL,
    held_from timestamptz NOT NULL,
    held_until timestamptz NOT NULL,
    respond_by timestamptz,
    accepted_at timestamptz,
    checked_in_at timestamptz,
    checked_out_at timestamptz,
    swap_requested_at timestamptz,
    swap_reason text,
    cancelled_at timestamptz,
    cancel_code text,
    cancelled_by text CHECK (cancelled_by IN ('client', 'staff', 'system', 'ops')),
    cancel_reason text,
    replaces_assignment_id uuid,
    late_warned_at timestamptz,
    late_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, shift_id) REFERENCES staffing.shifts (company_id, id),
    FOREIGN KEY (company_id, shift_role_id) REFERENCES staffing.shift_roles (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    CHECK (ends_at > starts_at AND held_until > held_from),
    CONSTRAINT assignments_keep_apart EXCLUDE USING gist (company_id WITH =, staff_id WITH =, tstzrange(held_from, held_until) WITH &&)
        WHERE (status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn'))
);
COMMENT ON COLUMN staffing.assignments.held_from IS 'With half of the time that workers need from one place to the next; so with held_until.';
CREATE UNIQUE INDEX assignment_live ON staffing.assignments (company_id, shift_role_id, staff_id) WHERE status IN ('assigned', 'accepted', 'swapRequested', 'checkedIn', 'checkedOut', 'completed');
CREATE INDEX assignments_of_staff ON staffing.assignments (company_id, staff_id, starts_at, id);
CREATE INDEX assignments_of_staff_by_status ON staffing.assignments (company_id, staff_id, status, starts_at, id);
CREATE INDEX assignments_of_shift ON staffing.assignments (company_id, shift_id, status);
CREATE INDEX assignments_of_business ON staffing.assignments (company_id, business_id, staff_id, status);
CREATE INDEX assignments_to_answer ON staffing.assignments (respond_by) WHERE status = 'assigned';
CREATE INDEX assignments_awaited ON staffing.assignments (starts_at) WHERE status = 'accepted';
CREATE INDEX assignments_checked_out ON staffing.assignments (ends_at) WHERE status = 'checkedOut';
SELECT kernel.fence('staffing.assignments');

CREATE TABLE staffing.swap_requests (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    original_assignment_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    shift_role_id uuid NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    reason text NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'resolved', 'cancelled', 'autoCancelled')),
    expires_at timestamptz NOT NULL,
    resolved_at timestamptz,
    resolved_by uuid,
    selected_application_id uuid,
    replacement_assignment_id uuid,
    note text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, original_assignment_id) REFERENCES staffing.assignments (company_id, id),
    FOREIGN KEY (company_id, shift_role_id) REFERENCES staffing.shift_roles (company_id, id),
    CHECK ((status = 'open') = (resolved_at IS NULL))
);
CREATE UNIQUE INDEX swap_open ON staffing.swap_requests (company_id, original_assignment_id) WHERE status = 'open';
CREATE INDEX swaps_of_role ON staffing.swap_requests (company_id, shift_role_id) WHERE status = 'open';
CREATE INDEX swaps_of_business ON staffing.swap_requests (company_id, business_id, status, id);
CREATE INDEX swaps_to_expire ON staffing.swap_requests (expires_at) WHERE status = 'open';
SELECT kernel.fence('staffing.swap_requests');

CREATE TABLE staffing.reviews (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    rating int NOT NULL CHECK (rating BETWEEN 1 AND 5),
    feedback text,
    issue_flags text[] NOT NULL,
    reviewer_user_id uuid NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, assignment_id) REFERENCES staffing.assignments (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
CREATE UNIQUE INDEX review_once ON staffing.reviews (company_id, business_id, assignment_id);
CREATE INDEX reviews_of_staff ON staffing.reviews (company_id, staff_id, id);
SELECT kernel.fence('staffing.reviews');
