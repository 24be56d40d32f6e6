-- What companies subscribe to and how they pay. Money is whole minor units of its currency.
SELECT kernel.open_schema('subscriptions');

CREATE TABLE subscriptions.plans (
    id uuid PRIMARY KEY,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    code text NOT NULL,
    name text NOT NULL,
    features text[] NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
    unit_amount int NOT NULL CHECK (unit_amount > 0),
    interval text NOT NULL CHECK (interval IN ('month', 'year')),
    per_seat boolean NOT NULL,
    trial_days int NOT NULL CHECK (trial_days BETWEEN 0 AND 365),
    stripe_price_id text,
    is_offered boolean NOT NULL
);
COMMENT ON TABLE subscriptions.plans IS 'The platform''s, for all companies; few.';
CREATE UNIQUE INDEX plan_code ON subscriptions.plans (code) WHERE is_active;
SELECT kernel.share('subscriptions.plans');
INSERT INTO subscriptions.plans (id, is_active, record_version, created_at, updated_at, code, name, features, currency, unit_amount, interval, per_seat, trial_days, is_offered)
VALUES ('019a0000-0000-7000-8000-000000000001', true, 1, now(), now(), 'ai-monthly', 'AI Analytics', ARRAY['aiAnalytics'], 'usd', 4999, 'month', false, 14, true);

CREATE TABLE subscriptions.subscriptions (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    owner_id uuid NOT NULL,
    activation_date timestamptz NOT NULL,
    expiry_date timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'inactive', 'pending', 'expired')),
    subscribed_features text[] NOT NULL,
    last_renewed_by uuid,
    currency text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
    payment_status text NOT NULL CHECK (payment_status IN ('pending', 'paid', 'failed', 'canceled')),
    payment_status_updated_at timestamptz NOT NULL,
    payment_confirmation text NOT NULL CHECK (payment_confirmation IN ('pending', 'processing', 'paid', 'canceled')),
    stripe_subscription_id text,
    amount int NOT NULL CHECK (amount >= 0),
    plan_code text NOT NULL,
    plan_name text NOT NULL,
    unit_amount int NOT NULL CHECK (unit_amount >= 0),
    seats int NOT NULL CHECK (seats > 0),
    interval text NOT NULL CHECK (interval IN ('month', 'year')),
    next_amount int,
    cancel_at_period_end boolean NOT NULL,
    cancelled_at timestamptz,
    trial_ends_at timestamptz,
    grace_until timestamptz,
    granted_until timestamptz,
    first_failed_at timestamptz,
    source text NOT NULL CHECK (source IN ('stripe', 'trial', 'grant')),
    attempt int NOT NULL,
    attempt_at timestamptz,
    attempt_open boolean NOT NULL,
    attempt_method text,
    attempt_by uuid,
    return_url text,
    order_no int NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX subscription_of_company ON subscriptions.subscriptions (company_id) WHERE is_active AND status IN ('active', 'pending');
CREATE UNIQUE INDEX subscription_trial ON subscriptions.subscriptions (company_id) WHERE trial_ends_at IS NOT NULL;
CREATE UNIQUE INDEX subscription_at_stripe ON subscriptions.subscriptions (company_id, stripe_subscription_id);
-- The jobs look across companies for what ends, and for what is under way.
CREATE INDEX subscriptions_ending ON subscriptions.subscriptions (expiry_date) WHERE is_active AND status = 'active';
CREATE INDEX subscriptions_waiting ON subscriptions.subscriptions (created_at) WHERE is_active AND status = 'pending';
CREATE INDEX subscriptions_under_way ON subscriptions.subscriptions (attempt_at) WHERE attempt_open;
COMMENT ON TABLE subscriptions.subscriptions IS 'So few of a company that its lists are filtered without further indexes.';
SELECT kernel.fence('subscriptions.subscriptions');

CREATE TABLE subscriptions.payments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    owner_id uuid,
    order_id uuid NOT NULL,
    payment_id text NOT NULL,
    payment_status text NOT NULL,
    status_literal text NOT NULL,
    redirect_url text,
    amount bigint,
    currency text,
    invoice_id text,
    failure_code text,
    attempt_count int NOT NULL,
    paid_at timestamptz,
    origin text NOT NULL CHECK (origin IN ('checkout', 'renewal', 'manual')),
    refund_due boolean NOT NULL,
    refunded_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, order_id) REFERENCES subscriptions.subscriptions (company_id, id)
);
CREATE UNIQUE INDEX payment_id ON subscriptions.payments (company_id, payment_id) WHERE is_active;
CREATE INDEX payments_order ON subscriptions.payments (company_id, order_id, id DESC);
CREATE INDEX payments_refund_due ON subscriptions.payments (updated_at) WHERE refund_due;
SELECT kernel.fence('subscriptions.payments');

CREATE TABLE subscriptions.customers (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    customer_id text NOT NULL,
    platform text NOT NULL,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX customer_of_user ON subscriptions.customers (company_id, user_id, platform);
SELECT kernel.fence('subscriptions.customers');

CREATE TABLE subscriptions.payment_methods (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    user_id uuid NOT NULL,
    payment_method_id text NOT NULL,
    customer_id text NOT NULL,
    card_holder_name text,
    card_holder_zip text,
    platform text NOT NULL,
    card_info jsonb NOT NULL,
    card_label text NOT NULL,
    fingerprint text,
    PRIMARY KEY (company_id, id)
);
CREATE UNIQUE INDEX payment_method ON subscriptions.payment_methods (company_id, payment_method_id) WHERE is_active;
CREATE INDEX payment_methods_user ON subscriptions.payment_methods (company_id, user_id, id DESC) WHERE is_active;
SELECT kernel.fence('subscriptions.payment_methods');

-- How what the provider says of its own ids finds the company it is about, without looking across the fence.
CREATE TABLE subscriptions.provider_ids (
    provider_id text PRIMARY KEY,
    belongs_to uuid NOT NULL,
    order_id uuid
);
SELECT kernel.share('subscriptions.provider_ids');

CREATE TABLE subscriptions.provider_events (
    id text PRIMARY KEY,
    type text NOT NULL,
    object_id text,
    created timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'done', 'unhandled')),
    attempts int NOT NULL,
    next_try_at timestamptz NOT NULL,
    belongs_to uuid,
    order_id uuid
);
COMMENT ON TABLE subscriptions.provider_events IS 'What was received, without what it said: that holds personal data, and is read anew where it matters.';
CREATE INDEX provider_events_pending ON subscriptions.provider_events (next_try_at) WHERE state = 'pending';
CREATE INDEX provider_events_age ON subscriptions.provider_events (received_at);
SELECT kernel.share('subscriptions.provider_events');
