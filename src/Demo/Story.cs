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
internal sealed class Story(Desks desks, Scopes scopes, ICompanies companies, TimeProvider clock)
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
        var admins = await desks.Of(company, null, Role.TenantOwner).List("listUsers", cancel, ("roleId", Text.Of(Role.TenantOwner)));
        var ownerId = Id(admins[0]);
        var owner = desks.Of(company, new UserId(ownerId), Role.TenantOwner);
        if (await Payday.IsOver(owner, cancel)) return false;

        var staff = await Hiring.Go(desks, company, owner, ownerId, cancel);
        var days = new Days(WallClock.DayOf(staff.Since, company.Zone));
        await Rota.Plan(owner, staff, days, cancel);
        await Presence.Record(owner, staff, days, clock, cancel);
        await Absences.Ask(owner, staff, days, WallClock.DayOf(clock.GetUtcNow(), company.Zone), cancel);
        await Payday.Pay(owner, staff, days, cancel);
        return true;
    }

    public static Guid Id(JsonElement row, string name = "id") => row.GetProperty(name).GetGuid();
}

/// <summary>The three weeks and the month, counted from the day the demo was begun.</summary>
internal sealed record Days(DateOnly Today)
{
    /// <summary>The Monday of last week.</summary>
    public DateOnly First { get; } = Today.AddDays(-((int)Today.DayOfWeek + 6) % 7 - 7);

    public DateOnly NextMonday => First.AddDays(14);

    /// <summary>The Sunday of next week.</summary>
    public DateOnly Last => First.AddDays(20);

    public DateOnly MonthStart => new DateOnly(Today.Year, Today.Month, 1).AddMonths(-1);

    public DateOnly MonthEnd => new DateOnly(Today.Year, Today.Month, 1).AddDays(-1);
}
