using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <param name="UserId">Oneself, where nothing is said; or whose leave one reviews.</param>
/// <param name="On">Today, where nothing is said.</param>
/// <param name="LeaveTypeId">All types that the person has a balance of, where nothing is said.</param>
internal sealed record BalanceQuery(UserId? UserId = null, DateOnly? On = null, LeaveTypeId? LeaveTypeId = null) : IInput;

/// <summary>Carried days that are lost, unless they are taken by then.</summary>
internal sealed record ExpiringView(decimal Days, DateOnly On);

/// <param name="Amount">Signed, in two decimals; the balance itself is exact.</param>
internal sealed record BalanceLineView(DateOnly Day, BalanceKind Kind, decimal Amount, LeaveRequestId? RequestId, bool Pending);

/// <summary>How much of a type of leave somebody has in a leave year, in days of two decimals.</summary>
/// <param name="Taken">Approved, until that day.</param>
/// <param name="Planned">Approved, after it.</param>
internal sealed record BalanceView(
    UserId UserId, LeaveTypeId LeaveTypeId, string Code, string Name, DateOnly On, decimal Entitled, decimal Carried, decimal Expired, decimal Adjusted, decimal Taken, decimal Planned, decimal Pending,
    decimal Available, ExpiringView? ExpiresNext, IReadOnlyList<BalanceLineView> Lines)
{
    public static BalanceView Of(UserId user, LeaveType type, DateOnly on, LeaveBalance balance) => new(
        user, type.Id, type.Code, type.Name, on, Days(balance.Entitled), Days(balance.Carried), Days(balance.Expired), Days(balance.Adjusted), Days(balance.Taken), Days(balance.Planned), Days(balance.Pending),
        Days(balance.Available), balance.ExpiresOn is { } last ? new(Days(balance.ExpiringDays), last) : null,
        [.. balance.Lines.Select(l => new BalanceLineView(l.Day, l.Kind, Days(l.Amount), l.Kind is BalanceKind.Take ? new LeaveRequestId(l.Id) : null, l.IsPending))]);

    public static decimal Days(Fraction exact) => (decimal)(exact * 100).Rounded() / 100;
}

/// <summary>People read their own balances, and reviewers those of their people.</summary>
internal static class ReadBalances
{
    public static async Task<Result<List<BalanceView>>> Handle(BalanceQuery query, BalanceBook book, Reviewers reviewers, ICompanies companies, Caller caller, TimeProvider clock, CancellationToken cancel)
    {
        var asks = await reviewers.AskFor(query.UserId, cancel);
        if (asks.Problem is { } stranger) return stranger;
        var user = asks.Value.User;
        var on = query.On ?? await companies.Today(caller.Company, clock, cancel);
        var types = await book.Types(query.LeaveTypeId, cancel);
        if (query.LeaveTypeId is not null && types is []) return LeaveTypeProblems.Unknown;
        var facts = await book.Of(user, types, null, cancel);
        return types.Where(t => facts.ContainsKey(t.Id)).Select(t => BalanceView.Of(user, t, on, BalanceReplay.On(facts[t.Id], on))).ToList();
    }
}
