-- What the work of a day at a hub comes to, so that a report of a year adds up days and not everybody's work. What is written here was counted from the work itself; where the
-- work has changed since, the day stands among those touched, and is counted anew: by reports until the job has done it.
CREATE TABLE staffing.touched_days (
    company_id uuid NOT NULL,
    business_id uuid NOT NULL,
    hub_id uuid NOT NULL,
    local_date date NOT NULL
);
COMMENT ON TABLE staffing.touched_days IS 'A row for each change. It is nobody''s key, so that those who work on the same day do not wait for each other.';
CREATE INDEX touched_days_of_business ON staffing.touched_days (company_id, business_id, local_date, hub_id);
SELECT kernel.fence('staffing.touched_days');

CREATE TABLE staffing.reported_days (
    company_id uuid NOT NULL,
    business_id uuid NOT NULL,
    local_date date NOT NULL,
    hub_id uuid NOT NULL,
    vendor_id uuid,
    cost_center_id uuid,
    shifts int NOT NULL,
    full_shifts int NOT NULL,
    places int NOT NULL,
    taken int NOT NULL,
    needed int NOT NULL,
    needed_minutes int NOT NULL,
    needed_cent_minutes bigint NOT NULL,
    held int NOT NULL,
    minutes int NOT NULL,
    cents bigint NOT NULL,
    worked int NOT NULL,
    missed int NOT NULL,
    given_up int NOT NULL,
    on_time int NOT NULL,
    rating_sum int NOT NULL,
    ratings int NOT NULL,
    satisfied int NOT NULL,
    fill_micros bigint NOT NULL,
    fills int NOT NULL
);
COMMENT ON TABLE staffing.reported_days IS 'Of shifts that count, by the vendor and the cost center of their orders. Of a day that is touched it says what was.';
COMMENT ON COLUMN staffing.reported_days.needed IS 'Places of all roles, taken or not; with it what these minutes are, and what they cost: cents an hour times minutes.';
COMMENT ON COLUMN staffing.reported_days.held IS 'Who has a place; with it minutes and cents, worked or planned.';
COMMENT ON COLUMN staffing.reported_days.fill_micros IS 'From the publication of places to their booking, in microseconds; of so many fills.';
CREATE UNIQUE INDEX reported_day ON staffing.reported_days (company_id, business_id, local_date, hub_id, vendor_id, cost_center_id) NULLS NOT DISTINCT;
SELECT kernel.fence('staffing.reported_days');

CREATE TABLE staffing.reported_roles (
    company_id uuid NOT NULL,
    business_id uuid NOT NULL,
    local_date date NOT NULL,
    hub_id uuid NOT NULL,
    vendor_id uuid,
    cost_center_id uuid,
    catalog_role_id uuid NOT NULL,
    held int NOT NULL,
    minutes int NOT NULL,
    cents bigint NOT NULL
);
COMMENT ON TABLE staffing.reported_roles IS 'The same of who has a place, by role.';
CREATE UNIQUE INDEX reported_role ON staffing.reported_roles (company_id, business_id, local_date, hub_id, vendor_id, cost_center_id, catalog_role_id) NULLS NOT DISTINCT;
SELECT kernel.fence('staffing.reported_roles');

CREATE FUNCTION staffing.touch_day_of_shift() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN INSERT INTO staffing.touched_days VALUES (OLD.company_id, OLD.business_id, OLD.hub_id, OLD.local_date); END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND (NEW.business_id, NEW.hub_id, NEW.local_date) <> (OLD.business_id, OLD.hub_id, OLD.local_date))
    THEN INSERT INTO staffing.touched_days VALUES (NEW.company_id, NEW.business_id, NEW.hub_id, NEW.local_date);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER shift_touches_day AFTER INSERT OR DELETE ON staffing.shifts FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_shift();
CREATE TRIGGER shift_touches_day_changed AFTER UPDATE ON staffing.shifts FOR EACH ROW
    WHEN ((OLD.business_id, OLD.hub_id, OLD.local_date, OLD.order_id, OLD.required_workers, OLD.assigned_workers, OLD.is_active, OLD.status IN ('cancelled', 'draft'))
        <> (NEW.business_id, NEW.hub_id, NEW.local_date, NEW.order_id, NEW.required_workers, NEW.assigned_workers, NEW.is_active, NEW.status IN ('cancelled', 'draft')))
    EXECUTE FUNCTION staffing.touch_day_of_shift();

