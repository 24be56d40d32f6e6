using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="StartDate">By the worker's clock; inclusive, as the other.</param>
internal sealed record OwnShiftsQuery(DateOnly? StartDate = null, DateOnly? EndDate = null) : IInput, IValidatableObject
{
    public IEnumerable<ValidationResult> Validate(ValidationContext context)
    {
        if (EndDate < StartDate) yield return new ValidationResult("Not before the start.", [nameof(EndDate)]);
    }
}

internal sealed record SwapBrief(SwapRequestId SwapRequestId, SwapStatus Status, DateTimeOffset ExpiresAt);

/// <summary>A place that the worker has and has still to work, or works.</summary>
internal sealed record AssignedShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public AssignedShiftView(ShiftCard card) : base(card)
    {
    }

    public SwapBrief? SwapRequest { get; init; }
    public bool CanRequestSwap { get; init; }
    public bool CanClockIn { get; init; }
}

/// <summary>What was to be worked and came to nothing.</summary>
internal sealed record CancelledShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public CancelledShiftView(ShiftCard card) : base(card)
    {
    }

    public DateTimeOffset CancelledAt { get; init; }
    public CancelledBy CancelledBy { get; init; }
    public string? CancellationReason { get; init; }
    public string? CancelCode { get; init; }
}

/// <summary>A worker's own places: those ahead, and those that were called off.</summary>
internal sealed class ListOwnShifts(StaffingDb db, ShiftCards cards, SettingsInForce settings, TimeProvider clock)
{
    private static readonly AssignmentStatus[] Current = [AssignmentStatus.Accepted, AssignmentStatus.SwapRequested, AssignmentStatus.CheckedIn, AssignmentStatus.CheckedOut];
    private static readonly AssignmentStatus[] Gone = [AssignmentStatus.Cancelled, AssignmentStatus.SwappedOut, AssignmentStatus.NoShow];
    private const int DaysAhead = 60;

    public static async Task<Result<Page<AssignedShiftView>>> Handle(OwnShiftsQuery query, RowWindow window, Worker worker, ListOwnShifts own, TimeProvider clock, CancellationToken cancel)
    {
        var today = WallClock.DayOf(clock.GetUtcNow(), Facts.ZoneOf(worker.Timezone));
        return await own.Ahead(worker, query.StartDate ?? Earlier(today.AddDays(-1), query.EndDate), query.EndDate ?? Later(today.AddDays(DaysAhead), query.StartDate), window, cancel);
    }

    public static async Task<Result<Page<CancelledShiftView>>> CalledOff(RowWindow window, Worker worker, ShiftCards cards, StaffingDb db, CancellationToken cancel)
    {
        var gone = db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && Gone.Contains(a.Status));
        var total = await gone.CountAsync(cancel);
        var page = await gone.OrderByDescending(a => a.StartsAt).ThenByDescending(a => a.Id).Skip(window.Skipped).Take(window.Most).ToListAsync(cancel);
        var shown = await cards.Of(page.Select(a => a.ShiftRoleId), cancel);
        return new Page<CancelledShiftView>([.. page.Select(a => new CancelledShiftView(shown[a.ShiftRoleId].Of(a))
        {
            CancelledAt = a.CancelledAt ?? a.UpdatedAt, CancelledBy = a.CancelledBy ?? CancelledBy.System, CancellationReason = a.CancelReason, CancelCode = a.CancelCode,
        })], window, total);
    }

    /// <summary>Those that begin on these days, soonest first.</summary>
    public async Task<Page<AssignedShiftView>> Ahead(Worker worker, DateOnly first, DateOnly last, RowWindow window, CancellationToken cancel)
    {
        var (zone, now) = (Facts.ZoneOf(worker.Timezone), clock.GetUtcNow());
        var (from, until) = (WallClock.DayRange(first, zone).Start, WallClock.DayRange(last, zone).End);
        var own = db.Assignments.AsNoTracking().Where(a => a.StaffId == worker.Id && Current.Contains(a.Status) && a.StartsAt >= from && a.StartsAt < until);
        var total = await own.CountAsync(cancel);
        var page = await own.OrderBy(a => a.StartsAt).ThenBy(a => a.Id).Skip(window.Skipped).Take(window.Most).ToListAsync(cancel);
        var shown = await cards.Of(page.Select(a => a.ShiftRoleId), cancel);
        AssignmentId[] ids = [.. page.Where(a => a.Status is AssignmentStatus.SwapRequested).Select(a => a.Id)];
        var swaps = ids.Length == 0 ? [] : await db.SwapRequests.AsNoTracking().Where(s => ids.Contains(s.OriginalAssignmentId) && s.Status == SwapStatus.Open).ToDictionaryAsync(s => s.OriginalAssignmentId, cancel);
        var early = TimeSpan.FromMinutes((await settings.Get(cancel)).ClockInEarlyMinutes);
        return new Page<AssignedShiftView>([.. page.Select(a => new AssignedShiftView(shown[a.ShiftRoleId].Of(a))
        {
            SwapRequest = swaps.TryGetValue(a.Id, out var swap) ? new SwapBrief(swap.Id, swap.Status, swap.ExpiresAt) : null,
            CanRequestSwap = OwnActions.CanRequestSwap(a, now),
            CanClockIn = OwnActions.CanClockIn(a, early, now),
        })], window, total);
    }

    private static DateOnly Earlier(DateOnly a, DateOnly? b) => b < a ? b.Value : a;

    private static DateOnly Later(DateOnly a, DateOnly? b) => b > a ? b.Value : a;
}

/// <summary>What a worker can do about a place at a moment, as the operations themselves would decide it.</summary>
internal static class OwnActions
{
    public static bool CanRequestSwap(Assignment a, DateTimeOffset now) => a.Status is AssignmentStatus.Accepted && a.StartsAt - now >= Deadlines.LatestSwap;

    public static bool CanDecline(Assignment a, DateTimeOffset now) => a.Status is AssignmentStatus.Assigned || (a.Status is AssignmentStatus.Accepted && a.StartsAt - now >= Assignment.EarlyCancel);

    public static bool CanAccept(Assignment a, DateTimeOffset now) => a.Status is AssignmentStatus.Assigned && a.RespondBy > now;

    /// <param name="early">So long before the start one may.</param>
    public static bool CanClockIn(Assignment a, TimeSpan early, DateTimeOffset now) => a.Status is AssignmentStatus.Accepted or AssignmentStatus.SwapRequested && now >= a.StartsAt - early && now < a.EndsAt;
}
