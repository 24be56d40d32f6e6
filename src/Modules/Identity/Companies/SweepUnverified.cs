using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Identity;

/// <summary>A company whose founder never showed that the mail address is theirs goes after thirty days, as if it had never been. Nobody has ever been able to sign in to it.</summary>
internal sealed class SweepUnverified(Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "identity.sweepUnverified";
    private static readonly TimeSpan Patience = TimeSpan.FromDays(30);
    private const int MostAtOnce = 1000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var before = clock.GetUtcNow() - Patience;
        var db = services.GetRequiredService<IdentityDb>();
        // Whom the platform's people gave an account there may have worked with it; accounts of all companies are looked at for that.
        var peopled = db.Users.IgnoreQueryFilters([ModuleDb.TenantFilter, ModuleDb.ActiveFilter]).Where(u => u.EmailVerified).Select(u => u.CompanyId);
        var forgotten = await db.Companies.Where(c => !c.Verified && c.CreatedAt <= before && c.Id != CompanyId.Root && !peopled.Contains(c.Id))
            .OrderBy(c => c.CreatedAt).Select(c => c.Id).Take(MostAtOnce).ToListAsync(cancel);
        foreach (var company in forgotten) await scopes.Run(Caller.System(Name), work => Remove(work, company, cancel), cancel);
    }

    private static async Task Remove(IServiceProvider services, CompanyId company, CancellationToken cancel)
    {
        var scope = services.GetRequiredService<Scope>();
        await using var transaction = await scope.Begin(cancel);
        await using var remove = new NpgsqlCommand("SELECT identity.remove_company(@company)", scope.Connection);
        remove.Parameters.AddWithValue("company", company.Value);
        await remove.ExecuteNonQueryAsync(cancel);
        await transaction.Commit(cancel);
        services.GetRequiredService<KnownCompanies>().Forget(company);
    }
}
