using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>What people are told of a shift. Of drafts they are told nothing.</summary>
internal static class ShiftNews
{
    /// <summary>So long before a shift somebody may be there for it, at most.</summary>
    public static readonly TimeSpan PunchesBegin = TimeSpan.FromHours(12);

    /// <summary>That it is called off, or takes place after all.</summary>
    public static void TellStatus(this ScheduleDb db, Shift shift, ShiftStatus before, DateTimeOffset now)
    {
        if (shift.Status is ShiftStatus.Cancelled && before is not ShiftStatus.Cancelled) db.Publish(new ShiftCalledOff(shift.Id, now), shift.Id.Value);
        if (shift.Status is not ShiftStatus.Cancelled && before is ShiftStatus.Cancelled) db.Publish(new ShiftRevived(shift.Id, shift.CreatedAt), shift.Id.Value);
    }

    /// <summary>What the change is to those who were on it and those who are. Of a draft nobody hears; published, it is new to all of them.</summary>
    public static void TellChanged(this ScheduleDb db, Shift shift, ShiftBefore was, IEnumerable<UserId> before, IEnumerable<UserId> after, DateTimeOffset now)
    {
        var over = shift.EndsAt <= now && was.EndsAt <= now;
        UserId[] had = was.IsTold ? [.. before] : [];
        UserId[] have = ShiftBefore.Of(shift).IsTold ? [.. after] : [];
        foreach (var person in had.Except(have)) db.TellReleased(shift, was.What, person, shift.Status is ShiftStatus.Cancelled ? "cancelled" : "unassigned", over);
        if (!over) foreach (var person in have.Except(had)) db.TellAssigned(shift, person);

        var stay = had.Intersect(have).ToList();
        if (stay.Count > 0 && shift.IsScheduled && shift.Brief with { DepartmentId = was.What.DepartmentId } != was.What) db.TellMoved(shift, was.What, stay, over);
        db.TellStatus(shift, was.Status, now);
        if (shift.BreakMinutes != was.BreakMinutes && shift.StartsAt - PunchesBegin <= now) db.Publish(new ShiftBreakChanged(shift.Id, shift.BreakMinutes), shift.Id.Value);
        if (was.IsWorkedOtherwise(shift)) db.TellOffered(shift);
        if (!was.Published && shift is { Published: true, TemplateId: { } template }) db.Publish(new TemplateShiftsPublished(template), template.Value);
    }

    /// <summary>That it is deleted.</summary>
    public static void TellGone(this ScheduleDb db, Shift shift, IEnumerable<UserId> people, DateTimeOffset now)
    {
        db.TellOffered(shift);
        if (shift.Status is ShiftStatus.Cancelled) return;
        db.Publish(new ShiftCalledOff(shift.Id, now), shift.Id.Value);
        foreach (var person in people) db.TellReleased(shift, shift.Brief, person, "deleted", over: shift.EndsAt <= now);
    }

    /// <summary>One word to each of their people for all of the shifts that are not over; and to pay, where they have begun.</summary>
    /// <returns>How many people it is.</returns>
    public static int TellPublished(this ScheduleDb db, TakenDrafts drafts, string? note, DateTimeOffset now)
    {
        var shifts = drafts.Shifts.ToDictionary(s => s.Id);
        var seats = drafts.Seats.Where(b => shifts.ContainsKey(b.ShiftId!.Value)).Select(b => (Booking: b, Shift: shifts[b.ShiftId!.Value])).ToList();
        db.TellPlan([], seats.Select(s => PlannedSeat.Of(s.Booking, s.Shift)), now);
        foreach (var template in drafts.Shifts.Select(s => s.TemplateId).OfType<ShiftTemplateId>().Distinct()) db.Publish(new TemplateShiftsPublished(template), template.Value);
        return db.TellPublished(seats.Where(s => s.Booking.Released is null).Select(s => (s.Booking.UserId, s.Shift)), note, now);
    }

    /// <inheritdoc cref="TellPublished(ScheduleDb, TakenDrafts, string?, DateTimeOffset)"/>
    public static int TellPublished(this ScheduleDb db, IEnumerable<(UserId User, Shift Shift)> seats, string? note, DateTimeOffset now)
    {
        var told = 0;
        foreach (var own in seats.Where(s => s.Shift.IsScheduled && s.Shift.EndsAt > now).GroupBy(s => s.User, s => s.Shift).OrderBy(own => own.Key.Value))
        {
            var shifts = own.OrderBy(s => s.StartsAt).ToList();
            db.Tell(new ShiftsPublished(own.Key, shifts.Count, shifts[0].ShiftDate, shifts[^1].ShiftDate, [.. shifts.Select(s => s.Id)], string.IsNullOrWhiteSpace(note) ? null : note.Trim()), own.Key.Value);
            told++;
        }
        return told;
    }

    /// <summary>To whom it was offered on the marketplace.</summary>
    public static void TellOffered(this ScheduleDb db, Shift shift)
    {
        if (shift.Offered) db.Publish(new OfferedShiftChanged(shift.Id), shift.Id.Value);
    }

    public static void TellAssigned(this ScheduleDb db, Shift shift, UserId person, bool isNew = false)
    {
        if (shift.Published) db.Tell(new ShiftAssigned(shift.Id, person, shift.Brief, isNew), shift.Id.Value);
    }

    /// <summary>A member of one of its departments whose time is taken.</summary>
    public static void TellLeftOff(this ScheduleDb db, Shift shift, UserId person)
    {
        if (shift.Published) db.Tell(new DepartmentShiftConflicted(shift.Id, person, shift.Brief, shift.CreatedBy), shift.Id.Value);
    }

    public static void TellReleased(this ScheduleDb db, Shift shift, UserId person, string reason) => db.TellReleased(shift, shift.Brief, person, reason);

    /// <param name="what">As the person knew it.</param>
    /// <param name="reason">As <see cref="ShiftReleased"/> lists them.</param>
    /// <param name="over">It is a correction of the past.</param>
    public static void TellReleased(this ScheduleDb db, Shift shift, ShiftBrief what, UserId person, string reason, bool over = false)
    {
        if (shift.Published) db.Tell(new ShiftReleased(shift.Id, person, what, shift.CreatedBy, reason, over), shift.Id.Value);
    }

    public static void TellMoved(this ScheduleDb db, Shift shift, ShiftBrief old, IReadOnlyList<UserId> people, bool over) =>
        db.Tell(new ShiftMoved(shift.Id, people, old, shift.Brief, over), shift.Id.Value);
}

/// <summary>A shift as it was before it is changed, and as its people know it.</summary>
internal sealed record ShiftBefore(ShiftBrief What, ShiftStatus Status, DateTimeOffset StartsAt, DateTimeOffset EndsAt, int BreakMinutes, bool Published)
{
    /// <summary>Its people know that they are on it.</summary>
    public bool IsTold => Published && Status is not ShiftStatus.Cancelled;

    public static ShiftBefore Of(Shift shift) => new(shift.Brief, shift.Status, shift.StartsAt, shift.EndsAt, shift.BreakMinutes, shift.Published);

    /// <summary>It is at another time now, or was called off and takes place after all.</summary>
    public bool IsAnew(Shift now) => Status is not ShiftStatus.Scheduled || (StartsAt, EndsAt) != (now.StartsAt, now.EndsAt);

    public bool IsWorkedOtherwise(Shift now) => (Status, StartsAt, EndsAt, BreakMinutes) != (now.Status, now.StartsAt, now.EndsAt, now.BreakMinutes);
}
