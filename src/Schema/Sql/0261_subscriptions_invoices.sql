-- The provider's invoices as they were read last. Money is whole minor units of its currency.
CREATE TABLE subscriptions.invoices (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    order_id uuid NOT NULL,
    stripe_invoice_id text NOT NULL,
    number text,
    status text NOT NULL CHECK (status IN ('draft', 'open', 'paid', 'uncollectible', 'void')),
    period_start timestamptz NOT NULL,
    period_end timestamptz NOT NULL,
    subtotal bigint NOT NULL,
    tax bigint NOT NULL,
    total bigint NOT NULL,
    amount_due bigint NOT NULL,
    amount_paid bigint NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[a-z]{3}$'),
    issued_at timestamptz,
    due_at timestamptz,
    paid_at timestamptz,
    attempt_count int NOT NULL,
    next_attempt_at timestamptz,
    lines jsonb NOT NULL,
    hosted_invoice_url text,
    invoice_pdf text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, order_id) REFERENCES subscriptions.subscriptions (company_id, id)
);
CREATE UNIQUE INDEX subscription_invoice ON subscriptions.invoices (company_id, stripe_invoice_id);
CREATE INDEX invoices_order ON subscriptions.invoices (company_id, order_id, id DESC);
COMMENT ON TABLE subscriptions.invoices IS 'So few of a company, one or two a month, that its lists are filtered without further indexes.';
SELECT kernel.fence('subscriptions.invoices');
