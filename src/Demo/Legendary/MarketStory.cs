using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Contracts.Identity;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Demo.Legendary;

/// <summary>
/// A marketplace in the middle of its day, and another one beside it. Each step looks at what is there: killed in the middle it goes on, but for a shift
/// that was under way, and what is finished is left alone.
/// </summary>
internal sealed class MarketStory(DemoUsers users, Scopes scopes, ICompanies companies, JobRunner jobs, DemoClock clock)
{
    public const string Late = "staffing.late";
    public const string Forgotten = "staffing.forgotten";

    /// <summary>The jobs that follow the clock: what is over, late or forgotten is so at once.</summary>
    private static readonly string[] Following = [Late, Forgotten, "staffing.shifts"];

    /// <summary>What everybody is told by it leaves, or is tried; and what became of it is noted.</summary>
    private static readonly string[] Telling = ["notifications.dispatchNotices", "notifications.sendPushes", "notifications.dispatchNotices"];

    private const string TheEnd = "Lobby";

    /// <returns>False where it was made before.</returns>
    public Task<bool> Make(CancellationToken cancel) => scopes.Run(Caller.System("demo"), async services =>
    {
        // Several hosts may start at once; a host that is killed lets go.
        await using var turn = await services.GetRequiredService<Scope>().Begin(cancel);
        await turn.TakeTurn("demo.marketplace", Guid.Empty, cancel, patience: TimeSpan.FromMinutes(15));
        return await Tell(cancel);
    }, cancel);

    private async Task<bool> Tell(CancellationToken cancel)
    {
        var founding = new Founding(users, companies, clock, jobs);
        if (await IsOver(founding, cancel)) return false;
        var market = await founding.Found(Cast.Codename, Cast.Company, Cast.CompanyName, Cast.Founder, Cast.Pool, Cast.Rates, cancel);
        // A company is counted from when it is first seen: weeks ago, so that who is owed something today has it.
        await market.Follow(Money.Owed, clock.GetUtcNow().AddDays(-28), cancel);
        await founding.Hire(market, Cast.Hands, cancel);
        var cafes = await Cafes.Open(founding, users, market, cancel);
        await PastWork.Tell(market, cafes, cancel);
        await Money.Tell(market, cafes.Business, cafes, cancel);
        await TodaysWork.Tell(market, cafes, cancel);
        await ComingWork.Tell(market, cafes, cancel);
        var (other, hotel) = await Neighbours(founding, market, cancel);
        foreach (var job in Following.Concat(Telling)) await jobs.Run(job, cancel);
        await other.Ops.Do("createCostCenter", new { name = TheEnd }, cancel, hotel);
        return true;
    }

    /// <summary>A cost center of the hotel's is the end of the story: it is opened last, and stays.</summary>
    private async Task<bool> IsOver(Founding founding, CancellationToken cancel)
    {
        if (await founding.Find(Cast.OtherCodename, cancel) is not { } other) return false;
        if (await users.Of(other, null, Role.TenantOwner).List("listBusinessMembers", cancel) is not [var owner, ..]) return false;
        var hotel = users.Of(other, new UserId(Story.Id(owner, "userId")), Role.TenantUser, isExternal: true);
        return (await hotel.Page("listCostCenters", new Dictionary<string, string>(), cancel)).Exists(c => c.GetProperty("name").GetString() is TheEnd);
    }

    /// <summary>Another business of the marketplace, and another marketplace, of which nobody at the cafes sees anything.</summary>
    private static async Task<(Market Other, Guid Hotel)> Neighbours(Founding founding, Market market, CancellationToken cancel)
    {
        var (_, bayview) = await founding.SignUp(market, Cast.Bayview, Cast.BayviewOwner, "Bo", "Bayview", cancel);
        if (await bayview.Page("listHubs", new Dictionary<string, string>(), cancel) is [])
            await market.Order(bayview, await Cafes.Hub(bayview, "Bayview main hall", new { fullAddress = "1 Bayview Way, San Francisco", latitude = 37.7299, longitude = -122.3871, timezone = Cast.Zone }, cancel), "Conference breakfast", market.On(3, 7), 5, "SERVER", 3, cancel);

        var other = await founding.Found(Cast.OtherCodename, Cast.OtherCompany, Cast.OtherCompanyName, Cast.OtherFounder, Cast.OtherPool, [Cast.Rates[0]], cancel);
        await founding.Hire(other, [Cast.Gia], cancel);
        var (business, hotel) = await founding.SignUp(other, Cast.OtherBusiness, Cast.OtherOwner, "Hugo", "Harbour", cancel);
        var hub = await Cafes.Hub(hotel, "Harbour lobby", new { fullAddress = "1 Pier Road, Seattle", latitude = 47.6062, longitude = -122.3321, timezone = Cast.Zone }, cancel);
        if (await Market.Seen(hotel, other.On(2, 8), cancel) is []) await other.Order(hotel, hub, "Lobby coffee", other.On(2, 8), 4, "BARISTA", 1, cancel);
        return (other, business);
    }
}
