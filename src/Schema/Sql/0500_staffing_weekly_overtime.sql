-- Hours beyond a week's limit: by the marketplace, otherwise where a vendor pays its workers otherwise, and billed or not where that is agreed with a client.
ALTER TABLE staffing.settings
    ADD COLUMN weekly_overtime_after_minutes int CHECK (weekly_overtime_after_minutes BETWEEN 60 AND 10080),
    ADD COLUMN weekly_overtime_percent int NOT NULL DEFAULT 150 CHECK (weekly_overtime_percent BETWEEN 100 AND 400),
    ADD COLUMN week_starts_on text NOT NULL DEFAULT 'monday' CHECK (week_starts_on IN ('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday')),
    ADD COLUMN bill_weekly_overtime boolean NOT NULL DEFAULT true;
ALTER TABLE staffing.vendors
    ADD COLUMN weekly_overtime_after_minutes int CHECK (weekly_overtime_after_minutes BETWEEN 60 AND 10080),
    ADD COLUMN weekly_overtime_percent int CHECK (weekly_overtime_percent BETWEEN 100 AND 400);
ALTER TABLE staffing.businesses ADD COLUMN bill_weekly_overtime boolean;

-- What of a timesheet is beyond the week's limit, as it was counted.
ALTER TABLE staffing.timesheets
    ADD COLUMN overtime_minutes int NOT NULL DEFAULT 0,
    ADD COLUMN overtime_percent int NOT NULL DEFAULT 0,
    ADD COLUMN overtime_billed boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT timesheet_overtime CHECK (overtime_minutes BETWEEN 0 AND payable_minutes) NOT VALID;
ALTER TABLE staffing.timesheets VALIDATE CONSTRAINT timesheet_overtime;

CREATE OR REPLACE FUNCTION staffing.timesheet_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE'
        OR (NEW.assignment_id, NEW.staff_id, NEW.business_id, NEW.worked_minutes, NEW.break_minutes, NEW.payable_minutes, NEW.pay_rate_cents, NEW.bill_rate_cents, NEW.gross_pay_cents, NEW.bill_cents, NEW.is_active, NEW.flags)
            IS DISTINCT FROM (OLD.assignment_id, OLD.staff_id, OLD.business_id, OLD.worked_minutes, OLD.break_minutes, OLD.payable_minutes, OLD.pay_rate_cents, OLD.bill_rate_cents, OLD.gross_pay_cents, OLD.bill_cents, OLD.is_active, OLD.flags)
        OR (NEW.overtime_minutes, NEW.overtime_percent, NEW.overtime_billed) IS DISTINCT FROM (OLD.overtime_minutes, OLD.overtime_percent, OLD.overtime_billed)
        OR NEW.session_id IS DISTINCT FROM OLD.session_id
        OR NOT (NEW.status = OLD.status OR (OLD.status = 'approved' AND NEW.status = 'paid'))
    THEN PERFORM staffing.refuse_change('The timesheet');
    END IF;
    RETURN NEW;
END
$$;
