using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Employees.Documents;

/// <summary>Thirty days before a document's last day, or late after a downtime, the managers are to hear of it: once for each last day.</summary>
internal sealed class AnnounceExpiring(ICompanies companies, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "employees.announceExpiringDocuments";
    private const int DaysAhead = 30;
    private const int MostAtOnce = 500;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<EmployeesDb>();
        // One day more than anybody's local today can need; each company then looks by its own.
        var horizon = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysAhead + 1);
        // Across companies only to learn which of them have something to hear.
        var concerned = await db.Documents.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(Due(horizon)).Select(d => d.CompanyId).Distinct().ToListAsync(cancel);
        foreach (var company in concerned)
        {
            if (await companies.Find(company, cancel) is not { } facts) continue;
            var until = WallClock.DayOf(clock.GetUtcNow(), facts.Zone).AddDays(DaysAhead);
            while (await scopes.Run(Caller.Platform(company, Name), unit => Announce(unit, until, cancel), cancel) == MostAtOnce) { }
        }
    }

    private static async Task<int> Announce(IServiceProvider services, DateOnly until, CancellationToken cancel)
    {
        var (db, scope) = (services.GetRequiredService<EmployeesDb>(), services.GetRequiredService<Scope>());
        var due = await db.Documents.AsNoTracking().Include(d => d.Profile).Where(Due(until)).OrderBy(d => d.Id).Take(MostAtOnce).ToListAsync(cancel);

        await using var transaction = await scope.Begin(cancel);
        foreach (var document in due)
        {
            db.Publish(new EmployeeDocumentExpiring(document.Id, document.Profile.UserId, document.Profile.ManagerId, document.DocumentType, document.ValidUntil!.Value), document.Id.Value);
        }
        var ids = due.Select(d => d.Id).ToList();
        // Not a change of the document: neither its version nor the audit trail moves.
        await db.Documents.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(set => set.SetProperty(d => d.AnnouncedFor, d => d.ValidUntil), cancel);
        await db.SaveChangesAsync(cancel);
        await transaction.Commit(cancel);
        return due.Count;
    }

    private static Expression<Func<EmployeeDocument, bool>> Due(DateOnly until) => document => document.ValidUntil <= until && document.AnnouncedFor != document.ValidUntil;
}
