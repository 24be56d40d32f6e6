using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Staffing;
using WorkforceOS.Staffing.Coverage;
using WorkforceOS.Staffing.Dispatch;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What time does to the marketplace, by a clock that is moved, after hours without a host, and with two of them.</summary>
public sealed class MarketplaceJobsTests(MarketplaceJobsTests.FleetHost host) : IClassFixture<MarketplaceJobsTests.FleetHost>, IDisposable
{
    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Workers_are_reminded_a_day_and_two_hours_ahead_once_each()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var (usual, missed) = (await market.Place(host, TestClock.Start.AddHours(30)), await market.Place(host, TestClock.Start.AddHours(30)));
        var (id, late) = (await ana.Take(usual), await ben.Take(missed));

        await At(TestClock.Start.AddHours(6).AddMinutes(-1));
        (await Told(id)).ShouldBe((0, 0));
        await At(TestClock.Start.AddHours(6));
        await At(TestClock.Start.AddHours(7));
        (await Told(id)).ShouldBe((1, 0));
        await At(TestClock.Start.AddHours(28));
        await At(TestClock.Start.AddHours(29));
        (await Told(id)).ShouldBe((1, 1));
        (await Told(late)).ShouldBe((1, 1));

        // Whoever accepts three hours ahead knows; two hours ahead they hear it. After a downtime that was longer than the notice only the later one is told.
        host.Clock.Now = TestClock.Start;
        var (cara, _) = await market.Worker("Cara Barista");
        var (soon, asleep) = (await cara.Take(await market.Place(host, TestClock.Start.AddHours(3), hours: 1)), await cara.Take(await market.Place(host, TestClock.Start.AddHours(40), hours: 1)));
        await At(TestClock.Start.AddMinutes(1));
        (await Told(soon)).ShouldBe((0, 0));
        await At(TestClock.Start.AddHours(1));
        (await Told(soon)).ShouldBe((0, 1));
        await At(TestClock.Start.AddHours(39));
        (await Told(asleep)).ShouldBe((0, 1));

        async Task At(DateTimeOffset now)
        {
            host.Clock.Now = now;
            await Task.WhenAll(host.RunJob("staffing.reminders"), other.RunJob("staffing.reminders"));
        }

