-- What operators decide stands in the trail: rates, contracts, roles that workers hold, and the marketplace's settings are records.
ALTER TABLE staffing.vendor_roles
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN is_active boolean NOT NULL DEFAULT true,
    ADD COLUMN record_version int NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT vendor_roles_pkey,
    ADD PRIMARY KEY (company_id, id);
CREATE UNIQUE INDEX vendor_role ON staffing.vendor_roles (company_id, vendor_id, catalog_role_id) WHERE is_active;

ALTER TABLE staffing.business_vendors
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN is_active boolean NOT NULL DEFAULT true,
    ADD COLUMN record_version int NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT business_vendors_pkey,
    ADD PRIMARY KEY (company_id, id);
CREATE UNIQUE INDEX business_vendor ON staffing.business_vendors (company_id, business_id, vendor_id) WHERE is_active;

ALTER TABLE staffing.staff_roles
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN is_active boolean NOT NULL DEFAULT true,
    ADD COLUMN record_version int NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    DROP CONSTRAINT staff_roles_pkey,
    ADD PRIMARY KEY (company_id, id);
CREATE UNIQUE INDEX staff_role ON staffing.staff_roles (company_id, staff_id, catalog_role_id) WHERE is_active;

ALTER TABLE staffing.settings
    ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN is_active boolean NOT NULL DEFAULT true,
    ADD COLUMN record_version int NOT NULL DEFAULT 1,
    ADD COLUMN created_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN updated_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN default_vendor_id uuid,
    DROP CONSTRAINT settings_pkey,
    ADD PRIMARY KEY (company_id, id),
    ADD CONSTRAINT settings_default_vendor FOREIGN KEY (company_id, default_vendor_id) REFERENCES staffing.vendors (company_id, id);
COMMENT ON COLUMN staffing.settings.default_vendor_id IS 'From whom a new client may order; null: from nobody until an operator says so.';
CREATE UNIQUE INDEX settings_of_company ON staffing.settings (company_id);

CREATE INDEX staff_of_vendor ON staffing.staff (company_id, vendor_id) WHERE vendor_id IS NOT NULL;
