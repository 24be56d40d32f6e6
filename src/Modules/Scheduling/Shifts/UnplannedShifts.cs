using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Attendance;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Scheduling;
using WorkforceOS.Kernel;
using WorkforceOS.Scheduling.Bookings;

namespace WorkforceOS.Scheduling.Shifts;

/// <inheritdoc cref="IUnplannedShifts"/>
internal sealed class UnplannedShifts(ScheduleDb db, Turns turns, Conflicts conflicts, BookingLedger ledger, IReporting reporting, IDepartments departments, Caller caller, TimeProvider clock) : IUnplannedShifts
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task<Result<ShiftFacts>> Begin(UserId user, DateTimeOffset at, TimeSpan longest, PlaceId? place, DepartmentId? department, CancellationToken cancel)
    {
        if (await departments.RefuseUnknown(department, cancel) is { } nowhere) return nowhere;
        var zone = await turns.Of([user], cancel);
        var minute = MinuteOf(at);
        var near = await Near(user, null, minute, minute + longest, cancel);
        // What ends within this minute is as good as over.
        var start = near.Where(b => b.StartsAt <= minute && b.EndsAt <= minute + Minute).Select(b => b.EndsAt).DefaultIfEmpty(minute).Max();
        var shift = new Shift { Id = NewId.At<ShiftId>(clock), CompanyId = caller.Company, CreatedBy = user, PlaceId = place, DepartmentId = department, Unplanned = true };
        shift.TakePlaceAt(start, Until(start, longest, near), zone);
        if ((await conflicts.Find([user], [shift], cancel, drafts: false)).Select(f => f.Conflict).ToList() is { Count: > 0 } taken) return SchedulingProblems.Conflict(taken);

        await GiveWay(user, shift, cancel);
        shift.Assign([user], []);
        db.Shifts.Add(shift);
        await db.SaveChangesAsync(cancel);
        await ledger.Write([new Seat(shift, user, BookedVia.Direct, await reporting.ManagerOf(user, cancel))], cancel);
        return new ShiftFacts(shift.Id, shift.ShiftDate, shift.StartsAt, shift.EndsAt, Scheduled: true, Cancelled: false, [user], user, place) { Unplanned = true };
    }

    public async Task<DateTimeOffset?> EndAt(ShiftId id, UserId user, DateTimeOffset at, TimeSpan longest, CancellationToken cancel)
    {
        var zone = await turns.Of([user], cancel);
        var shift = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id && s.Unplanned, cancel);
        if (shift is null) return null;
        var seats = await db.Bookings.Where(b => b.ShiftId == id).ToListAsync(cancel);
        if (!shift.IsScheduled || seats is not [{ Released: null } only] || only.UserId != user) return shift.EndsAt;

        var before = PlannedSeat.Of(only, shift);
        var most = Until(shift.StartsAt, longest, await Near(user, id, shift.StartsAt, shift.StartsAt + longest, cancel));
        var end = MinuteOf(at - TimeSpan.FromTicks(1)) + Minute;
        shift.TakePlaceAt(shift.StartsAt, end > most ? most : end > shift.StartsAt ? end : shift.StartsAt + Minute, zone);
        only.EndsAt = shift.EndsAt;
        db.TellPlan([before], [PlannedSeat.Of(only, shift)], clock.GetUtcNow());
        await db.SaveChangesAsync(cancel);
        return shift.EndsAt;
    }

    public async Task Remove(ShiftId id, UserId user, CancellationToken cancel)
    {
        await turns.Of([user], cancel);
        var shift = await db.Shifts.SingleOrDefaultAsync(s => s.Id == id && s.Unplanned, cancel);
        if (shift is null or { Status: ShiftStatus.Cancelled }) return;
        var seats = await db.Bookings.Where(b => b.ShiftId == id).ToListAsync(cancel);
        if (seats is not [{ Released: null } only] || only.UserId != user) return;

        shift.Delete();
        // The person hears of the record that is taken back, and need not hear of its shift.
        db.Publish(new ShiftCalledOff(shift.Id, clock.GetUtcNow()), shift.Id.Value);
        ledger.Remove(seats);
        await db.SaveChangesAsync(cancel);
    }

    private static DateTimeOffset Until(DateTimeOffset start, TimeSpan longest, IEnumerable<Booking> near) =>
        near.Select(b => b.StartsAt).Where(begins => begins > start).Append(start + longest).Min();

    /// <summary>A draft is only meant, and work that is done is done: the person is off it, of which nobody need hear.</summary>
    private async Task GiveWay(UserId user, Shift shift, CancellationToken cancel)
    {
        var drafts = await turns.ToRelease(db.Bookings.Where(b => b.UserId == user && b.Active && b.ShiftId != null && !b.Shift!.Published && b.StartsAt < shift.EndsAt && b.EndsAt > shift.StartsAt), cancel);
        if (drafts is []) return;
        ledger.Release(drafts, Release.Conflict);
        foreach (var draft in drafts) draft.Shift!.Unname(user);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>What takes the person's time then, but for this shift, and for drafts.</summary>
    private Task<List<Booking>> Near(UserId user, ShiftId? shift, DateTimeOffset from, DateTimeOffset to, CancellationToken cancel) =>
        db.Bookings.AsNoTracking().Where(b => b.UserId == user && b.Active && b.EndsAt > from && b.StartsAt < to && (b.ShiftId == null || (b.ShiftId != shift && b.Shift!.Published))).ToListAsync(cancel);

    private static DateTimeOffset MinuteOf(DateTimeOffset at) => new(at.UtcTicks - at.UtcTicks % TimeSpan.TicksPerMinute, TimeSpan.Zero);
}
