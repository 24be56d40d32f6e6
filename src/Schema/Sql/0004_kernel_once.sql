-- Answers to requests that carried an Idempotency-Key: the same key again gets the same answer, and nothing happens twice.
CREATE TABLE kernel.answered (
    company_id uuid NOT NULL,
    user_id uuid NOT NULL,
    key text NOT NULL,
    fingerprint bytea NOT NULL,
    status int,
    answer bytea,
    at timestamptz NOT NULL,
    PRIMARY KEY (company_id, user_id, key)
);
CREATE INDEX answered_at ON kernel.answered (at);
SELECT kernel.fence('kernel.answered');
