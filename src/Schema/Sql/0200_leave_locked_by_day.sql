-- Approved leave that reaches over the edge of locked days can still be made shorter beyond it: what stays as it was approved are the days
-- that are locked, and not the whole request.
CREATE FUNCTION leave.taken_by_day(request leave.requests) RETURNS TABLE (day date, starts timestamp, ends timestamp)
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT d::date, greatest(lower(s), d), least(upper(s), d + interval '1 day')
    FROM leave.stretches(request.start_date, request.end_date, request.start_part, request.end_part, request.from_time, request.to_time, request.except_days, request.half_day_at) s
    CROSS JOIN generate_series(date_trunc('day', lower(s)), upper(s) - interval '1 microsecond', interval '1 day') d
$$;
COMMENT ON FUNCTION leave.taken_by_day IS 'What a request takes of each of its days.';

CREATE OR REPLACE FUNCTION leave.keep_locked() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.is_active AND NEW.is_active AND OLD.status = 'approved' AND (OLD.user_id, OLD.status, OLD.paid) IS NOT DISTINCT FROM (NEW.user_id, NEW.status, NEW.paid) THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, other.day, other.day) FROM (
            SELECT day FROM ((SELECT * FROM leave.taken_by_day(OLD) EXCEPT SELECT * FROM leave.taken_by_day(NEW))
                   UNION ALL (SELECT * FROM leave.taken_by_day(NEW) EXCEPT SELECT * FROM leave.taken_by_day(OLD))) AS taken
            GROUP BY day ORDER BY day
        ) other;
        RETURN NEW;
    END IF;
    IF TG_OP <> 'INSERT' AND OLD.is_active AND OLD.status = 'approved' THEN
        PERFORM kernel.refuse_locked(OLD.company_id, OLD.user_id, OLD.start_date, OLD.end_date);
    END IF;
    IF TG_OP <> 'DELETE' AND NEW.is_active AND NEW.status IN ('pending', 'approved') THEN
        PERFORM kernel.refuse_locked(NEW.company_id, NEW.user_id, NEW.start_date, NEW.end_date);
    END IF;
    RETURN coalesce(NEW, OLD);
END
$$;
