using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Marketplace;

/// <param name="Search">In the title, the place, the client's name or the role's.</param>
/// <param name="From">By the clock of each hub; inclusive, as the other.</param>
/// <param name="MaxDistanceKm">From the worker's home; what is unknown is not within.</param>
internal sealed record OpenShiftQuery(
    [MaxLength(200)] string? Search = null, [MaxLength(40)] string? RoleCode = null, HubId? HubId = null, DateOnly? From = null, DateOnly? To = null,
    [Range(0, 100_000)] decimal? MaxDistanceKm = null) : IInput;

/// <summary>A role with a place for the worker: a free one, or one whose owner asks to be replaced.</summary>
internal sealed record OpenShiftView : ShiftCard
{
    [System.Diagnostics.CodeAnalysis.SetsRequiredMembers]
    public OpenShiftView(ShiftCard card) : base(card)
    {
    }

    public int RequiredWorkerCount { get; init; }
    public int FilledCount { get; init; }
    public bool InstantBook { get; init; }
    public TeamType DispatchTeam { get; init; }
    public int DispatchPriority { get; init; }
    public int OpenSlots { get; init; }
    public int? DistanceMeters { get; init; }
    public OrderType OrderType { get; init; }
    public bool IsSwapReplacement { get; init; }
    public SwapRequestId? SwapRequestId { get; init; }
    public DateTimeOffset? ApplicationDeadline { get; init; }
    public bool Eligible { get; init; }
    public IReadOnlyList<Blocker> Blockers { get; init; } = [];
}

/// <summary>What a worker can apply for, soonest first, and before it what is under way: in their roles, released to them, from clients who take them, and at a time when they are free.</summary>
internal sealed class ListOpenShifts(StaffingDb db, Facts facts, ShiftCards cards, SettingsInForce settings, Scope scope, TimeProvider clock)
{
    /// <summary>Nobody is booked farther ahead.</summary>
    private const int DaysAhead = 400;

    public static async Task<Result<Page<OpenShiftView>>> Handle(OpenShiftQuery query, RowWindow window, Worker worker, ListOpenShifts open, CancellationToken cancel)
    {
        var (rows, hasMore) = await open.Of(worker.Id, query, window, cancel);
        return new Page<OpenShiftView>(rows, window, window.Skipped + rows.Count + (hasMore ? 1 : 0));
    }

    public async Task<(IReadOnlyList<OpenShiftView> Rows, bool HasMore)> Of(StaffId staff, OpenShiftQuery query, RowWindow window, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var worker = await facts.OfWorker(staff, now, now.AddDays(DaysAhead), cancel);
        var live = await Live(staff, now - Refill.Longest, cancel);
        var found = await OpenShiftsSql.Find(query, worker, live, window, new(now, (await settings.Get(cancel)).RefillNoticeMinutes), scope, cancel);
        var page = found.Take(window.Most).ToList();
        if (page.Count == 0) return ([], false);

        ShiftRoleId[] ids = [.. page.Select(p => p.Role)];
        var shown = await cards.Whole(ids, cancel);
        var wanted = await facts.OfRoles(ids, cancel);
        return ([.. page.Where(p => shown.ContainsKey(p.Role)).Select(place =>
        {
            var ((card, role, order), asked) = (shown[place.Role], wanted[place.Role]);
            var tier = Tiers.Of(worker.Teams, asked.Business, asked.Hub, asked.LocalDate).Tier;
            var blockers = Eligibility.Blockers(worker, asked);
            return new OpenShiftView(card.From(place.StartsAt).At(CardStatus.Open))
            {
                RequiredWorkerCount = role.WorkersNeeded, FilledCount = role.AssignedCount, InstantBook = role.InstantBookAllowed, DispatchTeam = Tiers.TeamOf(tier), DispatchPriority = tier,
                OpenSlots = role.OpenSlots, DistanceMeters = place.DistanceMeters is { } metres ? (int)Math.Round(metres, MidpointRounding.AwayFromZero) : null, OrderType = order,
                IsSwapReplacement = place.Swap is not null, SwapRequestId = place.Swap, ApplicationDeadline = place.Deadline ?? (role.StartsAt > now ? role.StartsAt : role.EndsAt - Refill.LeastLeft), Eligible = blockers.Count == 0, Blockers = blockers,
            };
        })], found.Count > window.Most);
    }

    /// <summary>What they are on or have applied for; and where they were awaited and did not come.</summary>
    private async Task<IReadOnlyList<ShiftRoleId>> Live(StaffId staff, DateTimeOffset since, CancellationToken cancel) =>
        await db.Applications.Where(a => a.StaffId == staff && (a.Status == ApplicationStatus.Pending || a.Status == ApplicationStatus.Confirmed)).Join(db.ShiftRoles.Where(r => r.StartsAt > since), a => a.ShiftRoleId, r => r.Id, (a, r) => r.Id)
            .Union(db.Assignments.Where(a => a.StaffId == staff && a.StartsAt > since && (Assignment.Holding.Contains(a.Status) || a.Status == AssignmentStatus.NoShow || a.CancelCode == CancelCodes.LateWorker)).Select(a => a.ShiftRoleId)).ToListAsync(cancel);
}
