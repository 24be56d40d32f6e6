using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Staffing.Marketplace;

namespace WorkforceOS.Staffing.Coverage;

internal sealed record SwapsInput(SwapStatus Status = SwapStatus.Open, HubId? HubId = null, ShiftId? ShiftId = null) : IInput;

/// <param name="DispatchPriority">1 is asked first.</param>
/// <param name="Blockers">Why they may not, as things stand now.</param>
internal sealed record SwapCandidateView(
    ApplicationId ApplicationId, StaffId StaffId, string FullName, string? PhotoUrl, ApplicationStatus Status, DateTimeOffset AppliedAt, TeamType DispatchTeam, int DispatchPriority, decimal AverageRating, decimal ReliabilityScore,
    int? DistanceMeters, bool Eligible, IReadOnlyList<Blocker> Blockers);

internal sealed record SwapView(
    SwapRequestId SwapRequestId, SwapStatus Status, string Reason, DateTimeOffset RequestedAt, DateTimeOffset ExpiresAt, DateTimeOffset? ResolvedAt, string? ResolutionNote, AssignmentId OriginalAssignmentId, StaffId OriginalStaffId,
    string OriginalStaffName, ShiftId ShiftId, ShiftRoleId RoleId, string RoleName, string Title, HubId HubId, string HubName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, AssignmentId? ReplacementAssignmentId, int CandidateCount,
    IReadOnlyList<SwapCandidateView> Candidates);

/// <summary>Who asks to be replaced at the business, the most urgent first, with who would take over in the order in which one would ask them.</summary>
internal sealed class ListSwaps(StaffingDb db, Facts facts, Member member)
{
    private sealed record Asked(SwapRequest Swap, string Name, string RoleName, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Title, string HubName);

    public static Task<Result<Page<SwapView>>> Handle(SwapsInput input, RowWindow window, ListSwaps use, CancellationToken cancel) => use.Run(input, window, cancel);

    private async Task<Result<Page<SwapView>>> Run(SwapsInput input, RowWindow window, CancellationToken cancel)
    {
        var wanted = db.SwapRequests.AsNoTracking().Where(s => s.BusinessId == member.Business && s.Status == input.Status);
        if (member.Within(input.HubId) is { } hubs) wanted = wanted.Where(s => hubs.Contains(s.HubId));
        if (input.ShiftId is { } shift) wanted = wanted.Where(s => s.ShiftId == shift);
        var rows = from swap in wanted
                   join staff in db.Staff on swap.StaffId equals staff.Id
                   join role in db.ShiftRoles on swap.ShiftRoleId equals role.Id
                   join of in db.Shifts on swap.ShiftId equals of.Id
                   orderby swap.ExpiresAt, swap.Id
                   select new Asked(swap, staff.FullName, role.RoleName, role.StartsAt, role.EndsAt, of.Title, of.LocationName);
        var page = await Page.Read(rows, window, cancel);
        var candidates = await Candidates(page.Rows, cancel);
        return page.Select(r => View(r, [.. candidates[r.Swap.Id]]));
    }

    /// <summary>Of all swaps of a page at once.</summary>
    private async Task<ILookup<SwapRequestId, SwapCandidateView>> Candidates(IReadOnlyList<Asked> swaps, CancellationToken cancel)
    {
        var ids = swaps.Select(s => (SwapRequestId?)s.Swap.Id).ToList();
        var applications = await db.Applications.AsNoTracking().Where(a => ids.Contains(a.SwapRequestId)).ToListAsync(cancel);
        if (applications.Count == 0) return applications.ToLookup(_ => default(SwapRequestId), _ => default(SwapCandidateView)!);
        var roles = await facts.OfRoles([.. swaps.Select(s => s.Swap.ShiftRoleId).Distinct()], cancel);
        var workers = (await facts.OfWorkers([.. applications.Select(a => a.StaffId).Distinct()], swaps.Min(s => s.StartsAt), swaps.Max(s => s.EndsAt), cancel)).ToDictionary(w => w.Id);
        return applications
            .Select(a => (Application: a, Ranked: Ranking.Of(workers[a.StaffId], roles[a.ShiftRoleId]), Role: roles[a.ShiftRoleId]))
            .OrderBy(c => c.Ranked.Tier).ThenByDescending(c => c.Ranked.Score).ThenBy(c => c.Ranked.HoursInWeek).ThenBy(c => c.Ranked.DistanceMeters ?? int.MaxValue).ThenBy(c => c.Application.StaffId.Value)
            .ToLookup(c => c.Application.SwapRequestId!.Value, c => View(c.Application, c.Ranked, c.Role));
    }

    private static SwapCandidateView View(Application application, Ranked ranked, RoleFacts role)
    {
        var blockers = Eligibility.Blockers(ranked.Worker, role);
        return new(application.Id, application.StaffId, ranked.Worker.FullName, ranked.Worker.PhotoUri, application.Status, application.AppliedAt, Tiers.TeamOf(ranked.Tier), ranked.Tier, ranked.Worker.Record.ShownRating,
            ranked.Worker.ReliabilityScore, ranked.DistanceMeters, blockers.Count == 0, blockers);
    }

    private static SwapView View(Asked asked, IReadOnlyList<SwapCandidateView> candidates)
    {
        var swap = asked.Swap;
        return new(swap.Id, swap.Status, swap.Reason, swap.CreatedAt, swap.ExpiresAt, swap.ResolvedAt, swap.Note, swap.OriginalAssignmentId, swap.StaffId, asked.Name, swap.ShiftId, swap.ShiftRoleId, asked.RoleName, asked.Title, swap.HubId,
            asked.HubName, asked.StartsAt, asked.EndsAt, swap.ReplacementAssignmentId, candidates.Count, candidates);
    }
}
