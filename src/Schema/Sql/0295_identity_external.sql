-- People of the marketplace: accounts that are not of the house. They may have come by phone, and have no mail address.
ALTER TABLE identity.users
    ALTER COLUMN email DROP NOT NULL,
    ADD COLUMN phone text CHECK (phone ~ '^\+[1-9][0-9]{3,14}$'),
    ADD COLUMN external boolean NOT NULL DEFAULT false,
    ADD CHECK (NOT external OR role = 'tenantUser');
COMMENT ON COLUMN identity.users.phone IS 'E.164; its owner''s by a code that came to it.';
COMMENT ON COLUMN identity.users.external IS 'Not of the house: in no list, choice or count of the company''s own people.';
-- As of mails: a deleted user's phone is free again, an archived one's is kept for the return.
CREATE UNIQUE INDEX user_phone ON identity.users (company_id, phone) WHERE is_active OR archived_at IS NOT NULL;
CREATE INDEX user_external ON identity.users (company_id, id) WHERE is_active AND external;
CREATE INDEX user_of_house ON identity.users (company_id, id) WHERE is_active AND NOT external;

CREATE TABLE identity.phone_codes (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    phone text NOT NULL,
    code_hash bytea NOT NULL,
    tries int NOT NULL CHECK (tries BETWEEN 0 AND 5),
    starts int NOT NULL,
    address text NOT NULL,
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (company_id, id)
);
COMMENT ON COLUMN identity.phone_codes.starts IS 'How often it was asked for: who asks again at once is answered the same code.';
CREATE INDEX phone_code_of_phone ON identity.phone_codes (company_id, phone, started_at);
CREATE INDEX phone_code_of_address ON identity.phone_codes (company_id, address, started_at);
CREATE INDEX phone_code_age ON identity.phone_codes (company_id, started_at);
SELECT kernel.fence('identity.phone_codes');

-- Who a person is to an outside issuer of ID tokens.
CREATE TABLE identity.outside_identities (
    company_id uuid NOT NULL,
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    bound_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, issuer, subject),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
CREATE INDEX outside_identity_of_user ON identity.outside_identities (company_id, user_id);
SELECT kernel.fence('identity.outside_identities');
