using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Leave.Holidays;

namespace WorkforceOS.Leave.Chains;

/// <summary>
/// Asks others where those who are to decide have become unable to, and others too where they have not for as many working days as the policy
/// says. Working days are the company's: Monday to Friday, but its holidays; a step that was asked on Thursday at 15:00 has waited for three
/// on Tuesday at 15:00. Each time counts from the time before, so that a downtime, a moved clock or a second host offers nothing twice.
/// </summary>
internal sealed class EscalateLeave(ICompanies companies, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "leave.escalate";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<LeaveDb>();
        // Across companies only to learn in which of them something awaits a decision.
        var concerned = await db.Requests.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(r => r.Status == LeaveStatus.Pending).Select(r => r.CompanyId).Distinct().ToListAsync(cancel);
        foreach (var company in concerned)
        {
            if (await companies.Find(company, cancel) is not { } facts) continue;
            var late = await scopes.Run(Caller.Platform(company, Name), unit => Late(unit, facts.Zone, cancel), cancel);
            foreach (var step in late) await scopes.Run(Caller.Platform(company, Name), unit => Escalate(unit, step, cancel), cancel);
        }
    }

    /// <summary>The moment after so many working days.</summary>
    internal static DateTimeOffset After(DateTimeOffset from, int days, IReadOnlySet<DateOnly> free, DateTimeZone zone)
    {
        var (day, time) = (WallClock.DayOf(from, zone), WallClock.TimeOf(from, zone));
        while (days > 0)
        {
            day = day.AddDays(1);
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !free.Contains(day)) days--;
        }
        return WallClock.InstantOf(day, time, zone);
    }

    private async Task<List<LeaveStep>> Late(IServiceProvider unit, DateTimeZone zone, CancellationToken cancel)
    {
        var (db, chains, scope) = (unit.GetRequiredService<LeaveDb>(), unit.GetRequiredService<ApprovalChains>(), unit.GetRequiredService<Scope>());
        await using (var transaction = await scope.Begin(cancel))
        {
            await chains.Refresh(db.Requests, cancel);
            await transaction.Commit(cancel);
        }
        var waiting = await db.Steps.AsNoTracking().Where(s => s.Decision == null && s.OfferedAt != null && db.Requests.Any(r => r.Id == s.LeaveRequestId && r.Status == LeaveStatus.Pending))
            .OrderBy(s => s.LeaveRequestId).ToListAsync(cancel);
        if (waiting is []) return [];
        var now = clock.GetUtcNow();
        var kept = await unit.GetRequiredService<KeptHolidays>().At(null, WallClock.DayOf(waiting.Min(s => s.OfferedAt!.Value), zone), WallClock.DayOf(now, zone), cancel);
        var free = kept.Where(h => !h.IsHalf).Select(h => h.Day).ToHashSet();
        return waiting.FindAll(s => After(s.OfferedAt!.Value, s.EscalateAfterDays, free, zone) <= now);
    }

    private static async Task Escalate(IServiceProvider unit, LeaveStep late, CancellationToken cancel)
    {
        await using var transaction = await unit.GetRequiredService<Scope>().Begin(cancel);
        await unit.GetRequiredService<ApprovalChains>().Escalate(late, late.EscalateAfterDays * (late.Escalations + 1), cancel);
        await transaction.Commit(cancel);
    }
}
