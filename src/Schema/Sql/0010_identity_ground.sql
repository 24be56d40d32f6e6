-- Companies, people, departments, and everything sign-in stands on.
CREATE EXTENSION IF NOT EXISTS btree_gin;
SELECT kernel.open_schema('identity');

-- The directory of companies belongs to none of them: sign-in and the public pages look into it before any company is known.
CREATE TABLE identity.companies (
    id uuid PRIMARY KEY,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    name text NOT NULL,
    codename text NOT NULL,
    fullname text,
    avatar text,
    owner_id uuid,
    industry text,
    company_size text,
    timezone text NOT NULL,
    settings jsonb NOT NULL,
    unverified_founder text,
    CONSTRAINT company_codename UNIQUE (codename),
    CONSTRAINT company_unverified_founder UNIQUE (unverified_founder),
    CHECK (codename ~ '^[a-z0-9]{2,40}(-[0-9]+)?$' AND length(codename) <= 40)
);
COMMENT ON COLUMN identity.companies.codename IS 'Never given to another company, deleted or not.';
COMMENT ON COLUMN identity.companies.unverified_founder IS 'The founder''s mail until it is verified: one such company per mail.';
SELECT kernel.share('identity.companies');

INSERT INTO identity.companies (id, is_active, record_version, created_at, updated_at, name, codename, fullname, timezone, settings)
VALUES ('00000000-0000-7000-8000-000000000001', true, 1, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 'WorkforceOS', 'root', 'WorkforceOS', 'UTC', '{}');

CREATE FUNCTION identity.slug(name text) RETURNS text
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT left(regexp_replace(lower(public.unaccent(name)), '[^a-z0-9]', '', 'g'), 40)
$$;
COMMENT ON FUNCTION identity.slug IS 'Lower-case ASCII letters and digits of a name, accents folded; empty where it has none.';

CREATE TABLE identity.users (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    email text NOT NULL,
    password_hash text NOT NULL,
    fullname text NOT NULL,
    avatar text,
    role text NOT NULL CHECK (role IN ('tenantUser', 'tenantAdmin', 'tenantOwner', 'saasUser', 'saasAdmin', 'superAdmin')),
    email_verified boolean NOT NULL,
    archived_at timestamptz,
    erased_at timestamptz,
    PRIMARY KEY (company_id, id),
    CHECK ((role IN ('saasUser', 'saasAdmin', 'superAdmin')) = (company_id = '00000000-0000-7000-8000-000000000001')),
    CHECK (archived_at IS NULL OR NOT is_active)
);
-- A deleted user's mail is free again; an archived one's is kept for the return.
CREATE UNIQUE INDEX user_email ON identity.users (company_id, email) WHERE is_active OR archived_at IS NOT NULL;
CREATE UNIQUE INDEX user_one_owner ON identity.users (company_id) WHERE is_active AND role = 'tenantOwner';
CREATE INDEX user_admins ON identity.users (company_id, id) WHERE is_active AND role <> 'tenantUser';
CREATE INDEX user_search ON identity.users USING gin (company_id, fullname gin_trgm_ops, email gin_trgm_ops) WHERE is_active;
CREATE INDEX user_archived ON identity.users (company_id, archived_at) WHERE archived_at IS NOT NULL;
SELECT kernel.fence('identity.users');

CREATE TABLE identity.sessions (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    ended_at timestamptz,
    ended_because text CHECK (ended_because IN ('logout', 'revoked', 'replaced', 'roleChanged', 'passwordChanged', 'deactivated')),
    second_factor_pending boolean NOT NULL,
    made_by text NOT NULL CHECK (made_by IN ('login', 'relogin', 'staffing')),
    address text,
    device text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id),
    CHECK ((ended_at IS NULL) = (ended_because IS NULL))
);
CREATE INDEX session_of_user ON identity.sessions (company_id, user_id, id);
CREATE INDEX session_expiry ON identity.sessions (company_id, expires_at);
SELECT kernel.fence('identity.sessions');

