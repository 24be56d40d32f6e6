using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <summary>Gathers the facts that somebody's balances follow from.</summary>
internal sealed class BalanceBook(LeaveDb db, IEmployments employments, LeaveCounting counting)
{
    private static readonly MonthDay NewYear = new(1, 1);

    /// <summary>Of these types, those to which the person has a balance.</summary>
    /// <param name="asked">A request that is not saved yet, and counts as it is to be.</param>
    public async Task<IReadOnlyDictionary<LeaveTypeId, BalanceFacts>> Of(UserId user, IReadOnlyCollection<LeaveType> types, LeaveRequest? asked, CancellationToken cancel)
    {
        LeaveTypeId[] ids = [.. types.Select(t => t.Id)];
        var history = (await employments.Histories([user], cancel)).GetValueOrDefault(user);
        var promised = (await db.Entitlements.AsNoTracking().Where(e => ids.Contains(e.LeaveTypeId) && (e.UserId == user || e.UserId == null)).ToListAsync(cancel)).ToLookup(e => e.LeaveTypeId);
        var adjusted = (await db.Adjustments.AsNoTracking().Where(a => a.UserId == user && ids.Contains(a.LeaveTypeId)).ToListAsync(cancel)).ToLookup(a => a.LeaveTypeId);
        var taken = await Taken(user, [.. types.Where(t => promised.Contains(t.Id) || adjusted.Contains(t.Id))], asked, cancel);
        return types.Where(t => promised.Contains(t.Id) || adjusted.Contains(t.Id)).ToDictionary(t => t.Id, t => new BalanceFacts(
            promised[t.Id].FirstOrDefault()?.Start ?? NewYear, [.. promised[t.Id].Select(e => e.Facts)], history, [.. taken[t.Id]], [.. adjusted[t.Id].Select(a => new AdjustedDay(a.Id.Value, a.Day, a.Amount))]));
    }

    private async Task<ILookup<LeaveTypeId, TakenDay>> Taken(UserId user, IReadOnlyCollection<LeaveType> types, LeaveRequest? asked, CancellationToken cancel)
    {
        var rules = types.ToDictionary(t => t.Id, t => t.Rules);
        List<LeaveTypeId?> ids = [.. rules.Keys];
        var requests = await db.Requests.AsNoTracking().Where(r => r.UserId == user && ids.Contains(r.LeaveTypeId) && (r.Status == LeaveStatus.Pending || r.Status == LeaveStatus.Approved)).ToListAsync(cancel);
        if (asked?.LeaveTypeId is { } its && rules.ContainsKey(its)) requests = [.. requests.Where(r => r.Id != asked.Id), asked];
        if (requests is []) return Enumerable.Empty<(LeaveTypeId, TakenDay)>().ToLookup(t => t.Item1, t => t.Item2);
        var work = await counting.WorkOf(user, requests.Min(r => r.StartDate), requests.Max(r => r.EndDate), cancel);
        return requests.SelectMany(r => r.Span.Days, (r, day) => (Type: r.LeaveTypeId!.Value, Day: new TakenDay(r.Id.Value, r.StartDate, day, WorkingDays.Of(r.Span, day, rules[r.LeaveTypeId.Value], work(day)).Days, r.Status is LeaveStatus.Approved)))
            .Where(t => t.Day.Days > Fraction.Zero).ToLookup(t => t.Type, t => t.Day);
    }
}
