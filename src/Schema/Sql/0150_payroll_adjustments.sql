-- Single amounts of a day, and what settled a report that had been approved before its facts changed.
CREATE TABLE payroll.adjustments (
    company_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    day date NOT NULL,
    kind text NOT NULL CHECK (kind IN ('bonus', 'deduction', 'expense', 'backPay', 'other')),
    code text NOT NULL,
    amount_minor bigint NOT NULL,
    currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    note text,
    source_report_id uuid,
    entered_by_id uuid NOT NULL,
    is_active boolean NOT NULL,
    record_version int NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, id),
    CHECK (amount_minor >= 0 OR kind = 'backPay')
);
COMMENT ON COLUMN payroll.adjustments.day IS 'It falls into the period that holds this day.';
COMMENT ON COLUMN payroll.adjustments.amount_minor IS 'Whole minor units; a deduction is taken off, back pay has its own sign.';
CREATE INDEX payroll_adjustment_day ON payroll.adjustments (company_id, user_id, day, id) WHERE is_active;
CREATE INDEX payroll_adjustment_days ON payroll.adjustments (company_id, day, id) WHERE is_active;
CREATE INDEX payroll_adjustment_kind ON payroll.adjustments (company_id, kind, id) WHERE is_active;
CREATE INDEX payroll_adjustment_source ON payroll.adjustments (company_id, source_report_id, id) WHERE is_active AND source_report_id IS NOT NULL;
CREATE INDEX payroll_adjustment_entered ON payroll.adjustments (company_id, entered_by_id, id) WHERE is_active;
SELECT kernel.fence('payroll.adjustments');

CREATE FUNCTION payroll.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.day, OLD.day);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.day, NEW.day);
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER adjustments_keep_locked BEFORE INSERT OR DELETE ON payroll.adjustments FOR EACH ROW EXECUTE FUNCTION payroll.keep_locked();
CREATE TRIGGER adjustments_keep_locked_changed BEFORE UPDATE ON payroll.adjustments FOR EACH ROW
    WHEN ((OLD.user_id, OLD.day, OLD.kind, OLD.amount_minor, OLD.currency, OLD.is_active) IS DISTINCT FROM (NEW.user_id, NEW.day, NEW.kind, NEW.amount_minor, NEW.currency, NEW.is_active))
    EXECUTE FUNCTION payroll.keep_locked();

CREATE TABLE payroll.settlements (
    company_id uuid NOT NULL,
    report_id uuid NOT NULL,
    basis_hash text NOT NULL,
    adjustment_id uuid,
    amount_minor bigint NOT NULL,
    settled_by uuid NOT NULL,
    settled_at timestamptz NOT NULL,
    PRIMARY KEY (company_id, report_id, basis_hash),
    CHECK ((adjustment_id IS NULL) = (amount_minor = 0))
);
COMMENT ON COLUMN payroll.settlements.basis_hash IS 'Of the facts that were settled, and of those by which it had been settled before: the same change is settled once.';
CREATE INDEX payroll_settlement_adjustment ON payroll.settlements (company_id, adjustment_id) WHERE adjustment_id IS NOT NULL;
SELECT kernel.fence('payroll.settlements');
