-- Who orders workers: businesses, their people, where the work is, and what vendors sell them.
SELECT kernel.open_schema('staffing');

CREATE TABLE staffing.settings (
    company_id uuid PRIMARY KEY,
    application_mode text NOT NULL DEFAULT 'autoReserve' CHECK (application_mode IN ('autoReserve', 'dispatchReview')),
    offer_minutes int NOT NULL DEFAULT 120 CHECK (offer_minutes BETWEEN 10 AND 10080),
    swap_window_minutes int NOT NULL DEFAULT 1440 CHECK (swap_window_minutes BETWEEN 15 AND 10080),
    late_grace_minutes int NOT NULL DEFAULT 10 CHECK (late_grace_minutes BETWEEN 0 AND 240),
    no_show_minutes int NOT NULL DEFAULT 30 CHECK (no_show_minutes BETWEEN 5 AND 480),
    clock_in_early_minutes int NOT NULL DEFAULT 15 CHECK (clock_in_early_minutes BETWEEN 0 AND 240),
    certified_after_minutes int NOT NULL DEFAULT 30 CHECK (certified_after_minutes BETWEEN 0 AND 10080),
    marketplace_after_minutes int NOT NULL DEFAULT 120 CHECK (marketplace_after_minutes BETWEEN 0 AND 10080),
    expose_nfc_tag_to_staff boolean NOT NULL DEFAULT true,
    attestation_mode text NOT NULL DEFAULT 'observe' CHECK (attestation_mode IN ('observe', 'enforce')),
    pay_early_clock_in boolean NOT NULL DEFAULT false
);
COMMENT ON TABLE staffing.settings IS 'What a marketplace has decided otherwise; a company without a row has the defaults.';
SELECT kernel.fence('staffing.settings');

CREATE TABLE staffing.businesses (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    timezone text NOT NULL,
    currency text NOT NULL,
    billing_terms_days int NOT NULL CHECK (billing_terms_days BETWEEN 0 AND 180),
    instant_book boolean NOT NULL,
    logo_url text,
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN staffing.businesses.instant_book IS 'Whether its positions can be booked at once where an order does not say.';
CREATE UNIQUE INDEX business_name ON staffing.businesses (company_id, lower(name)) WHERE is_active;
SELECT kernel.fence('staffing.businesses');

CREATE TABLE staffing.memberships (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    user_id uuid,
    first_name text NOT NULL,
    last_name text NOT NULL,
    invited_email text,
    phone text,
    role text NOT NULL CHECK (role IN ('owner', 'admin', 'shiftManager', 'viewer')),
    status text NOT NULL CHECK (status IN ('invited', 'active', 'disabled')),
    last_active_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    CHECK (user_id IS NOT NULL OR invited_email IS NOT NULL),
    CHECK (status <> 'active' OR user_id IS NOT NULL)
);
CREATE UNIQUE INDEX membership_user ON staffing.memberships (company_id, business_id, user_id) WHERE user_id IS NOT NULL AND is_active;
CREATE UNIQUE INDEX membership_invited ON staffing.memberships (company_id, business_id, lower(invited_email)) WHERE user_id IS NULL AND is_active;
CREATE INDEX memberships_of_user ON staffing.memberships (company_id, user_id) WHERE user_id IS NOT NULL;
CREATE INDEX memberships_invited_to ON staffing.memberships (company_id, lower(invited_email)) WHERE status = 'invited';
SELECT kernel.fence('staffing.memberships');

CREATE TABLE staffing.vendors (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    service_area text,
    logo_url text,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX vendor_name ON staffing.vendors (company_id, lower(name)) WHERE is_active;
SELECT kernel.fence('staffing.vendors');

CREATE TABLE staffing.business_vendors (
    company_id uuid NOT NULL,
    business_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    is_default boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'pending', 'ended')),
    PRIMARY KEY (company_id, business_id, vendor_id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, vendor_id) REFERENCES staffing.vendors (company_id, id)
);
CREATE UNIQUE INDEX business_default_vendor ON staffing.business_vendors (company_id, business_id) WHERE is_default;
SELECT kernel.fence('staffing.business_vendors');

