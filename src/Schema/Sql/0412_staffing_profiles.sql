-- What workers say of themselves beside their name and where they are reached.
CREATE TABLE staffing.staff_personal (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    first_name text,
    date_of_birth date,
    line1 text,
    line2 text,
    city text,
    state text,
    postal_code text,
    country text,
    languages text[] NOT NULL,
    years_experience int CHECK (years_experience BETWEEN 0 AND 80),
    terms_version text,
    terms_accepted_at timestamptz,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, staff_id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON COLUMN staffing.staff_personal.terms_version IS 'Null until they have set up their profile themselves.';
SELECT kernel.fence('staffing.staff_personal');

CREATE TABLE staffing.staff_industries (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    code text NOT NULL,
    PRIMARY KEY (company_id, staff_id, code),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
SELECT kernel.fence('staffing.staff_industries');

CREATE TABLE staffing.staff_skills (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    code text NOT NULL,
    years int CHECK (years BETWEEN 0 AND 80),
    verified boolean NOT NULL,
    PRIMARY KEY (company_id, staff_id, code),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
SELECT kernel.fence('staffing.staff_skills');

CREATE TABLE staffing.staff_locations (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    position int NOT NULL CHECK (position BETWEEN 0 AND 4),
    label text NOT NULL,
    address text,
    latitude double precision NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude double precision NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    radius_miles numeric(5, 1) NOT NULL CHECK (radius_miles BETWEEN 1 AND 100),
    PRIMARY KEY (company_id, staff_id, position),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON TABLE staffing.staff_locations IS 'Where a worker would rather work, at most five.';
SELECT kernel.fence('staffing.staff_locations');

CREATE TABLE staffing.emergency_contacts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    position int NOT NULL CHECK (position BETWEEN 0 AND 4),
    full_name text NOT NULL,
    phone text NOT NULL,
    relationship text NOT NULL CHECK (relationship IN ('spouse', 'parent', 'sibling', 'friend', 'other')),
    is_primary boolean NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON COLUMN staffing.emergency_contacts.position IS 'Of each of a worker''s contacts another one, so that there are five at most.';
CREATE UNIQUE INDEX emergency_contact_position ON staffing.emergency_contacts (company_id, staff_id, position);
CREATE UNIQUE INDEX primary_emergency_contact ON staffing.emergency_contacts (company_id, staff_id) WHERE is_primary;
SELECT kernel.fence('staffing.emergency_contacts');

CREATE TABLE staffing.staff_privacy (
    company_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    profile_visible boolean NOT NULL,
    marketing_opt_in boolean NOT NULL,
    data_processing_consent_at timestamptz,
    location_consent_at timestamptz,
    PRIMARY KEY (company_id, staff_id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON TABLE staffing.staff_privacy IS 'Whether they share where they are on shift stands in staff, where each clock-in reads it.';
SELECT kernel.fence('staffing.staff_privacy');
