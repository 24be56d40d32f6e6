-- To which accounts workers are paid. The numbers are sealed; by the fingerprint an account is found again.
CREATE TABLE staffing.staff_bank_accounts (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    bank_name text NOT NULL,
    holder text NOT NULL,
    type text NOT NULL CHECK (type IN ('checking', 'savings')),
    number_enc bytea NOT NULL,
    routing_enc bytea NOT NULL,
    last4 text NOT NULL CHECK (length(last4) <= 4),
    routing_last4 text NOT NULL CHECK (length(routing_last4) = 4),
    fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
    is_primary boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('pendingVerification', 'active', 'failed')),
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, staff_id) REFERENCES staffing.staff (company_id, id)
);
COMMENT ON COLUMN staffing.staff_bank_accounts.fingerprint IS 'A slow hash of routing and account number, keyed by the hosts'' secret.';
CREATE UNIQUE INDEX bank_account_of_staff ON staffing.staff_bank_accounts (company_id, staff_id, fingerprint);
CREATE UNIQUE INDEX primary_bank_account ON staffing.staff_bank_accounts (company_id, staff_id) WHERE is_primary;
SELECT kernel.fence('staffing.staff_bank_accounts');
