using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Contracts.Leave;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Leave.Balances;
using WorkforceOS.Leave.Types;

namespace WorkforceOS.Leave.Notices;

/// <summary>
/// Tells people of days of leave that they will lose unless they take them: on the first of October and of January, and thirty days before
/// the last day on which they can. Once for each of these occasions, late rather than never after a downtime.
/// </summary>
internal sealed class AnnounceExpiring : ICompanyJob
{
    public const string Name = "leave.expireNotice";
    private const int DaysAhead = 30;

    /// <summary>So many people's balances are looked at at once.</summary>
    private const int PeopleAtOnce = 200;

    private static readonly MonthDay[] Yearly = [new(1, 1), new(10, 1)];

    public async Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<LeaveDb>();
        var promised = await db.Entitlements.AsNoTracking().Where(e => e.CarryCap != null || e.CarryExpires != null).ToListAsync(cancel);
        var occasions = Yearly.Select(day => day.OnOrBefore(turn.Day)).Where(day => day > turn.Since).ToList();
        if (promised is [] || (occasions is [] && !promised.Exists(e => MayBeDue(e, turn)))) return;

        LeaveTypeId[] ids = [.. promised.Select(e => e.LeaveTypeId).Distinct()];
        var types = await db.Types.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(cancel);
        var people = await services.GetRequiredService<IEmployments>().EmployedBetween(turn.Day, turn.Day, null, null, cancel);
        var active = await services.GetRequiredService<IPeople>().Active(people, cancel);
        foreach (var some in people.Where(active.Contains).Chunk(PeopleAtOnce)) await Tell(services, turn, occasions, some, types, cancel);
    }

    private static async Task Tell(IServiceProvider services, CompanyTurn turn, List<DateOnly> occasions, UserId[] people, List<LeaveType> types, CancellationToken cancel)
    {
        var (db, book) = (services.GetRequiredService<LeaveDb>(), services.GetRequiredService<BalanceBook>());
        var told = (await db.ExpiryNotices.AsNoTracking().Where(n => people.Contains(n.UserId) && n.LastDay >= turn.Day).ToListAsync(cancel)).Select(n => (n.UserId, n.LeaveTypeId, n.LastDay, n.Occasion)).ToHashSet();
        foreach (var (user, balances) in await book.Of(people, types, null, cancel))
        {
            foreach (var type in types.Where(t => balances.ContainsKey(t.Id)))
            {
                if (BalanceReplay.NextLoss(balances[type.Id], turn.Day) is not { } loss) continue;
                var near = loss.Last.AddDays(-DaysAhead);
                var due = (near <= turn.Day ? occasions.Append(near) : occasions).Distinct().Where(day => !told.Contains((user, type.Id, loss.Last, day))).ToList();
                if (due is []) continue;
                // Several at once are one piece of news.
                db.ExpiryNotices.AddRange(due.Select(day => new ExpiryNotice { CompanyId = turn.Company, UserId = user, LeaveTypeId = type.Id, LastDay = loss.Last, Occasion = day }));
                db.Publish(new LeaveBalanceExpiring(user, type.Id, type.Name, BalanceView.Days(loss.Days), loss.Last), user.Value);
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Whether one of its last days has come near since the turn before; so that on most days nobody's balance is looked at.</summary>
    private static bool MayBeDue(LeaveEntitlement entitlement, CompanyTurn turn)
    {
        var (since, until) = (turn.Since.AddDays(DaysAhead), turn.Day.AddDays(DaysAhead));
        return (entitlement.Facts.CarryExpires is { } expires && IsNear(expires.OnOrBefore(until))) || (entitlement.CarryCap is not null && IsNear(entitlement.Start.OnOrBefore(until.AddDays(1)).AddDays(-1)));

        bool IsNear(DateOnly last) => last > since && last <= until;
    }
}

/// <summary>Of which loss somebody was told, and when.</summary>
internal sealed class ExpiryNotice : ITenantOwned
{
    public CompanyId CompanyId { get; init; }
    public UserId UserId { get; init; }
    public LeaveTypeId LeaveTypeId { get; init; }

    /// <summary>On which the days can be taken.</summary>
    public DateOnly LastDay { get; init; }

    public DateOnly Occasion { get; init; }
}
