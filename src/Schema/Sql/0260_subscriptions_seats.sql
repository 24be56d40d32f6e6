-- Plans that are paid by the head follow how many people there are; an order may be paid on a page of the provider's.
ALTER TABLE subscriptions.subscriptions
    ADD COLUMN per_seat boolean NOT NULL DEFAULT false,
    ADD COLUMN seats_changed_at timestamptz,
    ADD COLUMN changes int NOT NULL DEFAULT 0,
    ADD COLUMN checkout_until timestamptz;
SET LOCAL ROLE workforceos_system;
UPDATE subscriptions.subscriptions s SET per_seat = true
WHERE s.status IN ('active', 'pending') AND EXISTS (SELECT FROM subscriptions.plans p WHERE p.code = s.plan_code AND p.is_active AND p.per_seat);
RESET ROLE;
CREATE INDEX subscriptions_by_seats ON subscriptions.subscriptions (company_id, id) WHERE is_active AND status = 'active' AND per_seat;
