using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class RequestSwapTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task The_place_is_listed_for_others_who_apply_to_take_over_and_everybody_concerned_is_told()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, benId), (cara, _)) = (await market.Worker(), await market.Worker("Ben Barista"), await market.Worker("Cara Barista"));
        var at = await market.Place(host, Tomorrow);
        (await ana.Do("POST", at.Path("request-swap"), new { reason = "Ill" })).ShouldSay(404, "NOT_FOUND");
        (await ana.Apply(at)).Should(200);
        (await ana.Do("POST", at.Path("request-swap"), new { reason = "Ill" })).ShouldSay(409, "INVALID_STATE");
        (await ana.Accept(at)).Should(200);
        (await ana.Do("POST", at.Path("request-swap"), new { reason = " a " })).ShouldSay(400, "VALIDATION_ERROR");
        (await ben.OpenRoles()).ShouldNotContain(at.Role);

        var asked = (await ana.Do("POST", at.Path("request-swap"), new { reason = "My child is ill." })).Should(200).Body;
        (asked.Str("status"), asked.Str("swapStatus"), asked.Str("expiresAt")).ShouldBe(("SWAP_REQUESTED", "OPEN", "2026-03-03T08:00:00.000Z"));
        (await ana.Do("POST", at.Path("request-swap"), new { reason = "Again" })).ShouldSay(409, "SWAP_ALREADY_OPEN");
        (await host.StateOf(at)).ShouldBe((1, "filled", "filled"));
        (await host.Told($"swap:{asked.Id("swapRequestId")}")).ShouldBe(1, "the owner of the business");
        await host.DeliverOutbox();
        (await host.Number($"SELECT count(*) FROM notifications.notices WHERE dedupe_key LIKE 'swap:{asked.Id("swapRequestId")}%' AND audience = 'staff'")).ShouldBe(2, "Ben and Cara, and not Ana");

        var listed = await ben.OnlyItem("/staff/shifts/open");
        (listed.GetProperty("isSwapReplacement").GetBoolean(), listed.Id("swapRequestId")).ShouldBe((true, asked.Id("swapRequestId")));
        (await ana.OpenRoles()).ShouldBeEmpty();
        var own = await ana.OnlyItem("/staff/shifts/assigned");
        (own.Str("status"), own.GetProperty("swapRequest").Str("status"), own.GetProperty("canRequestSwap").GetBoolean()).ShouldBe(("SWAP_REQUESTED", "OPEN", false));

        var candidate = (await ben.Apply(at)).Should(200).Body;
        (candidate.Str("status"), candidate.Id("swapRequestId")).ShouldBe(("PENDING", asked.Id("swapRequestId")));
        (await host.StateOf(at)).Taken.ShouldBe(1, "a candidate takes no place");
        (await ben.Accept(at)).ShouldSay(409, "APPLICATION_UNDER_REVIEW");
        (await cara.Apply(at)).Should(200);
        (await ana.Apply(at)).ShouldSay(409, "ALREADY_APPLIED");
        _ = benId;
    }

    [Fact]
    public async Task Half_an_hour_ahead_it_is_too_late_and_a_free_place_goes_before_a_swap()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, _)) = (await market.Worker(), await market.Worker("Ben Barista"));
        var at = await market.Place(host, TestClock.Start.AddHours(3), places: 2);
        await ana.Take(at);
        (await ana.Do("POST", at.Path("request-swap"), new { reason = "Ill today" })).Should(200).Body.Str("expiresAt").ShouldBe("2026-03-02T11:00:00.000Z");
        (await ben.Apply(at)).Should(200).Body.GetProperty("swapRequestId").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);

        var late = await market.Place(host, TestClock.Start.AddHours(20));
        var (cara, _) = await market.Worker("Cara Barista");
        await cara.Take(late);
        host.Clock.Now = TestClock.Start.AddHours(20).AddMinutes(-29);
        (await cara.Do("POST", late.Path("request-swap"), new { reason = "Too late" })).ShouldSay(409, "SWAP_WINDOW_CLOSED");
        host.Clock.Now = TestClock.Start.AddHours(20).AddMinutes(-30);
        (await cara.Do("POST", late.Path("request-swap"), new { reason = "Just in time" })).Should(200).Body.Str("expiresAt").ShouldBe("2026-03-03T04:45:00.000Z");
    }
}
