using WorkforceOS.Surfaces.Staffing;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>What clients think of work, and whom they would like again, or not.</summary>
public sealed class ReviewTests(TestHost host) : IClassFixture<TestHost>, IDisposable
{
    private const string Reviews = "/client/coverage/reviews";
    private static readonly DateTimeOffset Soon = TestClock.Start.AddDays(3);

    public void Dispose() => host.Clock.Now = TestClock.Start;

    [Fact]
    public async Task A_review_counts_once_for_each_assignment_and_a_second_one_changes_it()
    {
        var on = await Worked();

        var first = (await Review(on, new { rating = 3, feedback = "Came late.", issueFlags = new[] { "LATE", "ATTIRE", "LATE" }, markAsFavorite = true })).Should(200);
        (first["rating"].GetInt32(), first["isFavorite"].GetBoolean(), first["isBlocked"].GetBoolean(), first["staffAverageRating"].GetDecimal(), first["staffRatingCount"].GetInt32()).ShouldBe((3, true, false, 3m, 1));
        first["issueFlags"].EnumerateArray().Select(f => f.GetString()).ShouldBe(["LATE", "ATTIRE"]);
        var second = (await Review(on, new { rating = 5 })).Should(200);

        (second.Body.Id("reviewId"), second["isFavorite"].GetBoolean(), second["staffAverageRating"].GetDecimal(), second["staffRatingCount"].GetInt32()).ShouldBe((first.Body.Id("reviewId"), true, 5m, 1));
        second["issueFlags"].GetArrayLength().ShouldBe(2, "what is not said stays");
        var worker = (await on.Market.Owner.Get("/client/coverage?date=2026-03-02")).Should(200)["items"][0].GetProperty("assignedWorkers")[0];
        (worker.GetProperty("hasReview").GetBoolean(), worker.GetProperty("isFavorite").GetBoolean(), worker.GetProperty("averageRating").GetDecimal()).ShouldBe((true, true, 5m));
        var core = (await on.Market.Owner.Get("/client/coverage/core-team")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (core.Id("staffId"), core.Str("source"), core.GetProperty("isFavorite").GetBoolean(), core.Number("ratingCount"), core.Str("primaryRole")).ShouldBe((on.Staff, "FAVORITE", true, 1, "Barista"));
        (await Review(on, new { rating = 5, markAsFavorite = false })).Should(200)["isFavorite"].GetBoolean().ShouldBeFalse();
        (await on.Market.Owner.Get("/client/coverage/core-team")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    /// <summary>One shift on time, rated 4: 0.45·100 + 0.40·100 + 0.15·80 = 97.</summary>
    [Fact]
    public async Task A_rating_is_part_of_how_far_one_can_rely_on_the_worker()
    {
        var on = await Worked();
        (await on.ClockOut()).Should(200);

        (await Review(on, new { rating = 4 })).Should(200);

        (await on.Rows("SELECT t.reliability_score, t.total_shifts FROM staffing.staff_stats t JOIN staffing.assignments a ON a.staff_id = t.staff_id WHERE a.id = $1")).Single().GetProperty("reliability_score").GetDecimal().ShouldBe(97m);
    }

    [Fact]
    public async Task Two_reviews_at_once_are_one_with_one_block_and_one_favourite()
    {
        for (var round = 0; round < 5; round++)
        {
            var on = await Worked();
            var admin = await on.Market.Member(ClientRole.Admin);
            var body = new { staffId = on.Staff, assignmentId = on.Assignment, rating = 4, markAsFavorite = true, markAsBlocked = true };

            var replies = await Task.WhenAll(on.Market.Owner.Do("POST", Reviews, body), admin.Do("POST", Reviews, body), on.Market.Owner.Do("POST", Reviews, body));

            replies.ShouldAllBe(r => r.Status == 200);
            replies.Select(r => r.Body.Id("reviewId")).Distinct().Count().ShouldBe(1);
            foreach (var table in new[] { "reviews", "staff_blocks", "staff_favorites" }) (await host.Number($"SELECT count(*) FROM staffing.{table} WHERE staff_id = '{on.Staff}'")).ShouldBe(1, table);
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Work_is_reviewed_from_clock_in_until_a_month_after_the_shift()
    {
        var on = await OnShift.Book(host);
        (await Review(on, new { rating = 4 })).ShouldSay(409, "REVIEW_WINDOW_CLOSED");
        on.At(0);
        (await on.ClockIn()).Should(200);
        host.Clock.Now = on.EndsAt;
        // Sessions do not live that long: the shift is put back instead.
        await host.Sql($"UPDATE staffing.assignments SET starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days' WHERE id = '{on.Assignment}'");
        (await Review(on, new { rating = 4, markAsBlocked = true })).Should(200);
        host.Clock.Now = on.EndsAt.AddSeconds(1);

        (await Review(on, new { rating = 1 })).ShouldSay(409, "REVIEW_WINDOW_CLOSED");

        var lifted = (await Review(on, new { rating = 4, markAsBlocked = false })).Should(200);
        lifted["isBlocked"].GetBoolean().ShouldBeFalse("whom a client takes again it says with the review it has given");
    }

    [Fact]
    public async Task Who_did_not_come_is_reviewed_too()
    {
        var on = await OnShift.Book(host);
        on.At(31);
        await host.RunJob("staffing.late");

        (await Review(on, new { rating = 1, issueFlags = new[] { "NO_SHOW" } })).Should(200)["rating"].GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Whoever_is_blocked_leaves_the_teams_is_turned_down_and_comes_again_once_a_review_says_so()
    {
        var on = await Worked();
        var (market, owner) = (on.Market, on.Market.Owner);
        (await owner.Do("POST", "/client/coverage/dispatch-teams/memberships", new { staffId = on.Staff, teamType = "CORE" })).Should(201);
        var (accepted, asked) = (await market.Place(host, Soon), await market.Place(host, Soon.AddDays(1)));
        await on.Worker.Take(accepted);
        (await on.Worker.Apply(asked)).Should(200);

        (await Review(on, new { rating = 1, feedback = "Rude to guests.", issueFlags = new[] { "ATTITUDE" }, markAsBlocked = true })).Should(200)["isBlocked"].GetBoolean().ShouldBeTrue();

        (await host.StateOf(accepted)).Taken.ShouldBe(1, "they may finish what they accepted");
        (await host.StateOf(asked)).ShouldBe((0, "open", "open"));
        (await owner.Get("/client/coverage/dispatch-teams")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await on.Worker.Get("/staff/shifts/pending")).Should(200)["items"].GetArrayLength().ShouldBe(0);
        (await on.Worker.Apply(asked)).ShouldSay(403, "STAFF_BLOCKED");
        (await owner.Do("POST", "/client/coverage/dispatch-teams/memberships", new { staffId = on.Staff, teamType = "CORE" })).ShouldSay(403, "STAFF_BLOCKED");
        var block = (await owner.Get("/client/coverage/blocked-staff")).Should(200)["items"].EnumerateArray().ShouldHaveSingleItem();
        (block.Id("staffId"), block.Str("fullName"), block.Str("reason"), block.Str("blockedBy"), block.Id("sourceAssignmentId"), block.GetProperty("issueFlags")[0].GetString()).ShouldBe((on.Staff, "Ana Barista", "Rude to guests.", "Mona Manager", on.Assignment, "ATTITUDE"));
        var candidate = (await owner.Get($"/client/coverage/dispatch-candidates?shiftId={asked.Shift}&includeIneligible=true")).Should(200)["items"].EnumerateArray().Single(c => c.Id("staffId") == on.Staff);
        candidate.GetProperty("blockers").EnumerateArray().Select(b => b.Str("code")).ShouldBe(["BLOCKED"]);
        (await (await market.OpenBusiness("Bayview Conference Center")).Owner.Get("/client/coverage/blocked-staff")).Should(200)["items"].GetArrayLength().ShouldBe(0);

        (await Review(on, new { rating = 2, markAsBlocked = false })).Should(200)["isBlocked"].GetBoolean().ShouldBeFalse();
        (await on.Worker.Apply(asked)).Should(200);
        (await owner.Get("/client/coverage/blocked-staff")).Should(200)["items"].GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_is_blocked_is_off_their_shifts_where_the_client_says_so()
    {
        var on = await Worked();
        var market = on.Market;
        var (accepted, swapped, elsewhere) = (await market.Place(host, Soon), await market.Place(host, Soon.AddDays(1)), await market.Place(host, Soon.AddDays(2), business: (await market.OpenBusiness("Bayview Conference Center")).Business));
        var assignment = await on.Worker.Take(accepted);
        await on.Worker.Take(swapped);
        await on.Worker.Take(elsewhere);
        var swap = (await on.Worker.Do("POST", swapped.Path("request-swap"), new { reason = "My child is ill." })).Should(200).Body.Id("swapRequestId");
        var (ben, _) = await market.Worker("Ben Barista");
        (await ben.Apply(swapped)).Should(200);

        (await Review(on, new { rating = 1, markAsBlocked = true, cancelFutureShifts = true })).Should(200);

        (await host.StateOf(accepted)).ShouldBe((0, "open", "open"));
        (await host.StateOf(swapped)).ShouldBe((0, "open", "open"));
        (await host.StateOf(elsewhere)).Taken.ShouldBe(1, "another client takes them");
        (await on.Status()).ShouldBe("checkedIn", "what has begun goes on");
        (await market.Owner.Get("/client/coverage/swap-requests?status=CANCELLED")).Should(200)["items"].GetArrayLength().ShouldBe(1);
        (await on.Worker.Get("/staff/shifts/cancelled")).Should(200)["items"].EnumerateArray().Select(s => s.Str("cancelCode")).ShouldBe(["STAFF_BLOCKED", "STAFF_BLOCKED"]);
        (await host.Told($"taken-off:{assignment}")).ShouldBe(1);
        (await host.Told($"swap-cancelled:{swap}")).ShouldBe(1, "who would have taken over hears that it is off");
        (await host.Number($"SELECT count(*) FROM scheduling.bookings WHERE user_id = '{on.Worker.UserId}'")).ShouldBe(2, "their time is theirs again but for the shift under way and the other client's");
        (await ben.Apply(accepted)).Should(200);
    }

    [Fact]
    public async Task Who_applies_while_they_are_blocked_has_no_place()
    {
        for (var round = 0; round < 5; round++)
        {
            var on = await Worked();
            var at = await on.Market.Place(host, Soon);
            var applying = on.Worker.Apply(at);
            (await Review(on, new { rating = 1, markAsBlocked = true })).Should(200);
            var applied = await applying;

            if (applied.Status is not 200) applied.ShouldSay(403, "STAFF_BLOCKED");
            (await host.StateOf(at)).Taken.ShouldBe(0);
            (await on.Worker.Get("/staff/shifts/pending")).Should(200)["items"].GetArrayLength().ShouldBe(0);
            host.Clock.Now = TestClock.Start;
        }
    }

    [Fact]
    public async Task Only_those_who_manage_the_hub_review_and_only_work_for_their_business()
    {
        var on = await Worked();
        var (_, other) = await on.Market.OpenBusiness("Bayview Conference Center");
        var (_, ben) = await on.Market.Worker("Ben Barista");
        var (here, elsewhere) = (await on.Market.Member(ClientRole.ShiftManager, null, on.Hub), await on.Market.Member(ClientRole.ShiftManager, null, await on.Market.PlaceHub(host)));
        var stranger = (await Marketplace.Open(host)).Owner;

        (await Review(on, new { rating = 4 }, other)).ShouldSay(404, "NOT_FOUND");
        (await Review(on, new { rating = 4 }, stranger)).ShouldSay(404, "NOT_FOUND");
        (await Review(on, new { rating = 4 }, elsewhere)).ShouldSay(404, "NOT_FOUND");
        (await Review(on, new { rating = 4, staffId = ben })).ShouldSay(404, "NOT_FOUND");
        (await Review(on, new { rating = 6 })).ShouldSay(400, "VALIDATION_ERROR");
        (await Review(on, new { rating = 4, issueFlags = new[] { "SLOW" } })).ShouldSay(400, "VALIDATION_ERROR");
        (await host.Number($"SELECT count(*) FROM staffing.reviews WHERE staff_id = '{on.Staff}'")).ShouldBe(0);
        (await Review(on, new { rating = 4 }, here)).Should(200);
    }

    private async Task<OnShift> Worked()
    {
        var on = await OnShift.Book(host);
        on.At(0);
        (await on.ClockIn()).Should(200);
        return on;
    }

    private static Task<Reply> Review(OnShift on, object said, Client? by = null) => (by ?? on.Market.Owner).Do("POST", Reviews, Marketplace.Merged(new { staffId = on.Staff, assignmentId = on.Assignment }, said));
}
