using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Demo;

/// <summary>
/// Fills the demo company, step by step, each looking at what is there already: killed in the middle it goes on, and what is
/// finished is left alone, whatever became of it since.
/// </summary>
internal sealed class Story(DemoUsers users, Scopes scopes, ICompanies companies, TimeProvider clock)
{
    /// <returns>False where it was made before.</returns>
    public Task<bool> Make(CancellationToken cancel) => scopes.Run(Caller.System("demo"), async services =>
    {
        // Several hosts may start at once; a host that is killed lets go.
        await using var turn = await services.GetRequiredService<Scope>().Begin(cancel);
        await turn.TakeTurn("demo", Guid.Empty, cancel, patience: TimeSpan.FromMinutes(15));
        return await Tell(cancel);
    }, cancel);

    private async Task<bool> Tell(CancellationToken cancel)
    {
        var company = await companies.Find(DemoCompany.Codename, cancel) ?? throw new InvalidOperationException($"There is no company {DemoCompany.Codename}.");
        var admins = await users.Of(company, null, Role.TenantOwner).List("listUsers", cancel, ("roleId", Text.Of(Role.TenantOwner)));
        var ownerId = Id(admins[0]);
        var owner = users.Of(company, new UserId(ownerId), Role.TenantOwner);
        if (await Payday.IsOver(owner, cancel)) return false;

        var departments = await Departments.Open(owner, company, cancel);
        var days = departments.Days;
        var rules = await HouseRules.Agree(owner, company, departments, cancel);
        var staff = await Hiring.Go(users, company, owner, ownerId, departments, rules, cancel);
        await Rota.Plan(owner, staff, rules, days, cancel);
        await Hiring.SayGoodbye(owner, staff, days, cancel);
        // Before anybody is put down as there, since who was away was not.
        await Absences.Ask(owner, staff, days, WallClock.DayOf(clock.GetUtcNow(), company.Zone), cancel);
        await Presence.Record(owner, staff, days, clock, cancel);
        await Assignments.HandOut(owner, staff, days, clock, cancel);
        await Bulletin.Announce(owner, staff, clock, cancel);
        await Grant(company, owner, days, cancel);
        await Payday.Pay(owner, staff, days, cancel);
        return true;
    }

    /// <summary>By the platform, to the end of next month, so that what wants a subscription is seen.</summary>
    private async Task Grant(CompanyFacts company, DemoUser owner, Days days, CancellationToken cancel)
    {
        if (await owner.List("listCompanySubscriptions", cancel) is not []) return;
        var root = await companies.Find(CompanyId.Root, cancel) ?? throw new InvalidOperationException("There is no platform.");
        var admins = await users.Of(root, null, Role.SuperAdmin).List("listUsers", cancel, ("roleId", Text.Of(Role.SuperAdmin)));
        await users.Of(root, new UserId(Id(admins[0])), Role.SuperAdmin).Do("createCompanySubscription", new { companyId = company.Id, expiryDate = days.ThisMonthStart.AddMonths(2) }, cancel);
    }

    public static Guid Id(JsonElement row, string name = "id") => row.GetProperty(name).GetGuid();
}
