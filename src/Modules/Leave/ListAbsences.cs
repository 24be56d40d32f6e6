using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave;

internal sealed record AbsencesAsked(DateOnly From, DateOnly To, DepartmentId? DepartmentId = null) : IInput;

/// <summary>Who is away when. Reasons are in it for nobody.</summary>
/// <param name="Status">Pending only of those whose leave the reader reviews.</param>
/// <param name="LeaveTypeId">Where everybody may know it, or the reader reviews it, or it is the reader's own.</param>
/// <param name="Parts">What of the days it takes, by the company's wall clock.</param>
internal sealed record AbsenceView(UserId UserId, PersonBrief? User, DateOnly From, DateOnly To, LeaveStatus Status, LeaveTypeId? LeaveTypeId, IReadOnlyList<LeaveStretch> Parts);

/// <param name="More">There are more than are shown; ask for fewer days or one department.</param>
internal sealed record AbsencesExtras(bool More);

/// <summary>Everybody sees who of their departments is away, and managers those whose leave they review, pending requests too.</summary>
internal sealed class ListAbsences(LeaveDb db, IReporting reporting, IDepartments departments, IPeople people, Caller caller)
{
    private const int MostDays = 93;
    private const int Most = 2000;

    public static async Task<Result<Answer<List<AbsenceView>, AbsencesExtras>>> Handle(AbsencesAsked asked, ListAbsences absences, CancellationToken cancel)
    {
        if (asked.To < asked.From || asked.To.DayNumber - asked.From.DayNumber >= MostDays) return LeaveProblems.AbsencesRange(MostDays);
        return await absences.Seen(asked, cancel);
    }

    private async Task<Answer<List<AbsenceView>, AbsencesExtras>> Seen(AbsencesAsked asked, CancellationToken cancel)
    {
        var (managed, visible) = await Sight(asked.DepartmentId, cancel);
        var (first, before) = (asked.From.ToDateTime(TimeOnly.MinValue), asked.To.AddDays(1).ToDateTime(TimeOnly.MinValue));
        var parts = db.Parts.AsNoTracking().Where(p => p.Ends > first && p.Starts < before);
        if (visible is not null) parts = parts.Where(p => visible.Contains(p.UserId));
        parts = managed is null ? parts : parts.Where(p => p.Request!.Status == LeaveStatus.Approved || managed.Contains(p.UserId));
        var found = await parts.OrderBy(p => p.Starts).ThenBy(p => p.LeaveRequestId).Take(Most + 1).Select(p => new { Time = p, p.Request!.Status, p.Request.LeaveTypeId }).ToListAsync(cancel);

        var shown = found.Take(Most).GroupBy(p => p.Time.LeaveRequestId).ToList();
        var names = await people.Briefs(shown.Select(own => own.First().Time.UserId).Distinct(), cancel);
        LeaveTypeId[] of = [.. found.Select(p => p.LeaveTypeId).OfType<LeaveTypeId>().Distinct()];
        // Of a type that was deleted since, what was open stays so.
        var open = of is [] ? [] : await db.Types.IgnoreQueryFilters([LeaveDb.ActiveFilter]).Where(t => of.Contains(t.Id) && t.Visibility == LeaveVisibility.All).Select(t => t.Id).ToListAsync(cancel);
        return new(shown.ConvertAll(own =>
        {
            var (user, stretches) = (own.First().Time.UserId, own.Select(p => p.Time.Stretch).ToList());
            var type = own.First().LeaveTypeId is { } id && (open.Contains(id) || user == caller.User || managed is null || managed.Contains(user)) ? id : (LeaveTypeId?)null;
            return new AbsenceView(user, names.GetValueOrDefault(user), stretches[0].FirstDay, stretches[^1].LastDay, own.First().Status, type, stretches);
        }), new AbsencesExtras(found.Count > Most));
    }

    /// <summary>Whose leave the caller reviews, and whom the caller sees; null is everybody.</summary>
    private async Task<(UserId[]? Managed, UserId[]? Visible)> Sight(DepartmentId? department, CancellationToken cancel)
    {
        var own = caller.IsAdmin ? [] : await departments.Of(caller.User, cancel);
        var among = department is { } one ? (await departments.Members([one], cancel)).Values.SelectMany(m => m).ToHashSet() : null;
        if (caller.IsAdmin) return (null, among is null ? null : [.. among]);

        var reports = await reporting.ReportsOf(caller.User, cancel);
        var seen = (await departments.Members(own, cancel)).Values.SelectMany(m => m).Concat(reports).Append(caller.User).ToHashSet();
        if (among is not null) seen.IntersectWith(among);
        return ([.. reports, caller.User], [.. seen]);
    }
}
