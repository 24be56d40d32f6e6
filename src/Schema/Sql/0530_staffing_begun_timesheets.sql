-- A timesheet that begins at a clock-in has no hours yet, so that no figure of its day changes by it: the change of the assignment has noted the day already.
DROP TRIGGER timesheet_touches_day ON staffing.timesheets;
CREATE TRIGGER timesheet_touches_day AFTER INSERT ON staffing.timesheets FOR EACH ROW WHEN (NEW.payable_minutes <> 0 OR NEW.bill_cents <> 0) EXECUTE FUNCTION staffing.touch_day_of_assignment();
CREATE TRIGGER timesheet_touches_day_gone AFTER DELETE ON staffing.timesheets FOR EACH ROW EXECUTE FUNCTION staffing.touch_day_of_assignment();
