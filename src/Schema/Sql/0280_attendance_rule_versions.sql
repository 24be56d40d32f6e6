-- Which state the rules of a company's punches are in: breaks, rounding, places. Hosts keep the rules, and every punch asks with its record
-- whether these are the ones. A company without a row has not changed any since this was made.
CREATE TABLE attendance.rule_versions (
    company_id uuid PRIMARY KEY,
    version uuid NOT NULL
);
COMMENT ON COLUMN attendance.rule_versions.version IS 'Another one with each change; never used twice, so that one which was rolled back stands for nothing.';
SELECT kernel.fence('attendance.rule_versions');

CREATE FUNCTION attendance.change_rules() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO attendance.rule_versions AS v (company_id, version) VALUES (coalesce(NEW.company_id, OLD.company_id), gen_random_uuid())
    ON CONFLICT (company_id) DO UPDATE SET version = excluded.version;
    RETURN NULL;
END
$$;
CREATE TRIGGER break_rules_change AFTER INSERT OR UPDATE OR DELETE ON attendance.break_rules FOR EACH ROW EXECUTE FUNCTION attendance.change_rules();
CREATE TRIGGER rounding_rules_change AFTER INSERT OR UPDATE OR DELETE ON attendance.rounding_rules FOR EACH ROW EXECUTE FUNCTION attendance.change_rules();
CREATE TRIGGER places_change AFTER INSERT OR UPDATE OR DELETE ON attendance.places FOR EACH ROW EXECUTE FUNCTION attendance.change_rules();

-- Whatever is locked of what a record or an entry was is locked of what it becomes, where that begins with it and ends no sooner: a check-out
-- asks once for each.
CREATE OR REPLACE FUNCTION attendance.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active AND NOT (TG_OP = 'UPDATE' AND NEW.is_active
        AND (NEW.user_id, NEW.shift_date, NEW.check_in_time) IS NOT DISTINCT FROM (OLD.user_id, OLD.shift_date, OLD.check_in_time)
        AND coalesce(coalesce(NEW.check_out_time, NEW.check_in_time) >= coalesce(OLD.check_out_time, OLD.check_in_time), true)) THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.shift_date, OLD.shift_date, OLD.check_in_time, coalesce(OLD.check_out_time, OLD.check_in_time));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.shift_date, NEW.shift_date, NEW.check_in_time, coalesce(NEW.check_out_time, NEW.check_in_time));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;

CREATE OR REPLACE FUNCTION attendance.keep_locked_entries() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active AND NOT (TG_OP = 'UPDATE' AND NEW.is_active
        AND (NEW.user_id, NEW.starts_at) = (OLD.user_id, OLD.starts_at) AND coalesce(NEW.ends_at, NEW.starts_at) >= coalesce(OLD.ends_at, OLD.starts_at)) THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, NULL, NULL, OLD.starts_at, coalesce(OLD.ends_at, OLD.starts_at));
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NULL, NULL, NEW.starts_at, coalesce(NEW.ends_at, NEW.starts_at));
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
