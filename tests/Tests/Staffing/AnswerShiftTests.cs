using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Accept, decline, and what time makes of offers.</summary>
public sealed class AnswerShiftTests(MarketplaceJobsTests.FleetHost host) : IClassFixture<MarketplaceJobsTests.FleetHost>, IDisposable
{
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Accepting_twice_is_accepting_once()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), at) = (await market.Worker(), await market.Place(host, Tomorrow));
        (await ana.Accept(at)).ShouldSay(404, "NOT_FOUND");
        var id = (await ana.Apply(at)).Should(200).Body.Id("assignmentId");

        var first = (await ana.Accept(at)).Should(200).Body;
        (first.Id("assignmentId"), first.Str("status"), first.Str("acceptedAt")).ShouldBe((id, "ACCEPTED", "2026-03-02T09:00:00.000Z"));
        host.Clock.Advance(TimeSpan.FromHours(1));
        (await ana.Do("POST", at.Path("accept"), new { assignmentId = id })).Should(200).Body.Str("acceptedAt").ShouldBe("2026-03-02T09:00:00.000Z");
        (await host.Number($"SELECT count(*) FROM staffing.applications WHERE shift_role_id = '{at.Role}' AND status = 'confirmed'")).ShouldBe(1);
        (await host.Told($"accepted:{id}")).ShouldBe(1);
        (await ana.Do("POST", at.Path("accept"), new { assignmentId = Guid.NewGuid() })).ShouldSay(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Declining_frees_the_place_and_later_than_a_day_ahead_a_swap_is_to_be_asked_for()
    {
        var market = await Marketplace.Open(host);
        var (ana, anaId) = await market.Worker();
        var (offered, early, late) = (await market.Place(host, Tomorrow.AddDays(1)), await market.Place(host, Tomorrow), await market.Place(host, TestClock.Start.AddHours(10).AddMinutes(30), hours: 4));
        (await ana.Apply(offered)).Should(200);
        (await ana.Do("POST", offered.Path("decline"), new { reason = "Not this one." })).Should(200).Body.Str("status").ShouldBe("DECLINED");
        (await host.StateOf(offered)).ShouldBe((0, "open", "open"));
        (await ana.Apply(offered)).Should(200);

        await ana.Take(early);
        var cancelled = (await ana.Do("POST", early.Path("decline"))).Should(200).Body;
        cancelled.Str("status").ShouldBe("CANCELLED");
        (await ana.OnlyItem("/staff/shifts/cancelled")).Str("cancelCode").ShouldBe("STAFF_EARLY_CANCEL");
        (await host.StateOf(early)).ShouldBe((0, "open", "open"));
        (await host.Number($"SELECT early_cancel_count::bigint FROM staffing.staff_stats WHERE staff_id = '{anaId}'")).ShouldBe(1);

        await ana.Take(late);
        var refused = (await ana.Do("POST", late.Path("decline"))).ShouldSay(409, "INVALID_STATE");
        refused["details"].GetProperty("hint").GetString().ShouldBe("REQUEST_SWAP");
        (await host.StateOf(late)).Taken.ShouldBe(1);
    }

    [Fact]
    public async Task An_offer_that_nobody_answers_ends_once_on_two_hosts_and_after_hours_without_one()
    {
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, benId)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var at = await market.Place(host, Tomorrow, places: 1);
        var id = (await ana.Apply(at)).Should(200).Body.Id("assignmentId");
        await host.RunJob("staffing.offers");
        (await host.StateOf(at)).Taken.ShouldBe(1, "there is time left");

        host.Clock.Now = TestClock.Start.AddHours(7);
        await Task.WhenAll(host.RunJob("staffing.offers"), other.RunJob("staffing.offers"));
        (await host.StateOf(at)).ShouldBe((0, "open", "open"));
        (await ana.OnlyItem("/staff/shifts/cancelled")).Str("cancelCode").ShouldBe("OFFER_EXPIRED");
        (await ana.Accept(at)).ShouldSay(409, "INVALID_STATE");
        await host.DeliverOutbox();
        (await host.Told($"offer-expired:{id}")).ShouldBe(1);
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'freed:{id}%' AND staff_id = '{benId}'")).ShouldBe(1);
        (await ben.Apply(at)).Should(200);
    }

    [Fact]
    public async Task Accepting_in_the_moment_in_which_the_offer_ends_has_one_outcome()
    {
        var market = await Marketplace.Open(host);
        for (var round = 0; round < 10; round++)
        {
            host.Clock.Now = TestClock.Start;
            var ((ana, _), at) = (await market.Worker($"Ana {round}"), await market.Place(host, Tomorrow));
            (await ana.Apply(at)).Should(200);
            host.Clock.Now = TestClock.Start.AddHours(2).AddMilliseconds(-1);
            var accepting = ana.Accept(at);
            host.Clock.Now = TestClock.Start.AddHours(2);
            await host.RunJob("staffing.offers");
            var accepted = (await accepting).Status == 200;
            (await host.StateOf(at)).Taken.ShouldBe(accepted ? 1 : 0);
            (await host.Number($"SELECT count(*) FROM staffing.assignments WHERE shift_role_id = '{at.Role}' AND status = '{(accepted ? "accepted" : "cancelled")}'")).ShouldBe(1);
        }
    }
}
