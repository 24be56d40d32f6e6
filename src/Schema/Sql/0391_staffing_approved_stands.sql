-- What is approved has its price, and somebody is paid by it: whoever comes later, by whatever path, changes nothing of it.
CREATE FUNCTION staffing.refuse_change(what text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is approved and stands', what USING ERRCODE = 'check_violation', CONSTRAINT = 'approved_stands', SCHEMA = 'staffing';
END
$$;

CREATE FUNCTION staffing.timesheet_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.assignment_id, NEW.staff_id, NEW.business_id, NEW.worked_minutes, NEW.break_minutes, NEW.payable_minutes, NEW.pay_rate_cents, NEW.bill_rate_cents, NEW.gross_pay_cents, NEW.bill_cents, NEW.is_active, NEW.flags)
            IS DISTINCT FROM (OLD.assignment_id, OLD.staff_id, OLD.business_id, OLD.worked_minutes, OLD.break_minutes, OLD.payable_minutes, OLD.pay_rate_cents, OLD.bill_rate_cents, OLD.gross_pay_cents, OLD.bill_cents, OLD.is_active, OLD.flags)
        OR NEW.session_id IS DISTINCT FROM OLD.session_id
        OR NOT (NEW.status = OLD.status OR (OLD.status = 'approved' AND NEW.status = 'paid'))
    THEN PERFORM staffing.refuse_change('The timesheet');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER timesheet_stands BEFORE UPDATE OR DELETE ON staffing.timesheets FOR EACH ROW WHEN (OLD.status IN ('approved', 'paid')) EXECUTE FUNCTION staffing.timesheet_stands();

CREATE FUNCTION staffing.session_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM staffing.timesheets t WHERE t.company_id = coalesce(NEW.company_id, OLD.company_id) AND t.assignment_id = coalesce(NEW.assignment_id, OLD.assignment_id) AND t.status IN ('approved', 'paid'))
    THEN PERFORM staffing.refuse_change('The time of this assignment');
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER session_stands BEFORE UPDATE ON staffing.sessions FOR EACH ROW
    WHEN ((OLD.check_in_at, OLD.status, OLD.is_active, OLD.assignment_id) IS DISTINCT FROM (NEW.check_in_at, NEW.status, NEW.is_active, NEW.assignment_id) OR OLD.check_out_at IS DISTINCT FROM NEW.check_out_at
        OR OLD.worked_minutes IS DISTINCT FROM NEW.worked_minutes OR OLD.break_minutes IS DISTINCT FROM NEW.break_minutes)
    EXECUTE FUNCTION staffing.session_stands();
CREATE TRIGGER session_stands_whole BEFORE INSERT OR DELETE ON staffing.sessions FOR EACH ROW EXECUTE FUNCTION staffing.session_stands();

CREATE FUNCTION staffing.invoice_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.business_id, NEW.vendor_id, NEW.hub_id, NEW.invoice_number, NEW.period_start, NEW.period_end, NEW.subtotal_cents, NEW.fees_cents, NEW.tax_cents, NEW.currency, NEW.is_active)
            IS DISTINCT FROM (OLD.business_id, OLD.vendor_id, OLD.hub_id, OLD.invoice_number, OLD.period_start, OLD.period_end, OLD.subtotal_cents, OLD.fees_cents, OLD.tax_cents, OLD.currency, OLD.is_active)
        OR NOT (NEW.status = OLD.status OR (OLD.status = 'approved' AND NEW.status = 'paid'))
    THEN PERFORM staffing.refuse_change('The invoice');
    END IF;
    RETURN NEW;
END
$$;
CREATE TRIGGER invoice_stands BEFORE UPDATE OR DELETE ON staffing.invoices FOR EACH ROW WHEN (OLD.status IN ('approved', 'paid', 'void')) EXECUTE FUNCTION staffing.invoice_stands();

CREATE FUNCTION staffing.invoice_line_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM staffing.invoices i WHERE i.company_id = OLD.company_id AND i.id = OLD.invoice_id AND i.status IN ('approved', 'paid')) THEN PERFORM staffing.refuse_change('The invoice of this line'); END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER invoice_line_stands BEFORE UPDATE ON staffing.invoice_lines FOR EACH ROW
    WHEN ((OLD.invoice_id, OLD.timesheet_id, OLD.billable_minutes, OLD.bill_rate_cents, OLD.amount_cents, OLD.is_live) IS DISTINCT FROM (NEW.invoice_id, NEW.timesheet_id, NEW.billable_minutes, NEW.bill_rate_cents, NEW.amount_cents, NEW.is_live))
    EXECUTE FUNCTION staffing.invoice_line_stands();
CREATE TRIGGER invoice_line_stands_whole BEFORE DELETE ON staffing.invoice_lines FOR EACH ROW EXECUTE FUNCTION staffing.invoice_line_stands();
