-- Balances are replayed from what was promised, adjusted and taken; no sum is stored.
CREATE TABLE leave.entitlements (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    leave_type_id uuid NOT NULL,
    user_id uuid,
    department_id uuid,
    amount numeric(8,2) NOT NULL CHECK (amount >= 0),
    accrual text NOT NULL CHECK (accrual IN ('yearly', 'monthly')),
    proration text NOT NULL CHECK (proration IN ('startedMonths', 'fullMonths', 'days')),
    scale_by_pattern boolean NOT NULL,
    rounding text NOT NULL CHECK (rounding IN ('none', 'halfUp')),
    cap numeric(8,2),
    carry_cap numeric(8,2),
    carry_expires text CHECK (carry_expires ~ '^\d\d-\d\d$'),
    carry_if_started boolean NOT NULL,
    year_start text NOT NULL CHECK (year_start ~ '^\d\d-\d\d$'),
    valid_from date NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, leave_type_id) REFERENCES leave.types (company_id, id),
    CHECK (num_nonnulls(user_id, department_id) <= 1)
);
CREATE UNIQUE INDEX leave_entitlement_once ON leave.entitlements
    (company_id, leave_type_id, valid_from, coalesce(user_id, department_id, '00000000-0000-0000-0000-000000000000')) WHERE is_active;
CREATE INDEX entitlements_type ON leave.entitlements (company_id, leave_type_id, id) WHERE is_active;
CREATE INDEX entitlements_user ON leave.entitlements (company_id, user_id, id) WHERE is_active;
CREATE INDEX entitlements_department ON leave.entitlements (company_id, department_id, id) WHERE is_active;
CREATE INDEX entitlements_from ON leave.entitlements (company_id, valid_from, id) WHERE is_active;
SELECT kernel.fence('leave.entitlements');

CREATE TABLE leave.adjustments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    leave_type_id uuid NOT NULL,
    user_id uuid NOT NULL,
    day date NOT NULL,
    amount numeric(8,2) NOT NULL,
    reason text NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, leave_type_id) REFERENCES leave.types (company_id, id)
);
CREATE INDEX adjustments_user ON leave.adjustments (company_id, user_id, id) WHERE is_active;
CREATE INDEX adjustments_type ON leave.adjustments (company_id, leave_type_id, id) WHERE is_active;
CREATE INDEX adjustments_day ON leave.adjustments (company_id, day, id) WHERE is_active;
SELECT kernel.fence('leave.adjustments');

-- Who of a company is away in some days.
CREATE INDEX parts_days ON leave.parts (company_id, ends, starts);
