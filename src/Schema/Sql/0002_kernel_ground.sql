-- The outbox, its deliveries, the jobs, and the audit trail.
CREATE TABLE kernel.outbox (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    key uuid NOT NULL,
    payload jsonb NOT NULL,
    user_id uuid,
    created_at timestamptz NOT NULL,
    next_try_at timestamptz NOT NULL,
    attempts int NOT NULL DEFAULT 0,
    last_error text,
    delivered_at timestamptz,
    dead_at timestamptz,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX outbox_due ON kernel.outbox (next_try_at) WHERE delivered_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_order ON kernel.outbox (company_id, key, id) WHERE delivered_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_dead ON kernel.outbox (dead_at) WHERE dead_at IS NOT NULL;
CREATE INDEX outbox_done ON kernel.outbox (delivered_at) WHERE delivered_at IS NOT NULL;
SELECT kernel.fence('kernel.outbox');

-- One row for each subscriber that has heard of an event: what makes hearing happen once.
CREATE TABLE kernel.deliveries (
    company_id uuid NOT NULL,
    event_id uuid NOT NULL,
    subscriber text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (company_id, event_id, subscriber)
);
CREATE INDEX deliveries_at ON kernel.deliveries (at);
SELECT kernel.fence('kernel.deliveries');

CREATE TABLE kernel.jobs (
    name text PRIMARY KEY,
    next_run_at timestamptz NOT NULL,
    leased_until timestamptz,
    last_run_at timestamptz,
    last_error text
);
SELECT kernel.share('kernel.jobs');

-- Who changed what, when, from where: the audit trail, and the stream of db events.
CREATE TABLE kernel.changes (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    at timestamptz NOT NULL,
    user_id uuid,
    session_id uuid,
    via text NOT NULL,
    address text,
    request_id text,
    event text NOT NULL,
    object_id uuid NOT NULL,
    version int NOT NULL,
    before jsonb,
    after jsonb NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE INDEX changes_of_object ON kernel.changes (company_id, object_id, id);
SELECT kernel.fence('kernel.changes');
