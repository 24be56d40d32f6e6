using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

public sealed class SwapReviewTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Swaps = "/client/coverage/swap-requests";
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task Whoever_is_chosen_takes_over_and_the_number_of_places_stays()
    {
        var asked = await Ask();
        var (ben, cara) = (await asked.Candidate("Ben Barista"), await asked.Candidate("Cara Barista"));

        (await host.Told($"swap-candidate:{ben.Application}")).ShouldBe(1, "the owner hears of who would take over");
        var listed = (await asked.Market.Owner.Get(Swaps)).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (listed.Id("swapRequestId"), listed.Str("originalStaffName"), listed.GetProperty("candidateCount").GetInt32()).ShouldBe((asked.Swap, "Ana Barista", 2));
        listed.GetProperty("candidates").EnumerateArray().ShouldAllBe(c => c.GetProperty("eligible").GetBoolean() && c.GetProperty("dispatchPriority").GetInt32() == 3);
        var resolved = (await asked.Resolve(ben.Application, note: "Thank you")).Should(200);

        (resolved.Body.Id("staffId"), resolved["status"].GetString()).ShouldBe((ben.Staff, "RESOLVED"));
        (await host.StateOf(asked.At)).ShouldBe((1, "filled", "filled"));
        (await ben.Client.OnlyItem("/staff/shifts/assigned")).Str("status").ShouldBe("ACCEPTED");
        (await asked.Ana.Get("/staff/shifts/assigned"))["items"].GetArrayLength().ShouldBe(0);
        (await cara.Client.Get("/staff/shifts/pending"))["items"].GetArrayLength().ShouldBe(0);
        (await host.Told($"swap-resolved:{asked.Swap}")).ShouldBe(4, "both workers, who was not chosen, and the owner");
        (await asked.Resolve(cara.Application)).ShouldSay(409, "SWAP_NOT_OPEN");
        (await asked.Market.Owner.Do("POST", $"{Swaps}/{asked.Swap}/cancel")).ShouldSay(409, "SWAP_NOT_OPEN");
        (await asked.Market.Owner.Get($"{Swaps}?status=RESOLVED")).Should(200)["items"].GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Whom_one_would_ask_is_listed_best_first_with_what_is_in_the_way_of_others()
    {
        var asked = await Ask();
        var ben = await asked.Candidate("Ben Barista");
        var cara = await asked.Market.Worker("Cara Barista");
        await cara.Client.Take(await asked.Market.Place(host, Tomorrow.AddHours(-1)));
        var path = $"/client/coverage/dispatch-candidates?shiftId={asked.At.Shift}";

        var free = (await asked.Market.Owner.Get(path)).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (free.GetProperty("rank").GetInt32(), free.Id("staffId"), free.Id("applicationId"), free.Str("dispatchTeam"), free.GetProperty("eligible").GetBoolean()).ShouldBe((1, ben.Staff, ben.Application, "MARKETPLACE", true));
        var all = (await asked.Market.Owner.Get($"{path}&includeIneligible=true")).Should(200)["items"].EnumerateArray().Select(c => (c.Id("staffId"), c.GetProperty("conflict").GetBoolean())).ToList();
        all.ShouldBe([(ben.Staff, false), (cara.Staff, true)], ignoreOrder: true);
        (await (await asked.Market.OpenBusiness("Bayview Conference Center")).Owner.Get(path)).ShouldSay(404, "NOT_FOUND");
        host.Clock.Now = Tomorrow.AddHours(9);
        (await asked.Market.Owner.Get(path)).ShouldSay(409, "SHIFT_NOT_OPEN");
    }

    [Fact]
    public async Task Whoever_may_not_any_more_or_is_elsewhere_by_now_is_not_chosen()
    {
        var asked = await Ask();
        var ben = await asked.Candidate("Ben Barista");
        await ben.Client.Take(await asked.Market.Place(host, Tomorrow.AddHours(-1)));

        (await asked.Resolve(ben.Application)).ShouldSay(409, "SCHEDULE_CONFLICT");
        (await asked.Resolve(Guid.NewGuid())).ShouldSay(404, "NOT_FOUND");
        (await asked.Market.Owner.Get(Swaps)).Should(200)["items"][0].GetProperty("candidates")[0].GetProperty("status").GetString().ShouldBe("PENDING", "nothing of it is left");
    }

    [Fact]
    public async Task Whoever_is_not_let_go_keeps_the_shift()
    {
        var asked = await Ask();
        var ben = await asked.Candidate("Ben Barista");

        var kept = (await asked.Market.Owner.Do("POST", $"{Swaps}/{asked.Swap}/cancel", new { reason = "Nobody else knows the machine" })).Should(200);

        (kept["status"].GetString(), kept["assignmentStatus"].GetString()).ShouldBe(("CANCELLED", "ACCEPTED"));
        (await asked.Ana.OnlyItem("/staff/shifts/assigned")).Str("status").ShouldBe("ACCEPTED");
        (await ben.Client.Get("/staff/shifts/pending"))["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Only_those_who_manage_the_hub_decide()
    {
        var asked = await Ask();
        var ben = await asked.Candidate("Ben Barista");
        var elsewhere = await asked.Market.Member(ClientRole.ShiftManager, null, await asked.Market.PlaceHub(host));
        var viewer = await asked.Market.Member(ClientRole.Viewer);
        var (_, other) = await asked.Market.OpenBusiness("Bayview Conference Center");
        var there = await asked.Market.Member(ClientRole.ShiftManager, null, asked.At.Hub);

        foreach (var path in new[] { "resolve", "cancel" })
        {
            var body = new { applicationId = ben.Application };
            (await elsewhere.Do("POST", $"{Swaps}/{asked.Swap}/{path}", body)).ShouldSay(404, "NOT_FOUND");
            (await viewer.Do("POST", $"{Swaps}/{asked.Swap}/{path}", body)).ShouldSay(403, "FORBIDDEN");
            (await other.Do("POST", $"{Swaps}/{asked.Swap}/{path}", body)).ShouldSay(404, "NOT_FOUND");
            (await ben.Client.Do("POST", $"{Swaps}/{asked.Swap}/{path}", body)).ShouldSay(403, "NO_CLIENT_ACCESS");
        }
        (await other.Get(Swaps)).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await there.Do("POST", $"{Swaps}/{asked.Swap}/resolve", new { applicationId = ben.Application })).Should(200);
    }

    [Fact]
    public async Task Where_nobody_is_chosen_in_time_the_place_is_free_also_after_hours_of_downtime()
    {
        var asked = await Ask();
        var ben = await asked.Candidate("Ben Barista");
        host.Clock.Now = Tomorrow.AddMinutes(-61);
        await host.RunJob("staffing.swaps");
        (await host.StateOf(asked.At)).Taken.ShouldBe(1, "a minute is left");
        host.Clock.Now = Tomorrow.AddHours(3);

        await Task.WhenAll(host.RunJob("staffing.swaps"), host.RunJob("staffing.swaps"));

        (await host.StateOf(asked.At)).Taken.ShouldBe(0);
        (await host.Told($"swap-expired:{asked.Swap}")).ShouldBe(3, "Ana, Ben and the owner, each once");
        (await asked.Resolve(ben.Application)).ShouldSay(409, "SWAP_NOT_OPEN");
        (await asked.Ana.Get("/staff/shifts/cancelled")).Should(200)["items"][0].GetProperty("cancelCode").GetString().ShouldBe("SWAP_EXPIRED");
    }

    [Fact]
    public async Task A_swap_that_is_resolved_while_it_expires_has_one_outcome()
    {
        for (var round = 0; round < Sizes.Of("WORKFORCEOS_SWAP_RACES", 10); round++)
        {
            var swap = await Ask();
            var ben = await swap.Candidate("Ben Barista");
            // One of them reads the clock before, the other after it is moved.
            host.Clock.Now = Tomorrow.AddMinutes(-60).AddTicks(-1);
            var resolving = swap.Resolve(ben.Application);
            if (round % 2 == 0) await Task.Yield();
            host.Clock.Now = Tomorrow.AddMinutes(-60);
            await Task.WhenAll(resolving, host.RunJob("staffing.swaps"));

            var won = (await resolving).Status is 200;
            if (!won) (await resolving).ShouldSay(409, "SWAP_NOT_OPEN");
            (await host.StateOf(swap.At)).Taken.ShouldBe(won ? 1 : 0);
            (await ben.Client.Get("/staff/shifts/assigned"))["items"].GetArrayLength().ShouldBe(won ? 1 : 0);
            (await host.Told($"swap-expired:{swap.Swap}")).ShouldBe(won ? 0 : 3);
            host.Clock.Now = TestClock.Start;
        }
    }

    private async Task<AskedSwap> Ask()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker("Ana Barista");
        var at = await market.Place(host, Tomorrow);
        await ana.Take(at);
        var swap = (await ana.Do("POST", at.Path("request-swap"), new { reason = "My child is ill." })).Should(200).Body.Id("swapRequestId");
        return new AskedSwap(market, at, ana, swap);
    }

    private sealed record AskedSwap(Marketplace Market, Placed At, Client Ana, Guid Swap)
    {
        public async Task<(Client Client, Guid Staff, Guid Application)> Candidate(string name)
        {
            var (client, staff) = await Market.Worker(name);
            return (client, staff, (await client.Apply(At)).Should(200).Body.Id("applicationId"));
        }

        public Task<Reply> Resolve(Guid application, string? note = null) => Market.Owner.Do("POST", $"{Swaps}/{Swap}/resolve", new { applicationId = application, note });
    }
}
