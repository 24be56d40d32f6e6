-- Approved leave of locked days stays, and nobody asks for them any more; what was asked before can still be refused or taken back.
CREATE FUNCTION leave.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' AND OLD.is_active AND OLD.status = 'approved' THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.start_date, OLD.end_date);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active AND NEW.status IN ('pending', 'approved') THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.start_date, NEW.end_date);
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
CREATE TRIGGER requests_keep_locked BEFORE INSERT OR DELETE ON leave.requests FOR EACH ROW EXECUTE FUNCTION leave.keep_locked();
-- Not the type's words: erasing takes them from a person's decided leave, and nothing else changes them there.
CREATE TRIGGER requests_keep_locked_changed BEFORE UPDATE ON leave.requests FOR EACH ROW
    WHEN ((OLD.user_id, OLD.start_date, OLD.end_date, OLD.status, OLD.is_active) IS DISTINCT FROM (NEW.user_id, NEW.start_date, NEW.end_date, NEW.status, NEW.is_active))
    EXECUTE FUNCTION leave.keep_locked();