        async Task<(long, long)> Told(Guid assignment) => (await host.Told($"remind:{assignment}:24"), await host.Told($"remind:{assignment}:2:"));
    }

    [Fact]
    public async Task A_role_opens_to_one_tier_after_the_other_and_those_who_can_take_it_are_told_in_their_order()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var market = await Marketplace.Open(host);
        var hub = await market.PlaceHub(host);
        var ((ben, benId), (cara, caraId), (_, danId)) = (await market.Worker("Ben Barista"), await market.Worker("Cara Barista"), await market.Worker("Dan Barista"));
        await market.Save(db => { db.DispatchMemberships.Add(new DispatchMembership { Id = NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), HubId = new(hub), StaffId = new(benId), TeamType = TeamType.CertifiedLocation }); return Guid.Empty; });
        await market.Save(db => { db.StaffBlocks.Add(new StaffBlock { Id = NewId.At<BlockId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), StaffId = new(danId), CreatedBy = new(market.Owner.UserId) }); return Guid.Empty; });
        var at = await market.Place(host, TestClock.Start.AddDays(5), places: 2, hub: hub, tier: 1, nextRelease: TestClock.Start.AddMinutes(30));
        var asleep = await market.Place(host, TestClock.Start.AddDays(6), places: 2, hub: hub, tier: 1, nextRelease: TestClock.Start.AddMinutes(30));

        await At(TestClock.Start.AddMinutes(29));
        (await ben.OpenRoles()).ShouldBeEmpty();
        await At(TestClock.Start.AddMinutes(30));
        (await ben.OpenRoles()).ShouldBe([at.Role, asleep.Role]);
        (await cara.OpenRoles()).ShouldBeEmpty();
        (await Told(at)).ShouldBe([benId]);
        await At(TestClock.Start.AddHours(9));
        (await cara.OpenRoles()).ShouldBe([at.Role, asleep.Role]);
        (await Told(at)).ShouldBe([benId, caraId], ignoreOrder: true);

        async Task At(DateTimeOffset now)
        {
            host.Clock.Now = now;
            await Task.WhenAll(host.RunJob("staffing.tiers"), other.RunJob("staffing.tiers"));
            await host.DeliverOutbox();
        }

        async Task<List<Guid>> Told(Placed role)
        {
            await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
            await using var command = source.CreateCommand($"SELECT staff_id FROM notifications.notices WHERE dedupe_key LIKE 'open:{role.Role}%' ORDER BY id");
            var told = new List<Guid>();
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync()) told.Add(row.GetGuid(0));
            return told;
        }
    }

    [Fact]
    public async Task Each_night_it_is_counted_what_workers_have_done()
    {
        var market = await Marketplace.Open(host);
        var (ana, anaId) = await market.Worker();
        var hub = await market.PlaceHub(host);
        for (var day = 0; day < 12; day++)
        {
            var id = await ana.Take(await market.Place(host, TestClock.Start.AddDays(2 + day), hours: 2, hub: hub));
            await host.Sql(day == 3 ? $"UPDATE staffing.assignments SET status = 'noShow', cancel_code = 'NO_SHOW' WHERE id = '{id}'"
                : $"UPDATE staffing.assignments SET status = 'completed', checked_in_at = starts_at + interval '5 minutes', checked_out_at = ends_at WHERE id = '{id}'");
            if (day < 5) await market.Save(db => { db.Reviews.Add(new Review { Id = NewId.At<ReviewId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), AssignmentId = new(id), StaffId = new(anaId) }).Entity.Say(day == 0 ? 4 : 5, null, null, new(market.Owner.UserId)); return Guid.Empty; });
        }
        await Count();
        (await Stats()).ShouldBe("12 11 1 0 24 5 92.3");
        // Half a year later less than ten shifts are left in the period: all counts.
        host.Clock.Now = TestClock.Start.AddDays(190);
        await Count();
        (await Stats()).ShouldBe("12 11 1 0 24 5 92.3");
        // With ten and more that are newer, the older ones do not count any more.
        await host.Sql($"UPDATE staffing.assignments SET starts_at = starts_at - interval '300 days', ends_at = ends_at - interval '300 days' WHERE staff_id = '{anaId}' AND (status = 'noShow' OR id = (SELECT min(id::text)::uuid FROM staffing.assignments WHERE staff_id = '{anaId}'))");
        host.Clock.Now = TestClock.Start.AddDays(60);
        await Count();
        (await Stats()).ShouldStartWith("10 10 0 0 24 5");

        Task Count() => host.RunJob("staffing.stats");

        async Task<string> Stats()
        {
            await using var source = Npgsql.NpgsqlDataSource.Create(host.ConnectionString);
            await using var command = source.CreateCommand($"SELECT concat_ws(' ', total_shifts, on_time_count, no_show_count, late_cancel_count, rating_sum, rating_count, reliability_score) FROM staffing.staff_stats WHERE staff_id = '{anaId}'");
            return (string)(await command.ExecuteScalarAsync())!;
        }
    }

    [Fact]
    public async Task Candidates_come_in_the_order_of_tier_and_score_and_say_what_is_in_the_way()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.PlaceHub(host);
        var at = await market.Place(host, TestClock.Start.AddDays(3), places: 3, hub: hub);
        var ((_, plain), (_, good), (busy, busyId), (_, core), (no, noId)) = (await market.Worker("Plain"), await market.Worker("Good"), await market.Worker("Busy"), await market.Worker("Core"), await market.Worker("No"));
        await host.Sql($"UPDATE staffing.staff_stats SET total_shifts = 50, rating_count = 20, rating_sum = 100 WHERE staff_id = '{good}'");
        await market.Save(db => { db.DispatchMemberships.Add(new DispatchMembership { Id = NewId.At<DispatchMembershipId>(host.Clock), CompanyId = market.CompanyId(), BusinessId = new(market.Business), StaffId = new(core), TeamType = TeamType.Core }); return Guid.Empty; });
        await busy.Take(await market.Place(host, TestClock.Start.AddDays(3).AddHours(2), hub: hub));
        (await no.Apply(at)).Should(200);
        (await no.Do("POST", at.Path("decline"))).Should(200);

        var ranked = await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(market.CompanyId(), "test"), services => services.GetRequiredService<Candidates>().Best(new ShiftRoleId(at.Role), 50, _ => true, alsoUnable: true, CancellationToken.None), CancellationToken.None);
        ranked.Select(c => c.Worker.Id.Value).Take(2).ShouldBe([core, good]);
        ranked.Skip(2).Select(c => c.Worker.Id.Value).ShouldBe([plain, busyId], "who has fewer hours in the week goes first");
        ranked.Where(c => !c.CanTake).Select(c => c.Worker.Id.Value).ShouldBe([busyId]);
        ranked.ShouldNotContain(c => c.Worker.Id.Value == noId);
    }

    public sealed class FleetHost : TestHost
    {
        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
    }
}
