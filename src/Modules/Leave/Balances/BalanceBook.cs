using Microsoft.EntityFrameworkCore;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Leave.Counting;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Balances;

/// <summary>Gathers the facts that balances follow from, of many people with as few questions as of one.</summary>
internal sealed class BalanceBook(LeaveDb db, IEmployments employments, LeaveCounting counting, LeaveTypes known, EarnedTime time, AccruingTime accruing)
{
    private static readonly MonthDay NewYear = new(1, 1);

    /// <summary>The types that there can be balances of, by code. Overtime goes to one before anybody has asked for leave.</summary>
    /// <param name="only">Null for all.</param>
    public async Task<List<LeaveType>> Types(LeaveTypeId? only, CancellationToken cancel)
    {
        var types = db.Types.AsNoTracking().Where(t => only == null || t.Id == only).OrderBy(t => t.Code);
        if (await types.ToListAsync(cancel) is { Count: > 0 } there) return there;
        await known.Ensure(cancel);
        return await types.ToListAsync(cancel);
    }

    /// <summary>Of these types, those to which the person has a balance.</summary>
    /// <param name="asked">A request that is not saved yet, and counts as it is to be.</param>
    public async Task<IReadOnlyDictionary<LeaveTypeId, BalanceFacts>> Of(UserId user, IReadOnlyCollection<LeaveType> types, LeaveRequest? asked, CancellationToken cancel) =>
        (await Of([user], types, asked, cancel))[user];

    /// <summary>The same of each of these people.</summary>
    public async Task<IReadOnlyDictionary<UserId, IReadOnlyDictionary<LeaveTypeId, BalanceFacts>>> Of(IReadOnlyCollection<UserId> users, IReadOnlyCollection<LeaveType> types, LeaveRequest? asked, CancellationToken cancel)
    {
        LeaveTypeId[] ids = [.. types.Select(t => t.Id)];
        List<UserId?> theirs = [.. users];
        var histories = await employments.Histories(users, cancel);
        var promised = await db.Entitlements.AsNoTracking().Where(e => ids.Contains(e.LeaveTypeId) && (e.UserId == null || theirs.Contains(e.UserId))).ToListAsync(cancel);
        var adjusted = (await db.Adjustments.AsNoTracking().Where(a => users.Contains(a.UserId) && ids.Contains(a.LeaveTypeId)).ToListAsync(cancel)).ToLookup(a => (a.UserId, a.LeaveTypeId));
        var (everybodys, ones) = (promised.Where(e => e.UserId is null).ToLookup(e => e.LeaveTypeId), promised.ToLookup(e => (e.UserId, e.LeaveTypeId)));
        var (inLieu, none) = (EarnedTime.TypeOf(types)?.Id, Enumerable.Empty<EarnedDay>().ToLookup(_ => default(UserId)));
        var earned = inLieu is null ? none : await time.Of(histories, users, cancel);
        var counted = types.Where(t => promised.Exists(e => e.LeaveTypeId == t.Id) || adjusted.Any(own => own.Key.LeaveTypeId == t.Id) || (t.Id == inLieu && earned.Count > 0)).ToList();
        var taken = await Taken(users, histories, counted, asked, cancel);
        var worked = await accruing.Of(users, promised, cancel);
        return users.Distinct().ToDictionary(user => user, IReadOnlyDictionary<LeaveTypeId, BalanceFacts> (user) => counted
            .Select(t => (Type: t.Id, Promised: everybodys[t.Id].Concat(ones[(user, t.Id)]).ToList(), Adjusted: adjusted[(user, t.Id)].ToList(), Earned: t.Id == inLieu ? earned[user].ToList() : []))
            .Where(own => own.Promised.Count > 0 || own.Adjusted.Count > 0 || own.Earned.Count > 0)
            .ToDictionary(own => own.Type, own => new BalanceFacts(
                own.Promised.FirstOrDefault()?.Start ?? NewYear, [.. own.Promised.Select(e => e.Facts)], histories.GetValueOrDefault(user), [.. taken[(user, own.Type)]],
                [.. own.Adjusted.Select(a => new AdjustedDay(a.Id.Value, a.Day, a.Amount))],
                own.Promised.Exists(e => e.Accrual is Accrual.PerHour) ? [.. worked[user]] : []) { Earned = own.Earned }));
    }

    private async Task<ILookup<(UserId, LeaveTypeId), TakenDay>> Taken(
        IReadOnlyCollection<UserId> users, IReadOnlyDictionary<UserId, EmploymentHistory> histories, IReadOnlyCollection<LeaveType> types, LeaveRequest? asked, CancellationToken cancel)
    {
        var rules = types.ToDictionary(t => t.Id, t => t.Rules);
        List<LeaveTypeId?> ids = [.. rules.Keys];
        var requests = await db.Requests.AsNoTracking().Where(r => users.Contains(r.UserId) && ids.Contains(r.LeaveTypeId) && (r.Status == LeaveStatus.Pending || r.Status == LeaveStatus.Approved)).ToListAsync(cancel);
        if (asked?.LeaveTypeId is { } its && rules.ContainsKey(its)) requests = [.. requests.Where(r => r.Id != asked.Id), asked];
        if (requests is []) return Enumerable.Empty<TakenDay>().ToLookup(_ => default((UserId, LeaveTypeId)));
        UserId[] takers = [.. requests.Select(r => r.UserId).Distinct()];
        var workOf = await counting.WorkOf(histories, takers, requests.Min(r => r.StartDate), requests.Max(r => r.EndDate), cancel);
        var work = takers.ToDictionary(user => user, workOf);
        return requests.Select(r => (Request: r, r.Span)).SelectMany(r => r.Span.Days, (r, day) => (Of: (r.Request.UserId, r.Request.LeaveTypeId!.Value), Day: Taken(r.Request, r.Span, day)))
            .Where(t => t.Day.Days > Fraction.Zero).ToLookup(t => t.Of, t => t.Day);

        TakenDay Taken(LeaveRequest request, LeaveSpan span, DateOnly day) =>
            new(request.Id.Value, request.StartDate, day, WorkingDays.Of(span, day, rules[request.LeaveTypeId!.Value], work[request.UserId](day)).Days, request.Status is LeaveStatus.Approved);
    }
}
