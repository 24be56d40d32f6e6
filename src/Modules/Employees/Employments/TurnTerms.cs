using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Employees;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Employees.Profiles;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Employees.Employments;

/// <summary>
/// When a company's day begins, profiles show the terms that begin with it, and others hear of them. Each profile says on which day it turns, so
/// that after a downtime nothing is missed, and nothing told twice. What a host of the build before wrote into profiles becomes terms here.
/// </summary>
internal sealed class TurnTerms(ICompanies companies, Scopes scopes, TimeProvider clock) : IJob
{
    public const string Name = "employees.turnTerms";

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<EmployeesDb>();
        // One day more than anybody's local today can be; each company then looks by its own.
        var horizon = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1);
        // Across companies, and deleted profiles too: only who turns is read here.
        var due = await db.Profiles.IgnoreQueryFilters([ModuleDb.TenantFilter, ModuleDb.ActiveFilter]).Where(p => p.TurnsOn <= horizon).Select(p => new { p.CompanyId, p.UserId, p.TurnsOn }).ToListAsync(cancel);
        var failures = new List<Exception>();
        foreach (var company in due.GroupBy(p => p.CompanyId))
        {
            if (await companies.Find(company.Key, cancel) is not { } facts) continue;
            var today = WallClock.DayOf(clock.GetUtcNow(), facts.Zone);
            foreach (var user in company.Where(p => p.TurnsOn <= today).Select(p => p.UserId).Distinct().OrderBy(u => u.Value))
            {
                try
                {
                    await DatabaseFailures.RetryLostRaces(() => scopes.Run(Caller.Platform(company.Key, Name), unit => unit.GetRequiredService<TurningTerms>().Turn(user, cancel), cancel), cancel);
                }
                catch (Exception failure) when (!cancel.IsCancellationRequested)
                {
                    failures.Add(failure);
                }
            }
        }
        if (failures.Count > 0) throw new AggregateException($"{Name} failed for {failures.Count} people.", failures);
    }
}

/// <summary>One person's turn.</summary>
internal sealed class TurningTerms(EmployeesDb db, EmploymentLedger ledger, Scope scope)
{
    public async Task<bool> Turn(UserId user, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        var file = await ledger.Open(user, transaction, cancel);
        if (file.Profile is not { } profile || profile.TurnsOn is null || profile.TurnsOn > file.Today) return false;
        var (since, wasOf, before) = (profile.TurnsOn.Value, profile.EmploymentId, profile.EmploymentStatus);
        if (since == EmployeeProfile.WrittenByOlderHost) file.Adopt();
        else Tell(file, since, wasOf, before);
        if (await ledger.Save(file, transaction, cancel) is { } refusal) throw new InvalidOperationException($"The profile of {user} cannot turn: {refusal.Code}.");
        await transaction.Commit(cancel);
        return true;
    }

    /// <summary>What began since the profile turned last.</summary>
    private void Tell(EmploymentFile file, DateOnly since, EmploymentId? wasOf, EmploymentStatus before)
    {
        foreach (var employment in file.Employments)
        {
            var terms = employment.TermsInForce();
            if (employment.StartsOn >= since && employment.StartsOn <= file.Today && (employment.Id != wasOf || before is EmploymentStatus.Upcoming))
                db.Publish(new EmploymentStarted(file.User, employment.Id, employment.StartsOn), file.User.Value);
            foreach (var (old, begun) in terms.Zip(terms.Skip(1)).Where(pair => pair.Second.From >= since && pair.Second.From <= file.Today))
            {
                if (TermsInTime.Difference([old], [old, begun]) is { } difference) db.Publish(new EmploymentTermsChanged(file.User, begun.From, difference.Parts, InForce: true), file.User.Value);
            }
        }
    }
}