CREATE TABLE staffing.catalog_roles (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    code text NOT NULL CHECK (code ~ '^[A-Z0-9_]{2,40}$'),
    name text NOT NULL,
    category text,
    min_hours numeric(4, 2) NOT NULL CHECK (min_hours BETWEEN 0 AND 16),
    certificate_types text[] NOT NULL,
    attire_items text[] NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX catalog_role_code ON staffing.catalog_roles (company_id, code) WHERE is_active;
SELECT kernel.fence('staffing.catalog_roles');

CREATE TABLE staffing.vendor_roles (
    company_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    catalog_role_id uuid NOT NULL,
    pay_rate_cents int NOT NULL CHECK (pay_rate_cents BETWEEN 0 AND 10000000),
    bill_rate_cents int NOT NULL CHECK (bill_rate_cents BETWEEN 0 AND 10000000),
    benchmark_rate_cents int CHECK (benchmark_rate_cents BETWEEN 0 AND 10000000),
    PRIMARY KEY (company_id, vendor_id, catalog_role_id),
    FOREIGN KEY (company_id, vendor_id) REFERENCES staffing.vendors (company_id, id),
    FOREIGN KEY (company_id, catalog_role_id) REFERENCES staffing.catalog_roles (company_id, id)
);
SELECT kernel.fence('staffing.vendor_roles');

CREATE TABLE staffing.cost_centers (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    name text NOT NULL,
    code text,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id)
);
CREATE UNIQUE INDEX cost_center_name ON staffing.cost_centers (company_id, business_id, lower(name)) WHERE is_active;
SELECT kernel.fence('staffing.cost_centers');

CREATE TABLE staffing.hubs (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    name text NOT NULL,
    full_address text NOT NULL,
    place_id text,
    street text,
    city text,
    state text,
    country text,
    postal_code text,
    latitude double precision CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision CHECK (longitude BETWEEN -180 AND 180),
    timezone text NOT NULL,
    cost_center_id uuid,
    geofence_radius_meters int NOT NULL CHECK (geofence_radius_meters BETWEEN 25 AND 2000),
    clock_in_mode text NOT NULL CHECK (clock_in_mode IN ('nfcRequired', 'geoRequired', 'either')),
    allow_clock_in_override boolean NOT NULL,
    nfc_tag_id text CHECK (nfc_tag_id ~ '^[A-Z0-9:_-]{4,64}$'),
    nfc_label text,
    nfc_assigned_at timestamptz,
    contact_name text,
    contact_phone text,
    access_notes text,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, cost_center_id) REFERENCES staffing.cost_centers (company_id, id),
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);
CREATE UNIQUE INDEX hub_name ON staffing.hubs (company_id, business_id, lower(name)) WHERE status = 'active';
CREATE UNIQUE INDEX hub_nfc_tag ON staffing.hubs (company_id, nfc_tag_id) WHERE nfc_tag_id IS NOT NULL AND status = 'active';
CREATE INDEX hubs_of_cost_center ON staffing.hubs (company_id, cost_center_id) WHERE cost_center_id IS NOT NULL;
SELECT kernel.fence('staffing.hubs');

CREATE TABLE staffing.hub_managers (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    hub_id uuid NOT NULL,
    membership_id uuid NOT NULL,
    assigned_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, hub_id) REFERENCES staffing.hubs (company_id, id),
    FOREIGN KEY (company_id, membership_id) REFERENCES staffing.memberships (company_id, id)
);
CREATE UNIQUE INDEX hub_manager ON staffing.hub_managers (company_id, hub_id, membership_id);
CREATE INDEX hubs_of_manager ON staffing.hub_managers (company_id, membership_id);
SELECT kernel.fence('staffing.hub_managers');

CREATE TABLE staffing.billing_accounts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    bank_name text NOT NULL,
    provider_reference text,
    last4 text,
    account_type text NOT NULL CHECK (account_type IN ('checking', 'savings', 'card')),
    is_primary boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'pendingVerification', 'disabled')),
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id)
);
CREATE UNIQUE INDEX billing_account_primary ON staffing.billing_accounts (company_id, business_id) WHERE is_primary AND is_active;
CREATE INDEX billing_accounts_of ON staffing.billing_accounts (company_id, business_id);
SELECT kernel.fence('staffing.billing_accounts');
