-- What sign-in remembers: guesses per person, the sign-in that a chain of sessions began with, and what the database was made for.

-- A code belongs to a person. That of the second factor opens the one session that it was asked for.
-- Codes live for a day at most; whoever waits for one at this moment asks for another.
TRUNCATE identity.codes;
ALTER TABLE identity.codes DROP CONSTRAINT codes_pkey;
ALTER TABLE identity.codes DROP COLUMN subject_id;
ALTER TABLE identity.codes ADD COLUMN session_id uuid;
ALTER TABLE identity.codes ADD PRIMARY KEY (company_id, purpose, user_id);
ALTER TABLE identity.codes ADD CONSTRAINT code_session CHECK ((purpose = 'emailSecondFactor') = (session_id IS NOT NULL));

CREATE TABLE identity.guesses (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    purpose text NOT NULL CHECK (purpose IN ('emailVerification', 'passwordReset', 'emailSecondFactor', 'password')),
    recent_failures int NOT NULL,
    recent_since timestamptz NOT NULL,
    daily_failures int NOT NULL,
    daily_since timestamptz NOT NULL,
    told_at timestamptz,
    PRIMARY KEY (company_id, user_id, purpose),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
COMMENT ON TABLE identity.guesses IS 'Wrong codes of one person and purpose: within fifteen minutes (recent) and within twenty-four hours (daily). For passwords, whose failures are counted by address, only when the person was told.';
CREATE INDEX guess_age ON identity.guesses (company_id, daily_since);
SELECT kernel.fence('identity.guesses');

ALTER TABLE identity.sessions ADD COLUMN signed_in_at timestamptz;
ALTER TABLE identity.sessions ADD COLUMN last_used_at timestamptz;
COMMENT ON COLUMN identity.sessions.signed_in_at IS 'When the password was given. Exchanging a session for a fresh one keeps it; null in sessions from before, which count from created_at.';
COMMENT ON COLUMN identity.sessions.last_used_at IS 'Kept only where sessions end after idling.';
CREATE INDEX session_live ON identity.sessions (company_id, user_id, id) WHERE ended_at IS NULL;

CREATE TABLE kernel.installation (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    purpose text NOT NULL CHECK (purpose IN ('demo', 'production')),
    marked_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE kernel.installation IS 'Whether the public may sign in with the demo''s password (demo) or must never (production); decided by the first start.';
GRANT SELECT, INSERT ON kernel.installation TO workforceos_system;
