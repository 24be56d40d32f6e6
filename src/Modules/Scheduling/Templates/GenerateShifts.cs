using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Shifts;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Templates;

/// <summary>
/// A manager makes the shifts of a template's days within a range, all or none. Days already made are skipped; who has no time is
/// left off that shift, and reported. Whom it names outside the template's department is put on them, with a warning.
/// </summary>
internal static class GenerateShifts
{
    public const int MostDays = 366;

    private const int MostSeats = 100_000;

    internal sealed record Input(
        DateOnly From, DateOnly To, DateOnly? Anchor = null, IReadOnlyList<UserId>? AssignedUserIds = null, IReadOnlyList<DepartmentId>? AssignedDepartmentIds = null,
        [MaxLength(200), OneLine] string? Location = null, bool DryRun = false, bool Published = true) : IInput;

    /// <param name="Skipped">Days of the pattern that were made before, or that the clocks skip.</param>
    /// <param name="Dates">The days that were made.</param>
    internal sealed record Generation(int Created, int Skipped, IReadOnlyList<LeftOff> Conflicts, IReadOnlyList<DateOnly> Dates);

    /// <summary>Who is not on the shift of which day, and why.</summary>
    internal sealed record LeftOff(DateOnly Date, UserId UserId, string Fullname, ConflictKind Kind, ShiftId? ShiftId, LeaveRequestId? LeaveRequestId, DateOnly ShiftDate, TimeOnly StartTime, TimeOnly EndTime);

    internal sealed record Extras(Generation Generation) : WarningExtras;

    public static async Task<Result<Answer<List<ShiftView>, Extras>>> Handle(ShiftTemplateId id, Input request, ScheduleDb db, Scope scope, Planners planners, TemplateDays days, CrewBooking booking, CancellationToken cancel)
    {
        if (request.To < request.From || request.To.DayNumber - request.From.DayNumber >= MostDays) return SchedulingProblems.BadRange;
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        var looked = await days.Find(id, request.Anchor, request.From, request.To, cancel);
        if (looked.Problem is { } notThen) return notThen;
        var found = looked.Value;

        await using var transaction = await scope.Begin(cancel);
        var template = await days.TakeTurn(found, cancel);
        IReadOnlyList<DepartmentId> through = request.AssignedDepartmentIds ?? [];
        var gathered = await booking.Gather(new Shift(), request.AssignedUserIds ?? [], through, template?.DepartmentId, cancel);
        if (gathered.Problem is { } notThese) return notThese;
        var (_, crew, zone) = gathered.Value;
        var shifts = await days.Make(found, template, zone, request.Location, cancel);
        if (!request.Published) foreach (var shift in shifts) shift.BeDraft();
        if ((long)shifts.Count * crew.People.Count > MostSeats) return SchedulingProblems.TooManyAtOnce(MostSeats);

        var clashes = await booking.Conflicts(crew, shifts, cancel);
        var seats = Seats(shifts, crew, clashes);
        foreach (var shift in shifts) shift.Seats = seats[shift].Count(s => s.Released is null);
        foreach (var shift in shifts) shift.Assign(seats[shift].Where(s => s is { Via: BookedVia.Direct, Released: null }).Select(s => s.User), through);
        if (!request.DryRun)
        {
            template!.CountFrom(found.Anchor);
            db.Shifts.AddRange(shifts);
            if (request.Published) Tell(db, template, [.. seats.SelectMany(s => s).Where(s => s.Released is null && days.IsAhead(s.Shift))]);
            await db.SaveChangesAsync(cancel);
            await booking.Write([.. seats.SelectMany(s => s)], cancel);
            await transaction.Commit(cancel);
        }
        var warnings = await days.Outside(template, request.AssignedUserIds ?? [], cancel);
        var report = new Generation(shifts.Count, found.Days.Count - shifts.Count, [.. clashes.Select(c => Report(c.Wanted, c.Conflict))], [.. shifts.Select(s => s.ShiftDate)]);
        return new Answer<List<ShiftView>, Extras>([.. shifts.Select(ShiftView.Of)], new Extras(report) { Warnings = [.. warnings, .. SchedulingWarnings.OverStaffed(shifts)] }, request.DryRun ? 200 : null);
    }

    /// <summary>Everybody who is employed then has a seat on every shift; who has no time is released from it at once, for leave where leave is in the way.</summary>
    private static ILookup<Shift, Seat> Seats(IReadOnlyList<Shift> shifts, Crew crew, IReadOnlyList<(Shift Wanted, ShiftConflict Conflict)> clashes)
    {
        var lost = clashes.GroupBy(c => (c.Wanted, c.Conflict.UserId)).ToDictionary(g => g.Key, g => g.Any(c => c.Conflict.Kind is ConflictKind.Leave) ? Release.Leave : Release.Conflict);
        var outside = clashes.Where(c => c.Conflict.Kind is ConflictKind.NotEmployed).Select(c => (c.Wanted, c.Conflict.UserId)).ToHashSet();
        return (from shift in shifts
                from person in crew.People
                where !outside.Contains((shift, person.Key))
                select new Seat(shift, person.Key, person.Value, crew.ManagerOf(person.Key), lost.TryGetValue((shift, person.Key), out var reason) ? reason : null)).ToLookup(s => s.Shift);
    }

    /// <summary>One word to each for all their shifts, not one for each.</summary>
    private static void Tell(ScheduleDb db, ShiftTemplate template, IReadOnlyList<Seat> seats)
    {
        foreach (var own in seats.GroupBy(s => s.User))
        {
            db.Tell(new ShiftsGenerated(own.Key, template.Name, own.Count(), own.Min(s => s.Shift.ShiftDate), own.Max(s => s.Shift.ShiftDate), template.Id,
                [.. own.OrderBy(s => s.Shift.ShiftDate).Select(s => s.Shift.Id)]), own.Key.Value);
        }
    }

    public static LeftOff Report(Shift wanted, ShiftConflict c) =>
        new(wanted.ShiftDate, c.UserId, c.Fullname, c.Kind, c.ShiftId, c.LeaveRequestId, c.ShiftDate, c.StartTime, c.EndTime);
}
