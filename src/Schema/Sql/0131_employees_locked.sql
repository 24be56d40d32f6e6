-- Starts and ends do not move over days that are settled; what is agreed may, since it is a fact: it makes the settled pay out of date. Either
-- is what pay rests on, and takes the person's pay turn with others.
CREATE FUNCTION employees.keep_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(kernel.pay_turn(NEW.company_id, NEW.user_id));
    IF TG_OP = 'INSERT' OR OLD.is_active <> NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.starts_on, coalesce(NEW.ends_on, 'infinity'));
    ELSE
        IF OLD.starts_on <> NEW.starts_on THEN
            PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, least(OLD.starts_on, NEW.starts_on), greatest(OLD.starts_on, NEW.starts_on) - 1);
        END IF;
        IF OLD.ends_on IS DISTINCT FROM NEW.ends_on THEN
            PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, least(OLD.ends_on, NEW.ends_on) + 1, greatest(coalesce(OLD.ends_on, 'infinity'), coalesce(NEW.ends_on, 'infinity')));
        END IF;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER employments_keep_locked BEFORE INSERT OR UPDATE ON employees.employments FOR EACH ROW EXECUTE FUNCTION employees.keep_locked();

CREATE FUNCTION employees.take_pay_turn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(kernel.pay_turn(NEW.company_id, NEW.user_id));
    RETURN NEW;
END $$;
CREATE TRIGGER terms_take_pay_turn BEFORE INSERT OR UPDATE ON employees.terms FOR EACH ROW EXECUTE FUNCTION employees.take_pay_turn();

ALTER TABLE employees.employments ADD COLUMN announced_for date;
COMMENT ON COLUMN employees.employments.announced_for IS 'The ends_on of which the line manager was told that it comes near.';
