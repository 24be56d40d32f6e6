using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Staffing.Access;
using WorkforceOS.Staffing.Marketplace;
using WorkforceOS.Staffing.Orders;

namespace WorkforceOS.Staffing.Dispatch;

/// <summary>Opens roles to the next tier when its time has come, and has those told who can see them from then on.</summary>
internal sealed class ReleaseTiers(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "staffing.tiers";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Across companies only to learn which of them have something to open.
        var companies = await services.GetRequiredService<StaffingDb>().ShiftRoles.IgnoreQueryFilters([ModuleDb.TenantFilter])
            .Where(r => r.Status == ShiftRoleStatus.Open && r.NextReleaseAt <= now).Select(r => r.CompanyId).Distinct().OrderBy(c => c).ToListAsync(cancel);
        await scopes.UntilDone(Name, companies, unit => unit.GetRequiredService<TiersOfCompany>().OpenSome(cancel), cancel);
    }
}

/// <summary>One company's roles, some at a time; another host takes others.</summary>
internal sealed class TiersOfCompany(StaffingDb db, Scope scope, SettingsInForce settings, TimeProvider clock)
{
    private const int AtOnce = 200;

    /// <returns>Whether there may be more.</returns>
    public async Task<bool> OpenSome(CancellationToken cancel)
    {
        var (now, company) = (clock.GetUtcNow(), scope.Caller.Company.Value);
        await using var transaction = await scope.Begin(cancel);
        var decided = await settings.Get(cancel);
        var due = await db.ShiftRoles.FromSql($"""
            SELECT * FROM staffing.shift_roles WHERE company_id = {company} AND status = 'open' AND next_release_at <= {now} ORDER BY next_release_at, id LIMIT {AtOnce} FOR UPDATE SKIP LOCKED
            """).ToListAsync(cancel);
        foreach (var role in due) Open(role, decided, now);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count == AtOnce;
    }

    private void Open(ShiftRole role, StaffingSettings decided, DateTimeOffset now)
    {
        var before = role.ReleasedTier;
        var (tier, next) = TierRelease.At(now, role.PublishedAt, role.StartsAt, decided);
        role.ReleaseTo(tier, next);
        if (tier > before && role.CanBeFilled(now)) db.PublishSoon(new PlaceOpened(role.Id, before + 1, tier, $"open:{role.Id}"), role.Id.Value);
    }
}
