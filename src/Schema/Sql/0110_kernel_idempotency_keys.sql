-- Requests that carried an Idempotency-Key, running or answered: the same key again gets the same answer, and nothing happens twice.
-- Takes the place of kernel.answered, which hosts of the build before still write while they are renewed one by one.
CREATE TABLE kernel.idempotency_keys (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    scope text NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    attempt uuid NOT NULL,
    started_at timestamptz NOT NULL,
    keep_until timestamptz NOT NULL,
    status int,
    answer bytea,
    PRIMARY KEY (company_id, user_id, scope, key)
);
CREATE INDEX idempotency_keys_keep_until ON kernel.idempotency_keys (keep_until);
SELECT kernel.fence('kernel.idempotency_keys');
