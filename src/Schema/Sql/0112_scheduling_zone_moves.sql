-- Shifts and bookings say by which version of the company's clock they were placed. Those ahead that are behind it are moved, some at a
-- time; until all are, the change of the clock stands in zone_moves.
ALTER TABLE scheduling.shifts ADD COLUMN zone_version int NOT NULL DEFAULT 0;
ALTER TABLE scheduling.bookings ADD COLUMN zone_version int NOT NULL DEFAULT 0;
ALTER TABLE scheduling.company_zones ADD COLUMN version int NOT NULL DEFAULT 0;
COMMENT ON COLUMN scheduling.shifts.zone_version IS 'Of the clock that it was placed by; what had begun at a change keeps an older one.';

CREATE TABLE scheduling.zone_moves (
    company_id uuid NOT NULL,
    version int NOT NULL,
    timezone text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (company_id, version)
);
COMMENT ON TABLE scheduling.zone_moves IS 'Changes of a clock that not everything ahead has followed yet; what began before "at" does not.';
SELECT kernel.fence('scheduling.zone_moves');
