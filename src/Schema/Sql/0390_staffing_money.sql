-- What hours cost and pay: bills to clients, their lines, and what is paid to workers.
ALTER TABLE staffing.settings
    ADD COLUMN minimum_paid_minutes int NOT NULL DEFAULT 0 CHECK (minimum_paid_minutes BETWEEN 0 AND 480),
    ADD COLUMN stay_late_minutes int CHECK (stay_late_minutes BETWEEN 0 AND 960),
    ADD COLUMN late_step_minutes int NOT NULL DEFAULT 0 CHECK (late_step_minutes BETWEEN 0 AND 60),
    ADD COLUMN overtime_after_minutes int CHECK (overtime_after_minutes BETWEEN 60 AND 1440),
    ADD COLUMN overtime_percent int NOT NULL DEFAULT 150 CHECK (overtime_percent BETWEEN 100 AND 400);
COMMENT ON COLUMN staffing.settings.stay_late_minutes IS 'So long past the end of a shift is paid at most; null: all of it.';

-- Whoever came may be paid for more than they worked.
ALTER TABLE staffing.timesheets DROP CONSTRAINT timesheets_check, ADD CONSTRAINT timesheet_minutes CHECK (worked_minutes >= 0 AND break_minutes >= 0 AND payable_minutes >= 0);
CREATE INDEX timesheets_draft ON staffing.timesheets (company_id, assignment_id) WHERE status = 'draft';

ALTER TABLE staffing.businesses ADD COLUMN next_billing_at timestamptz;
COMMENT ON COLUMN staffing.businesses.next_billing_at IS 'When its week is billed next; null: at once.';
CREATE INDEX businesses_to_bill ON staffing.businesses (next_billing_at);

CREATE TABLE staffing.invoice_numbers (
    company_id uuid NOT NULL,
    month date NOT NULL,
    last int NOT NULL,
    PRIMARY KEY (company_id, month)
);
SELECT kernel.fence('staffing.invoice_numbers');

CREATE TABLE staffing.invoices (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    business_id uuid NOT NULL,
    vendor_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    cost_center_id uuid,
    invoice_number text NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    issued_at timestamptz NOT NULL,
    due_date date NOT NULL,
    overdue_at timestamptz NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'disputed', 'overdue', 'approved', 'paid', 'void')),
    subtotal_cents bigint NOT NULL,
    fees_cents bigint NOT NULL,
    tax_cents bigint NOT NULL,
    total_cents bigint NOT NULL CHECK (total_cents = subtotal_cents + fees_cents + tax_cents),
    currency text NOT NULL,
    worker_count int NOT NULL,
    billable_minutes int NOT NULL,
    dispute_reason text,
    disputed_at timestamptz,
    disputed_by uuid,
    approval_note text,
    approved_at timestamptz,
    approved_by uuid,
    paid_at timestamptz,
    payment_reference text,
    voided_at timestamptz,
    void_reason text,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, business_id) REFERENCES staffing.businesses (company_id, id),
    FOREIGN KEY (company_id, vendor_id) REFERENCES staffing.vendors (company_id, id),
    FOREIGN KEY (company_id, hub_id) REFERENCES staffing.hubs (company_id, id),
    CHECK (period_end >= period_start)
);
COMMENT ON COLUMN staffing.invoices.overdue_at IS 'The end of the day on which it is due, by the clock of the business.';
CREATE UNIQUE INDEX invoice_number ON staffing.invoices (company_id, invoice_number);
CREATE UNIQUE INDEX invoice_of_period ON staffing.invoices (company_id, business_id, vendor_id, hub_id, period_start) WHERE status <> 'void';
CREATE INDEX invoices_by_due ON staffing.invoices (company_id, business_id, status, due_date, id);
CREATE INDEX invoices_by_issue ON staffing.invoices (company_id, business_id, issued_at DESC, id DESC);
CREATE INDEX invoices_to_fall_due ON staffing.invoices (overdue_at) WHERE status = 'pending';
SELECT kernel.fence('staffing.invoices');

CREATE TABLE staffing.invoice_lines (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    timesheet_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    shift_id uuid NOT NULL,
    staff_id uuid NOT NULL,
    staff_name text NOT NULL,
    role_name text NOT NULL,
    worked_date date NOT NULL,
    clock_in_at timestamptz NOT NULL,
    clock_out_at timestamptz NOT NULL,
    break_minutes int NOT NULL,
    billable_minutes int NOT NULL CHECK (billable_minutes >= 0),
    bill_rate_cents int NOT NULL,
    amount_cents bigint NOT NULL,
    flags text[] NOT NULL,
    is_live boolean NOT NULL,
    disputed boolean NOT NULL,
    dispute_reason text,
    proposed_minutes int,
    PRIMARY KEY (company_id, id),
    -- Lines are there before the bill that sums them up, in one transaction.
    FOREIGN KEY (company_id, invoice_id) REFERENCES staffing.invoices (company_id, id) DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY (company_id, timesheet_id) REFERENCES staffing.timesheets (company_id, id)
);
COMMENT ON COLUMN staffing.invoice_lines.is_live IS 'False once its invoice is void: the hours are billed anew.';
CREATE UNIQUE INDEX invoice_line_live ON staffing.invoice_lines (company_id, timesheet_id) WHERE is_live;
CREATE INDEX invoice_lines_of ON staffing.invoice_lines (company_id, invoice_id, worked_date, id);
CREATE INDEX invoice_lines_of_staff ON staffing.invoice_lines (company_id, staff_id);
SELECT kernel.fence('staffing.invoice_lines');

CREATE TABLE staffing.payments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    staff_id uuid NOT NULL,
    assignment_id uuid NOT NULL,
    timesheet_id uuid NOT NULL,
    invoice_id uuid NOT NULL,
    worked_date date NOT NULL,
    amount_cents bigint NOT NULL CHECK (amount_cents > 0),
    currency text NOT NULL,
    status text NOT NULL CHECK (status IN ('pending', 'processing', 'paid', 'failed')),
    account_id uuid,
    account_last4 text,
    provider_reference text,
    paid_at timestamptz,
    failure_code text,
    attempts int NOT NULL,
    next_try_at timestamptz,
    PRIMARY KEY (company_id, id),
    FOREIGN KEY (company_id, timesheet_id) REFERENCES staffing.timesheets (company_id, id),
    FOREIGN KEY (company_id, invoice_id) REFERENCES staffing.invoices (company_id, id)
);
COMMENT ON COLUMN staffing.payments.next_try_at IS 'From then on it is sent, or sent again; null while nothing is to be sent.';
CREATE UNIQUE INDEX payment_of_timesheet ON staffing.payments (company_id, timesheet_id);
CREATE INDEX payments_of_staff ON staffing.payments (company_id, staff_id, worked_date DESC, id DESC);
CREATE INDEX payments_waiting ON staffing.payments (company_id, status) WHERE status IN ('pending', 'failed');
CREATE INDEX payments_due ON staffing.payments (next_try_at) WHERE next_try_at IS NOT NULL;
SELECT kernel.fence('staffing.payments');
