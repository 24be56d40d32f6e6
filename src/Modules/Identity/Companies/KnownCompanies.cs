using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Identity;

/// <summary>The companies that requests and jobs ask for, kept for seconds.</summary>
internal sealed class KnownCompanies : ICompanies, IDisposable
{
    /// <summary>Told with a company's id when it changed.</summary>
    public const string Changed = "company";

    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(10);
    private readonly TimedCache<string, CompanyId, CompanyFacts> byCodename = new(Freshness, facts => facts.Id);
    private readonly TimedCache<CompanyId, CompanyId, CompanyFacts> byId = new(Freshness, facts => facts.Id);
    private readonly Scopes scopes;
    private readonly IDisposable listening;

    public KnownCompanies(Scopes scopes, Signals signals)
    {
        this.scopes = scopes;
        listening = signals.On(Changed, id => Forget(Guid.TryParse(id, out var company) ? new CompanyId(company) : null));
    }

    public async ValueTask<CompanyFacts?> Find(string codename, CancellationToken cancel)
    {
        var name = codename.ToLowerInvariant();
        return await byCodename.Get(name, () => Load(c => c.Codename == name, CancellationToken.None), cancel);
    }

    public async ValueTask<CompanyFacts?> Find(CompanyId id, CancellationToken cancel) =>
        await byId.Get(id, () => Load(c => c.Id == id, CancellationToken.None), cancel);

    public bool Remembers(string codename) => byCodename.Knows(codename.ToLowerInvariant());

    public Task<IReadOnlyList<CompanyFacts>> All(CancellationToken cancel) => scopes.Run(Caller.System("identity.companies"), async services =>
    {
        var companies = await services.GetRequiredService<IdentityDb>().Companies.AsNoTracking().Where(c => c.Id != CompanyId.Root).OrderBy(c => c.Id).ToListAsync(cancel);
        return (IReadOnlyList<CompanyFacts>)[.. companies.Select(Facts)];
    }, cancel);

    /// <summary>Here and now; other hosts hear of it by <see cref="Changed"/>.</summary>
    public void Forget(CompanyId? company)
    {
        if (company is not { } one)
        {
            byCodename.ForgetAll();
            byId.ForgetAll();
            return;
        }
        byCodename.Forget(one);
        byId.Forget(one);
    }

    public void Dispose() => listening.Dispose();

    private Task<CompanyFacts?> Load(Expression<Func<Company, bool>> which, CancellationToken cancel) => scopes.Run(Caller.System("identity.companies"), async services =>
        await services.GetRequiredService<IdentityDb>().Companies.AsNoTracking().SingleOrDefaultAsync(which, cancel) is { } company ? Facts(company) : null, cancel);

    private static CompanyFacts Facts(Company company) =>
        new(company.Id, company.Codename, company.Name, company.Fullname, WallClock.ZoneOrNull(company.Timezone) ?? DateTimeZone.Utc, company.Settings, company.Language, company.ZoneVersion, company.ZoneSince);
}