-- Of what belongs to a shift: its roles, and who is on it.
CREATE FUNCTION staffing.touch_day_of_work() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO staffing.touched_days
    SELECT s.company_id, s.business_id, s.hub_id, s.local_date FROM staffing.shifts s WHERE s.company_id = coalesce(NEW.company_id, OLD.company_id) AND s.id IN (NEW.shift_id, OLD.shift_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER role_touches_day AFTER INSERT OR DELETE ON staffing.shift_roles FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_work();
CREATE TRIGGER role_touches_day_changed AFTER UPDATE ON staffing.shift_roles FOR EACH ROW
    WHEN ((OLD.shift_id, OLD.catalog_role_id, OLD.workers_needed, OLD.starts_at, OLD.ends_at, OLD.break_minutes, OLD.is_break_paid, OLD.bill_rate_cents, OLD.published_at, OLD.status = 'cancelled')
        <> (NEW.shift_id, NEW.catalog_role_id, NEW.workers_needed, NEW.starts_at, NEW.ends_at, NEW.break_minutes, NEW.is_break_paid, NEW.bill_rate_cents, NEW.published_at, NEW.status = 'cancelled'))
    EXECUTE FUNCTION staffing.touch_day_of_work();
CREATE TRIGGER assignment_touches_day AFTER INSERT OR DELETE ON staffing.assignments FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_work();
CREATE TRIGGER assignment_touches_day_changed AFTER UPDATE ON staffing.assignments FOR EACH ROW
    WHEN ((OLD.shift_id, OLD.shift_role_id, OLD.business_id, OLD.status, OLD.bill_rate_cents, OLD.starts_at, OLD.ends_at, OLD.created_at) <> (NEW.shift_id, NEW.shift_role_id, NEW.business_id, NEW.status, NEW.bill_rate_cents, NEW.starts_at, NEW.ends_at, NEW.created_at)
        OR OLD.checked_in_at IS DISTINCT FROM NEW.checked_in_at OR OLD.cancel_code IS DISTINCT FROM NEW.cancel_code OR OLD.replaces_assignment_id IS DISTINCT FROM NEW.replaces_assignment_id)
    EXECUTE FUNCTION staffing.touch_day_of_work();

-- Of what belongs to somebody's work: its hours, and how it was rated.
CREATE FUNCTION staffing.touch_day_of_assignment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO staffing.touched_days
    SELECT s.company_id, s.business_id, s.hub_id, s.local_date FROM staffing.assignments a JOIN staffing.shifts s ON s.company_id = a.company_id AND s.id = a.shift_id
    WHERE a.company_id = coalesce(NEW.company_id, OLD.company_id) AND a.id IN (NEW.assignment_id, OLD.assignment_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER timesheet_touches_day AFTER INSERT OR DELETE ON staffing.timesheets FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_assignment();
CREATE TRIGGER timesheet_touches_day_changed AFTER UPDATE ON staffing.timesheets FOR EACH ROW
    WHEN (OLD.assignment_id <> NEW.assignment_id OR OLD.payable_minutes IS DISTINCT FROM NEW.payable_minutes OR OLD.bill_cents IS DISTINCT FROM NEW.bill_cents)
    EXECUTE FUNCTION staffing.touch_day_of_assignment();
CREATE TRIGGER review_touches_day AFTER INSERT OR DELETE ON staffing.reviews FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_assignment();
CREATE TRIGGER review_touches_day_changed AFTER UPDATE ON staffing.reviews FOR EACH ROW
    WHEN ((OLD.assignment_id, OLD.business_id, OLD.rating, OLD.is_active) <> (NEW.assignment_id, NEW.business_id, NEW.rating, NEW.is_active))
    EXECUTE FUNCTION staffing.touch_day_of_assignment();

CREATE FUNCTION staffing.touch_days_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO staffing.touched_days SELECT DISTINCT company_id, business_id, hub_id, local_date FROM staffing.shifts WHERE company_id = NEW.company_id AND order_id = NEW.id;
    RETURN NULL;
END
$$;
CREATE TRIGGER order_touches_days AFTER UPDATE ON staffing.orders FOR EACH ROW
    WHEN (OLD.vendor_id IS DISTINCT FROM NEW.vendor_id OR OLD.cost_center_id IS DISTINCT FROM NEW.cost_center_id) EXECUTE FUNCTION staffing.touch_days_of_order();

-- All that was before is still to be counted.
SET LOCAL ROLE workforceos_system;
INSERT INTO staffing.touched_days SELECT DISTINCT company_id, business_id, hub_id, local_date FROM staffing.shifts;
RESET ROLE;
