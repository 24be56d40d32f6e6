using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>The figures of the contract's example come out of shifts that were really worked.</summary>
public sealed class TrackRecordTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task Twelve_shifts_of_which_one_was_missed_with_ratings_of_4_8_make_92_3()
    {
        var market = await Marketplace.Open(host);
        var (worker, staff) = await market.Worker();
        var hub = await market.PlaceHub(host);
        var days = new DateTimeOffset(host.Clock.Now.AddDays(1).Date.AddHours(6), TimeSpan.Zero);
        var ratings = new Queue<int>([5, 5, 5, 5, 4]);
        for (var n = 0; n < 12; n++)
        {
            var starts = days.AddDays(n / 6).AddHours(2.75 * (n % 6));
            host.Clock.Now = starts.AddHours(-0.6);
            var at = await market.Place(host, starts, hours: 2, hub: hub);
            var assignment = await worker.Take(at);
            // The last minute that is on time still.
            host.Clock.Now = starts.AddMinutes(n == 11 ? 31 : n % 6);
            if (n == 11)
            {
                await host.RunJob("staffing.late");
                continue;
            }
            object proof = new { shiftId = at.Shift, sourceType = "GEO", latitude = 37.4221, longitude = -122.0841, accuracyMeters = 10 };
            (await worker.Do("POST", "/staff/clock-in", proof)).Should(200);
            host.Clock.Now = starts.AddHours(2);
            (await worker.Do("POST", "/staff/clock-out", proof)).Should(200);
            if (ratings.TryDequeue(out var rating)) (await market.Owner.Do("POST", "/client/coverage/reviews", new { staffId = staff, assignmentId = assignment, rating })).Should(200);
        }
        await host.RunJob("staffing.stats");

        var stats = (await worker.Get("/staff/profile/stats")).Should(200).Body;
        (stats.Number("totalShifts"), stats.Number("noShowCount"), stats.Number("cancellationCount"), stats.Number("ratingCount")).ShouldBe((12, 1, 0, 5));
        // 0.45·91.667 + 0.40·91.667 + 0.15·96 = 92.317
        (stats.GetProperty("averageRating").GetDecimal(), stats.GetProperty("onTimeRate").GetDecimal(), stats.GetProperty("reliabilityScore").GetDecimal()).ShouldBe((4.8m, 91.7m, 92.3m));
    }
}
