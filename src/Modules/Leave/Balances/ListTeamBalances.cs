using System.ComponentModel.DataAnnotations;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Kernel.Lists;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <param name="On">Today, where nothing is said.</param>
/// <param name="LeaveTypeId">All types that anybody has a balance of, where nothing is said.</param>
/// <param name="DepartmentId">Only who belongs to it on that day.</param>
internal sealed record TeamBalanceQuery(
    DateOnly? On = null, LeaveTypeId? LeaveTypeId = null, DepartmentId? DepartmentId = null, [Range(1, 100_000)] int PageNumber = 1, [Range(1, 500)] int PageRowCount = 25) : IInput;

/// <summary>A balance in brief, in days of two decimals.</summary>
internal sealed record BriefBalanceView(LeaveTypeId LeaveTypeId, string Code, decimal Entitled, decimal Carried, decimal Taken, decimal Planned, decimal Pending, decimal Available, ExpiringView? ExpiresNext);

/// <param name="Balances">In order of the types' codes.</param>
internal sealed record TeamBalanceView(UserId UserId, PersonBrief? User, DateOnly On, IReadOnlyList<BriefBalanceView> Balances);

/// <summary>The balances of everybody employed on a day, for those who review their leave: admins everybody's, line managers those of their reports. In order of the id.</summary>
internal sealed class ListTeamBalances(BalanceBook book, IReporting reporting, IEmployments employments, IPeople people, Caller caller)
{
    public static async Task<Result<Page<TeamBalanceView>>> Handle(TeamBalanceQuery query, ListTeamBalances balances, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel) =>
        await balances.Page(query, query.On ?? await companies.Today(caller.Company, clock, cancel), cancel);

    private async Task<Result<Page<TeamBalanceView>>> Page(TeamBalanceQuery query, DateOnly on, CancellationToken cancel)
    {
        var reviewed = await caller.Managed(reporting, cancel);
        if (reviewed is { Count: 0 }) return Problem.RoleRequired(Roles.CompanyAdmins);
        var types = await book.Types(query.LeaveTypeId, cancel);
        if (query.LeaveTypeId is not null && types is []) return LeaveTypeProblems.Unknown;
        var window = new RowWindow((query.PageNumber - 1) * query.PageRowCount, query.PageRowCount);
        var employed = await employments.EmployedBetween(on, on, reviewed?.ToList(), query.DepartmentId, cancel);
        UserId[] shown = [.. employed.Skip(window.Skipped).Take(window.Most)];
        if (shown is []) return new Page<TeamBalanceView>([], window, employed.Count);

        var facts = await book.Of(shown, types, null, cancel);
        var names = await people.Briefs(shown, cancel);
        return new Page<TeamBalanceView>([.. shown.Select(user => new TeamBalanceView(user, names.GetValueOrDefault(user), on,
            [.. types.Where(t => facts[user].ContainsKey(t.Id)).Select(t => Brief(BalanceView.Of(user, t, on, BalanceReplay.On(facts[user][t.Id], on))))]))], window, employed.Count);
    }

    private static BriefBalanceView Brief(BalanceView b) => new(b.LeaveTypeId, b.Code, b.Entitled, b.Carried, b.Taken, b.Planned, b.Pending, b.Available, b.ExpiresNext);
}
