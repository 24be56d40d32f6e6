-- A company orders workers for its own shifts, by a business of its own.
ALTER TABLE staffing.businesses ADD COLUMN is_own boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN staffing.businesses.is_own IS 'The company''s own, opened with the first shift that it offers.';
CREATE UNIQUE INDEX business_own ON staffing.businesses (company_id) WHERE is_own;

ALTER TABLE staffing.orders ADD COLUMN offered_shift_id uuid;
COMMENT ON COLUMN staffing.orders.offered_shift_id IS 'The shift in the company''s schedule whose places are offered by it; so of roles and assignments.';
CREATE INDEX orders_of_offered_shift ON staffing.orders (company_id, offered_shift_id) WHERE offered_shift_id IS NOT NULL;
ALTER TABLE staffing.shift_roles ADD COLUMN offered_shift_id uuid;
ALTER TABLE staffing.assignments ADD COLUMN offered_shift_id uuid;
CREATE INDEX assignments_of_offered_shift ON staffing.assignments (company_id, offered_shift_id) WHERE offered_shift_id IS NOT NULL;

CREATE TABLE staffing.shift_offers (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    offered_shift_id uuid NOT NULL,
    order_id uuid NOT NULL,
    count int NOT NULL CHECK (count BETWEEN 1 AND 500),
    deadline timestamptz,
    ended text CHECK (ended IN ('withdrawn', 'expired')),
    ended_at timestamptz,
    offered_by uuid NOT NULL,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, order_id) REFERENCES staffing.orders (company_id, id),
    CHECK ((ended IS NULL) = (ended_at IS NULL))
);
COMMENT ON COLUMN staffing.shift_offers.order_id IS 'The one that stands for it now; those before it are replaced.';
CREATE UNIQUE INDEX shift_offer_living ON staffing.shift_offers (company_id, offered_shift_id) WHERE ended_at IS NULL;
CREATE UNIQUE INDEX shift_offer_of_order ON staffing.shift_offers (company_id, order_id);
CREATE INDEX shift_offers_of_shift ON staffing.shift_offers (company_id, offered_shift_id, id);
CREATE INDEX shift_offers_due ON staffing.shift_offers (deadline) WHERE ended_at IS NULL AND deadline IS NOT NULL;
SELECT kernel.fence('staffing.shift_offers');
