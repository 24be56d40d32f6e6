using Microsoft.EntityFrameworkCore;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.People;

namespace WorkforceOS.Staffing.Dispatch;

/// <param name="RoleId">Needed where the shift has several roles with free places.</param>
/// <param name="IncludeIneligible">Also who may not, or is elsewhere, with what is in the way.</param>
internal sealed record CandidatesInput(ShiftId ShiftId, ShiftRoleId? RoleId = null, bool IncludeIneligible = false) : IInput;

/// <param name="Rank">From 1, among all that are asked for.</param>
/// <param name="Conflict">They are somewhere else at that time.</param>
internal sealed record CandidateView(
    int Rank, StaffId StaffId, string FullName, string? PhotoUrl, TeamType DispatchTeam, int DispatchPriority, DispatchMembershipId? MembershipId, decimal Score, ScoreParts ScoreParts, decimal AverageRating, decimal ReliabilityScore,
    int ShiftsWithBusiness, int? DistanceMeters, Availability AvailabilityStatus, bool Conflict, bool Eligible, IReadOnlyList<Blocker> Blockers, ApplicationId? ApplicationId);

/// <summary>Whom to ask for a place, best first.</summary>
internal static class ListCandidates
{
    public const int UsualRows = 25;

    public static async Task<Result<Page<CandidateView>>> Handle(CandidatesInput input, RowWindow window, StaffingDb db, Candidates candidates, Member member, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var roles = await db.ShiftRoles.AsNoTracking().Where(r => r.ShiftId == input.ShiftId && r.BusinessId == member.Business).OrderBy(r => r.Id).ToListAsync(cancel);
        if (roles.Count == 0 || member.Within(roles[0].HubId) is []) return Problem.NotFound;
        if (input.RoleId is { } named) roles = [.. roles.Where(r => r.Id == named)];
        if (roles.Count == 0) return Problem.NotFound;
        roles = [.. roles.Where(r => !r.IsOver && r.EndsAt > now)];
        if (roles.Count == 0) return StaffingProblems.ShiftNotOpen;
        var open = roles.Where(r => r.OpenSlots > 0).ToList();
        if (open.Count > 1) return Problem.Missing("roleId");
        var role = open.Count == 1 ? open[0] : roles[0];

        var ranked = (await candidates.For(role.Id, cancel)).Where(c => input.IncludeIneligible || c.CanTake).ToList();
        var shown = ranked.Select((candidate, index) => (Candidate: candidate, Rank: index + 1)).Skip(window.Skipped).Take(window.Most).ToList();
        var staff = shown.Select(c => c.Candidate.Worker.Id).ToList();
        var applied = await db.Applications.Where(a => a.ShiftRoleId == role.Id && a.Status == ApplicationStatus.Pending && staff.Contains(a.StaffId)).ToDictionaryAsync(a => a.StaffId, a => a.Id, cancel);
        return new Page<CandidateView>([.. shown.Select(c => View(c.Candidate, c.Rank, applied.TryGetValue(c.Candidate.Worker.Id, out var application) ? application : null))], window, ranked.Count);
    }

    private static CandidateView View(Candidate candidate, int rank, ApplicationId? application)
    {
        var (worker, ranked) = (candidate.Worker, candidate.Ranked);
        return new(rank, worker.Id, worker.FullName, worker.PhotoUri, Tiers.TeamOf(ranked.Tier), ranked.Tier, ranked.Membership, ranked.Score, ranked.Parts, worker.Record.ShownRating, worker.ReliabilityScore, ranked.ShiftsHere,
            ranked.DistanceMeters, ranked.Availability, candidate.HasConflict, candidate.CanTake, candidate.Blockers, application);
    }
}
