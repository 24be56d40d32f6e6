-- Who works: staff, what they can do, when they can, and what clients think of them.
CREATE TABLE staffing.staff (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid,
    vendor_id uuid,
    full_name text NOT NULL,
    phone text,
    email text,
    photo_uri text,
    bio text,
    primary_role_id uuid,
    home_latitude double precision CHECK (home_latitude BETWEEN -90 AND 90),
    home_longitude double precision CHECK (home_longitude BETWEEN -180 AND 180),
    max_distance_meters int CHECK (max_distance_meters BETWEEN 0 AND 1000000),
    timezone text NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'inactive', 'suspended')),
    share_location_on_shift boolean NOT NULL,
    profile_complete boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, vendor_id) REFERENCES staffing.vendors (company_id, id),
    FOREIGN KEY (company_id, primary_role_id) REFERENCES staffing.catalog_roles (company_id, id),
    CHECK (user_id IS NOT NULL OR phone IS NOT NULL),
    CHECK ((home_latitude IS NULL) = (home_longitude IS NULL))
);
COMMENT ON COLUMN staffing.staff.user_id IS 'Null until whoever was invited has signed in.';
CREATE UNIQUE INDEX staff_user ON staffing.staff (company_id, user_id) WHERE user_id IS NOT NULL AND is_active;
CREATE UNIQUE INDEX staff_phone ON staffing.staff (company_id, phone) WHERE phone IS NOT NULL AND is_active;
SELECT kernel.fence('staffing.staff');

CREATE TABLE staffing.staff_roles (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    catalog_role_id uuid NOT NULL,
    years numeric(4, 1),
    verified boolean NOT NULL,
    PRIMARY KEY (company_id, staff_id, catalog_role_id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    FOREIGN KEY (company_id, catalog_role_id) REFERENCES staffing.catalog_roles (company_id, id)
);
CREATE INDEX staff_of_role ON staffing.staff_roles (company_id, catalog_role_id, staff_id);
SELECT kernel.fence('staffing.staff_roles');

CREATE TABLE staffing.availability_weekly (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    day_of_week int NOT NULL CHECK (day_of_week BETWEEN 0 AND 6),
    status text NOT NULL CHECK (status IN ('available', 'partial', 'unavailable')),
    slots jsonb NOT NULL,
    PRIMARY KEY (company_id, staff_id, day_of_week),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON COLUMN staffing.availability_weekly.day_of_week IS '0 is Sunday.';
SELECT kernel.fence('staffing.availability_weekly');

CREATE TABLE staffing.availability_overrides (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    date date NOT NULL,
    status text NOT NULL CHECK (status IN ('available', 'partial', 'unavailable')),
    slots jsonb NOT NULL,
    PRIMARY KEY (company_id, staff_id, date),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
SELECT kernel.fence('staffing.availability_overrides');

CREATE TABLE staffing.documents (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    kind text NOT NULL CHECK (kind IN ('document', 'attire', 'taxForm')),
    document_type text NOT NULL CHECK (document_type IN ('governmentId', 'workAuthorization', 'backgroundCheck', 'policy', 'other')),
    name text NOT NULL,
    description text,
    required boolean NOT NULL,
    catalog_role_id uuid,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, catalog_role_id) REFERENCES staffing.catalog_roles (company_id, id)
);
COMMENT ON TABLE staffing.documents IS 'What workers are asked for: the catalogue.';
COMMENT ON COLUMN staffing.documents.catalog_role_id IS 'Asked of those who work in this role; null: of all.';
CREATE UNIQUE INDEX document_name ON staffing.documents (company_id, kind, name) WHERE is_active;
SELECT kernel.fence('staffing.documents');

CREATE TABLE staffing.staff_documents (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    document_id uuid NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'verified', 'rejected', 'expired')),
    file_uri text,
    verification_id uuid,
    rejection_reason text,
    expires_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    FOREIGN KEY (company_id, document_id) REFERENCES staffing.documents (company_id, id)
);
CREATE UNIQUE INDEX staff_document ON staffing.staff_documents (company_id, staff_id, document_id) WHERE is_active;
SELECT kernel.fence('staffing.staff_documents');

CREATE TABLE staffing.certificates (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    certificate_type text NOT NULL,
    name text NOT NULL,
    issuer text,
    certificate_number text,
    issued_at timestamptz,
    expires_at timestamptz,
    status text NOT NULL CHECK (status IN ('pending', 'verified', 'rejected', 'expired')),
    file_uri text,
    verification_id uuid,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
CREATE UNIQUE INDEX certificate_of_type ON staffing.certificates (company_id, staff_id, certificate_type) WHERE is_active;
CREATE INDEX certificates_expiring ON staffing.certificates (expires_at) WHERE is_active AND status = 'verified' AND expires_at IS NOT NULL;
SELECT kernel.fence('staffing.certificates');

CREATE TABLE staffing.staff_stats (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    total_shifts int NOT NULL DEFAULT 0,
    on_time_count int NOT NULL DEFAULT 0,
    no_show_count int NOT NULL DEFAULT 0,
    late_cancel_count int NOT NULL DEFAULT 0,
    early_cancel_count int NOT NULL DEFAULT 0,
    rating_sum int NOT NULL DEFAULT 0,
    rating_count int NOT NULL DEFAULT 0,
    reliability_score numeric(4, 1) NOT NULL DEFAULT 100 CHECK (reliability_score BETWEEN 0 AND 100),
    PRIMARY KEY (company_id, staff_id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
SELECT kernel.fence('staffing.staff_stats');

CREATE TABLE staffing.staff_blocks (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    reason text,
    issue_flags text[] NOT NULL,
    source_assignment_id uuid,
    created_by uuid NOT NULL,
    cleared_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
CREATE UNIQUE INDEX staff_block ON staffing.staff_blocks (company_id, business_id, staff_id) WHERE cleared_at IS NULL;
CREATE INDEX blocks_of_staff ON staffing.staff_blocks (company_id, staff_id) WHERE cleared_at IS NULL;
SELECT kernel.fence('staffing.staff_blocks');

CREATE TABLE staffing.staff_favorites (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    business_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
CREATE UNIQUE INDEX staff_favorite ON staffing.staff_favorites (company_id, business_id, staff_id);
CREATE INDEX favorites_of_staff ON staffing.staff_favorites (company_id, staff_id);
SELECT kernel.fence('staffing.staff_favorites');

CREATE TABLE staffing.dispatch_memberships (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid,
    staff_id uuid NOT NULL,
    team_type text NOT NULL CHECK (team_type IN ('core', 'certifiedLocation', 'marketplace')),
    notes text,
    status text NOT NULL CHECK (status IN ('active', 'inactive')),
    effective_to date,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, hub_id) REFERENCES staffing.hubs (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id),
    CHECK (team_type <> 'certifiedLocation' OR hub_id IS NOT NULL)
);
CREATE UNIQUE INDEX dispatch_member ON staffing.dispatch_memberships (company_id, business_id, hub_id, staff_id, team_type) NULLS NOT DISTINCT WHERE status = 'active';
CREATE INDEX dispatch_teams_of_staff ON staffing.dispatch_memberships (company_id, staff_id) WHERE status = 'active';
SELECT kernel.fence('staffing.dispatch_memberships');