-- One row for each subject of each purpose, a user or, for the second factor, a session: so that there is never more than one live code.
CREATE TABLE identity.codes (
    company_id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('emailVerification', 'passwordReset', 'emailSecondFactor')),
    subject_id uuid NOT NULL,
    user_id uuid NOT NULL,
    code_hash bytea NOT NULL,
    code_index int NOT NULL CHECK (code_index BETWEEN 1 AND 10),
    tries int NOT NULL CHECK (tries BETWEEN 0 AND 5),
    started_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    PRIMARY KEY (company_id, purpose, subject_id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
CREATE INDEX code_expiry ON identity.codes (company_id, expires_at);
SELECT kernel.fence('identity.codes');

CREATE TABLE identity.login_failures (
    company_id uuid NOT NULL,
    email text NOT NULL,
    address text NOT NULL,
    failures int NOT NULL,
    first_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, email, address)
);
CREATE INDEX login_failure_age ON identity.login_failures (company_id, first_at);
SELECT kernel.fence('identity.login_failures');

CREATE TABLE identity.user_groups (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    group_name text NOT NULL,
    avatar text,
    owner_id uuid,
    PRIMARY KEY (company_id, id)
);
SELECT kernel.fence('identity.user_groups');

CREATE TABLE identity.user_group_members (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    group_id uuid NOT NULL,
    user_id uuid NOT NULL,
    owner_id uuid,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, group_id) REFERENCES identity.user_groups (company_id, id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
CREATE UNIQUE INDEX user_group_member ON identity.user_group_members (company_id, group_id, user_id) WHERE is_active;
CREATE INDEX user_group_of_user ON identity.user_group_members (company_id, user_id) WHERE is_active;
SELECT kernel.fence('identity.user_group_members');

CREATE TABLE identity.api_keys (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    name text NOT NULL,
    hint text NOT NULL,
    key_hash bytea NOT NULL,
    expires_at timestamptz,
    last_used_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
COMMENT ON COLUMN identity.api_keys.hint IS 'The key''s last four characters, to tell one from another.';
CREATE UNIQUE INDEX api_key ON identity.api_keys (company_id, key_hash);
-- A key does not say which company it belongs to.
CREATE INDEX api_key_lookup ON identity.api_keys (key_hash) WHERE is_active;
CREATE INDEX api_key_of_user ON identity.api_keys (company_id, user_id, id) WHERE is_active;
SELECT kernel.fence('identity.api_keys');

CREATE TABLE identity.files (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    bucket text NOT NULL CHECK (bucket IN ('userAvatars', 'companyAvatars')),
    file_name text NOT NULL,
    mime_type text NOT NULL,
    file_size int NOT NULL,
    access_key text NOT NULL,
    owner_id uuid NOT NULL,
    content bytea NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX file_access_key ON identity.files (company_id, access_key);
-- Pictures are fetched by browsers, which name no company.
CREATE INDEX file_lookup_by_id ON identity.files (id) WHERE is_active;
CREATE INDEX file_lookup_by_key ON identity.files (access_key) WHERE is_active;
CREATE INDEX file_of_owner ON identity.files (company_id, bucket, owner_id, id) WHERE is_active;
SELECT kernel.fence('identity.files');

CREATE TABLE identity.signing_keys (
    id uuid PRIMARY KEY,
    created_at timestamptz NOT NULL,
    retired_at timestamptz,
    public_key text NOT NULL,
    private_key bytea NOT NULL
);
COMMENT ON COLUMN identity.signing_keys.private_key IS 'PKCS#8, sealed with AES-256-GCM under Identity:KeyEncryptionSecret.';
CREATE UNIQUE INDEX signing_key_in_use ON identity.signing_keys ((true)) WHERE retired_at IS NULL;
SELECT kernel.share('identity.signing_keys');
