-- What somebody said who registered an archived address: it counts once a code from the mailbox has shown that it is theirs.
CREATE TABLE identity.pending_returns (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    shown_as uuid NOT NULL,
    password_hash text NOT NULL,
    fullname text NOT NULL,
    avatar text,
    registered_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, user_id),
    FOREIGN KEY (company_id, user_id) REFERENCES identity.users (company_id, id)
);
COMMENT ON COLUMN identity.pending_returns.shown_as IS 'The id that was answered: as new as any, so that nobody learns of the account.';
SELECT kernel.fence('identity.pending_returns');
