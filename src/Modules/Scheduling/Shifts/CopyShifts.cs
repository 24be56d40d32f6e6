using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Scheduling.Bookings;
using WorkforceOS.Scheduling.Templates;
using WorkforceOS.Surfaces.Company;

namespace WorkforceOS.Scheduling.Shifts;

/// <summary>
/// A planner copies a week to others, all of it or nothing. Wall times stay, whatever the clocks do; cancelled shifts and those that nobody had planned are not
/// copied, nor what has been copied to that day already. Each person hears once of all that are new to them.
/// </summary>
internal static class CopyShifts
{
    public const int MostShifts = 2000;

    public const int MostWeeks = 26;

    private const int DaysOfWeek = 7;

    /// <param name="FromWeek">Its first day; seven days are copied from there.</param>
    /// <param name="ToWeeks">The first days of others, whole weeks away.</param>
    /// <param name="DepartmentIds">Only shifts that belong to one of them.</param>
    /// <param name="WithPeople">Their people and departments too, else with as many open places.</param>
    /// <param name="OnConflict">Of somebody named who has no time: they are left off, so that their place is open, or the shift is not made.</param>
    /// <param name="Published">False makes drafts.</param>
    /// <param name="DryRun">Says what it would be, and does nothing.</param>
    internal sealed record Input(
        DateOnly FromWeek, [Length(1, MostWeeks)] IReadOnlyList<DateOnly> ToWeeks, IReadOnlyList<DepartmentId>? DepartmentIds = null, bool WithPeople = true,
        OnClash OnConflict = OnClash.LeaveOff, bool Published = true, bool DryRun = false) : IInput
    {
        public bool AreWeeks => ToWeeks.Distinct().Count() == ToWeeks.Count && ToWeeks.All(w => w != FromWeek && (w.DayNumber - FromWeek.DayNumber) % DaysOfWeek == 0);
    }

    internal enum OnClash { LeaveOff, Skip }

    public static async Task<Result<Answer<List<ShiftView>, GenerateShifts.Extras>>> Handle(Input request, ScheduleDb db, Scope scope, Planners planners, RotaBooking booking, WeekCopies copies, CancellationToken cancel)
    {
        if (await planners.RefuseOthers(cancel) is { } refusal) return refusal;
        if (!request.AreWeeks) return SchedulingProblems.BadCopyWeeks;

        await using var transaction = await scope.Begin(cancel);
        await transaction.TakeTurn("scheduling.copyShifts", scope.Caller.Company.Value, cancel);
        var sources = await Of(request, db, scope.Caller).OrderBy(s => s.ShiftDate).ThenBy(s => s.StartTime).ThenBy(s => s.Id).Take(MostShifts + 1).ToListAsync(cancel);
        if ((long)sources.Count * request.ToWeeks.Count > MostShifts) return SchedulingProblems.TooManyCopies;
        var rota = await booking.Gather(new([], request.WithPeople ? [.. sources.SelectMany(s => s.NamedPeople).Distinct()] : [], request.WithPeople ? [.. sources.SelectMany(s => s.Departments).Distinct()] : [], []), cancel);
        var made = await copies.Make(request, sources, rota, cancel);
        if (await booking.Settle(rota, request.OnConflict is OnClash.Skip ? OnConflict.Skip : OnConflict.LeaveOff, cancel) is { } notThese) return notThese;
        WeekCopies.OpenPlaces(rota);

        if (!request.DryRun)
        {
            await booking.Save(rota, cancel, once: true);
            await transaction.Commit(cancel);
        }
        var there = made.Copies.Where(c => !c.IsLeftOut).Select(c => c.Shift).OrderBy(s => s.ShiftDate).ThenBy(s => s.StartTime).ThenBy(s => s.Id.Value).ToList();
        var report = new GenerateShifts.Generation(there.Count, made.Wanted - there.Count,
            [.. made.Gone, .. made.Copies.SelectMany(c => c.Conflicts.Select(o => GenerateShifts.Report(c.Shift, o)))], [.. there.Select(s => s.ShiftDate).Distinct()]);
        return new Answer<List<ShiftView>, GenerateShifts.Extras>([.. there.Select(ShiftView.Of)], new(report) { Warnings = [.. SchedulingWarnings.OverStaffed(there)] }, request.DryRun ? 200 : null);
    }

    private static IQueryable<Shift> Of(Input request, ScheduleDb db, Caller caller)
    {
        var (last, planner) = (request.FromWeek.AddDays(DaysOfWeek - 1), caller.User);
        var week = db.Shifts.AsNoTracking().Where(s => s.ShiftDate >= request.FromWeek && s.ShiftDate <= last && s.Status != ShiftStatus.Cancelled && !s.Unplanned);
        if (!caller.IsAdmin) week = week.Where(s => s.SoleManagerId == planner);
        return request.DepartmentIds is { } departments ? week.Where(s => departments.Contains(s.DepartmentId!.Value)) : week;
    }
}
