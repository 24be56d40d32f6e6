-- What pages and reminders say of payments that fail, and which of it was said.
ALTER TABLE subscriptions.subscriptions
    ADD COLUMN payment_attempts int NOT NULL DEFAULT 0,
    ADD COLUMN next_payment_attempt_at timestamptz,
    ADD COLUMN payment_action_required boolean NOT NULL DEFAULT false,
    ADD COLUMN end_told_of timestamptz,
    ADD COLUMN renewal_told_of timestamptz;
ALTER TABLE subscriptions.payment_methods ADD COLUMN expiry_told_of date;
-- A card that pays is looked for by the provider's id of it.
CREATE INDEX subscriptions_paid_by ON subscriptions.subscriptions (company_id, attempt_method) WHERE is_active;

-- Cards that are no longer to be charged, until the provider has forgotten them too.
CREATE TABLE subscriptions.detachments (
    payment_method_id text PRIMARY KEY,
    belongs_to uuid NOT NULL,
    attempts int NOT NULL,
    next_try_at timestamptz NOT NULL
);
CREATE INDEX detachments_due ON subscriptions.detachments (next_try_at);
SELECT kernel.share('subscriptions.detachments');
SET LOCAL ROLE workforceos_system;
-- Those of people who left so far; what is detached already is found to be.
INSERT INTO subscriptions.detachments (payment_method_id, belongs_to, attempts, next_try_at)
SELECT DISTINCT ON (payment_method_id) payment_method_id, company_id, 0, now() FROM subscriptions.payment_methods WHERE NOT is_active ON CONFLICT DO NOTHING;

-- What the provider tells of a card finds its company by this.
INSERT INTO subscriptions.provider_ids (provider_id, belongs_to)
SELECT DISTINCT ON (payment_method_id) payment_method_id, company_id FROM subscriptions.payment_methods WHERE is_active ON CONFLICT DO NOTHING;
RESET ROLE;
