-- What a report fell short of is taken off the person's next one that is agreed to, once.
CREATE TABLE payroll.carries (
    company_id uuid NOT NULL,
    from_report_id uuid NOT NULL,
    to_report_id uuid NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor > 0),
    PRIMARY KEY (company_id, from_report_id)
);
CREATE INDEX carries_to ON payroll.carries (company_id, to_report_id);
SELECT kernel.fence('payroll.carries');
CREATE INDEX payroll_report_short ON payroll.reports (company_id, user_id, period_end) WHERE is_active AND carry_forward_minor > 0;

-- Approved or paid. By name, since the column of approval comes with a later file.
CREATE FUNCTION payroll.is_agreed(report payroll.reports) RETURNS boolean
LANGUAGE sql STABLE AS $$
    SELECT report.payment_status IN ('paid', 'partial') OR coalesce(to_jsonb(report) ->> 'approval_status' = 'approved', false)
$$;

CREATE FUNCTION payroll.open_carries(company uuid, people uuid[], first date, last date, in_currency text) RETURNS TABLE (user_id uuid, report_id uuid, amount_minor bigint)
LANGUAGE sql STABLE AS $$
    SELECT r.user_id, r.id, r.carry_forward_minor FROM payroll.reports r
    WHERE r.company_id = company AND r.user_id = ANY (people) AND r.is_active AND r.carry_forward_minor > 0 AND r.period_end < first AND r.currency = in_currency AND payroll.is_agreed(r)
      AND NOT EXISTS (
        SELECT FROM payroll.carries c JOIN payroll.reports t ON t.company_id = c.company_id AND t.id = c.to_report_id
        WHERE c.company_id = company AND c.from_report_id = r.id AND NOT (t.period_start = first AND t.period_end = last))
$$;
COMMENT ON FUNCTION payroll.open_carries IS 'What reports of these people before a period fell short of, and no report but that of the period has taken.';

CREATE FUNCTION payroll.note_carries() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    taken bigint;
    agreed_before boolean := TG_OP = 'UPDATE' AND payroll.is_agreed(OLD);
BEGIN
    IF agreed_before AND NOT payroll.is_agreed(NEW) THEN
        DELETE FROM payroll.carries WHERE company_id = NEW.company_id AND to_report_id = NEW.id;
    ELSIF NOT agreed_before AND payroll.is_agreed(NEW) AND NEW.carried_in_minor > 0 THEN
        WITH took AS (
            INSERT INTO payroll.carries (company_id, from_report_id, to_report_id, amount_minor)
            SELECT NEW.company_id, o.report_id, NEW.id, o.amount_minor FROM payroll.open_carries(NEW.company_id, ARRAY[NEW.user_id], NEW.period_start, NEW.period_end, NEW.currency) o
            RETURNING amount_minor
        ) SELECT sum(amount_minor) INTO taken FROM took;
        IF taken IS DISTINCT FROM NEW.carried_in_minor THEN
            RAISE EXCEPTION USING ERRCODE = 'unique_violation', CONSTRAINT = 'payroll_carried_once', MESSAGE = 'What this report takes over is not open any more.';
        END IF;
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER reports_note_carries AFTER INSERT ON payroll.reports FOR EACH ROW
    WHEN (NEW.carried_in_minor > 0) EXECUTE FUNCTION payroll.note_carries();
CREATE TRIGGER reports_note_carries_changed AFTER UPDATE ON payroll.reports FOR EACH ROW
    WHEN (NEW.carried_in_minor > 0 OR OLD.carried_in_minor > 0) EXECUTE FUNCTION payroll.note_carries();
