-- A lease says who holds it, so that nobody else renews or ends it, and a run is not asked for twice by the same call.
ALTER TABLE kernel.jobs ADD COLUMN holder uuid, ADD COLUMN claimed_at timestamptz;

-- The last day on which a company's own turn of a job was done; the day is the company's.
CREATE TABLE kernel.company_jobs (
    company_id uuid NOT NULL,
    name text NOT NULL,
    day date NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (company_id, name)
);
SELECT kernel.fence('kernel.company_jobs');

-- Some of its subscribers have heard it: kernel.deliveries says which, until all have.
ALTER TABLE kernel.outbox ADD COLUMN partly boolean NOT NULL DEFAULT false;
UPDATE kernel.outbox o SET partly = true
WHERE delivered_at IS NULL AND EXISTS (SELECT FROM kernel.deliveries d WHERE d.company_id = o.company_id AND d.event_id = o.id);
