using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A night is as long as it really is, also where the clocks are changed in it, and belongs to the day on which it begins.</summary>
public sealed class NightShiftTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("2026-03-28", 420, 14950)]
    [InlineData("2026-06-20", 480, 17250)]
    [InlineData("2026-10-24", 540, 19550)]
    public async Task From_ten_to_six_on_the_wall_is_paid_by_the_hours_that_pass(string day, int minutes, int cents)
    {
        host.Clock.Now = DateTimeOffset.Parse($"{day}T09:30:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var market = await Marketplace.Open(host, "Europe/Berlin");
        var hub = await market.Hub(with: new { timezone = "Europe/Berlin" });
        var (worker, _) = await market.Worker();
        var order = (await market.Owner.Do("POST", "/client/orders/one-time", new
        {
            hubId = hub, title = "Night", orderDate = day, startTime = "22:00", endTime = "06:00", positions = new[] { new { roleCode = "BARISTA", workersNeeded = 1, breakMinutes = 30, instantBook = true } },
        })).Should(201);
        var shift = order["shiftIds"][0].GetGuid();
        var planned = (await market.Owner.Get($"/client/orders/view?startDate={day}&endDate={day}")).Should(200)["items"].EnumerateArray().Single();
        (planned.GetProperty("durationMinutes").GetInt32(), planned.Str("date")).ShouldBe((minutes, day));
        (await worker.Do("POST", $"/staff/shifts/{shift}/apply", new { roleId = planned.Id("roleId"), instantBook = true })).Should(200);

        var starts = planned.GetProperty("startsAt").GetDateTimeOffset();
        var proof = new { shiftId = shift, latitude = 37.4221, longitude = -122.0841, accuracyMeters = 10 };
        host.Clock.Now = starts;
        (await worker.Do("POST", "/staff/clock-in", proof)).Should(200)["lateMinutes"].GetInt32().ShouldBe(0);
        // Past midnight, and past the change.
        host.Clock.Now = starts.AddHours(6);
        (await worker.OnlyItem("/staff/clock-in/shifts/today")).Str("attendanceStatus").ShouldBe("CLOCKED_IN");
        (await worker.Get("/staff/clock-in/status")).Should(200)["elapsedMinutes"].GetInt32().ShouldBe(360);
        host.Clock.Now = starts.AddMinutes(minutes);
        var gone = (await worker.Do("POST", "/staff/clock-out", proof)).Should(200);

        (gone["workedMinutes"].GetInt32(), gone["payableMinutes"].GetInt32(), gone["estimatedPayCents"].GetInt32()).ShouldBe((minutes, minutes - 30, cents));
        planned.GetProperty("endsAt").GetDateTimeOffset().ShouldBe(host.Clock.Now);
        var done = await worker.OnlyItem("/staff/shifts/completed");
        (done.Str("date"), done.GetProperty("minutesWorked").GetInt32()).ShouldBe((day, minutes));
    }
}
