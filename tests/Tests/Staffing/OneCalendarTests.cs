using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Scheduling;

namespace WorkforceOS.Tests.Staffing;

/// <summary>A person of the house who works for the marketplace too is booked once at a time, whichever comes second.</summary>
public sealed class OneCalendarTests(TestHost host) : IClassFixture<TestHost>
{
    // 2026-03-03, 09:00 to 17:00.
    private static readonly DateTimeOffset Tomorrow = TestClock.Start.AddDays(1);

    [Fact]
    public async Task Whoever_has_a_shift_or_leave_in_the_house_is_not_free_for_the_marketplace()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker("Ana Barista");
        var (tomorrow, after) = (await market.Place(host, Tomorrow), await market.Place(host, Tomorrow.AddDays(1)));
        await market.Company.Owner.Planned("2026-03-03", "16:30", "20:00", ana);
        var leave = (await ana.Post("/leaveManagement-api/v1/leaverequests", new { leaveType = "vacation", startDate = "2026-03-04", endDate = "2026-03-04" })).Should(201)["leaveRequest"].Id();
        (await market.Company.Owner.Patch($"/leaveManagement-api/v1/leaverequests/{leave}", new { status = "approved" })).Should(200);

        (await ana.Apply(tomorrow)).ShouldSay(409, "SCHEDULE_CONFLICT")["details"].Str("kind").ShouldBe("shift");
        (await ana.Apply(after)).ShouldSay(409, "SCHEDULE_CONFLICT")["details"].Str("kind").ShouldBe("leave");
        (await host.StateOf(tomorrow)).Taken.ShouldBe(0, "nothing of it is left");
    }

    [Fact]
    public async Task Shifts_of_the_house_count_for_rest_and_for_the_hours_of_the_week()
    {
        var market = await Marketplace.Open(host);
        var ((ana, _), (ben, _)) = (await market.Worker("Ana Barista"), await market.Worker("Ben Barista"));
        // 2026-03-12 is a Thursday, from 09:00 to 17:00.
        var thursday = await market.Place(host, Tomorrow.AddDays(9));
        await market.Company.Owner.Planned("2026-03-13", "00:30", "04:00", ana);
        foreach (var day in new[] { "09", "10", "11", "13", "14" }) await market.Company.Owner.Planned($"2026-03-{day}", "08:00", "18:30", ben);

        (await ana.Apply(thursday)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("MIN_REST");
        (await ben.Apply(thursday)).ShouldSay(422, "STAFF_NOT_ELIGIBLE").Text.ShouldContain("MAX_HOURS");
    }

    [Fact]
    public async Task Of_workers_who_are_equal_whoever_has_fewer_hours_in_the_week_is_asked_first_and_shifts_of_the_house_count()
    {
        var market = await Marketplace.Open(host);
        var ((ana, first), (_, second), (_, third)) = (await market.Worker("Ana Barista"), await market.Worker("Ben Barista"), await market.Worker("Cara Barista"));
        var at = await market.Place(host, Tomorrow);
        (await Asked()).ShouldBe([first, second, third], "by their ids, where nobody has any");

        await market.Company.Owner.Planned("2026-03-05", "08:00", "12:00", ana);
        // Next week's count there.
        foreach (var day in new[] { "09", "10" }) await market.Company.Owner.Planned($"2026-03-{day}", "08:00", "18:00", ana);
        (await Asked()).ShouldBe([second, third, first]);
        await market.Book(host, (await market.Place(host, Tomorrow.AddDays(2), hours: 3)).Role, second);
        (await Asked()).ShouldBe([third, second, first], "three hours here, four in the house");

        async Task<List<Guid>> Asked() => [.. (await market.Owner.Get($"/client/coverage/dispatch-candidates?shiftId={at.Shift}")).Should(200)["items"].EnumerateArray().Select(c => c.Id("staffId"))];
    }

    [Fact]
    public async Task Whoever_has_a_place_is_not_planned_in_the_house_until_they_have_given_it_back()
    {
        var market = await Marketplace.Open(host);
        var (ana, _) = await market.Worker("Ana Barista");
        var at = await market.Place(host, Tomorrow.AddDays(3));
        await ana.Take(at);

        (await market.Company.Owner.Plan("2026-03-06", "12:00", "20:00", ana)).Conflicts().ShouldHaveSingleItem().Str("kind").ShouldBe("marketplace");
        (await ana.Do("POST", at.Path("decline"))).Should(200);
        (await market.Company.Owner.Plan("2026-03-06", "12:00", "20:00", ana)).Should(201);
    }

    [Fact]
    public async Task Whoever_is_called_off_by_the_client_is_free_again()
    {
        var market = await Marketplace.Open(host);
        var hub = await market.Hub();
        var order = await market.Order(hub, Tomorrow);
        var (ana, _) = await market.Worker("Ana Barista");
        (await ana.Do("POST", $"/staff/shifts/{order.Shifts[0]}/apply", new { roleId = order.Roles[0] })).Should(200);
        (await market.Company.Owner.Plan("2026-03-03", "12:00", "20:00", ana)).Conflicts().ShouldHaveSingleItem();

        (await market.Owner.Do("POST", $"/client/orders/{order.Id}/cancel", new { reason = "Rain" })).Should(200);

        (await market.Company.Owner.Plan("2026-03-03", "12:00", "20:00", ana)).Should(201);
    }

    [Fact]
    public async Task Of_a_shift_of_the_house_and_a_place_at_the_same_moment_one_is_had()
    {
        var market = await Marketplace.Open(host);
        for (var day = 2; day < 12; day++)
        {
            var (ana, _) = await market.Worker("Ana Barista");
            var at = await market.Place(host, Tomorrow.AddDays(day));
            var planning = market.Company.Owner.Plan($"{Tomorrow.AddDays(day):yyyy-MM-dd}", "10:00", "12:00", ana);
            var applying = ana.Apply(at);
            await Task.WhenAll(planning, applying);

            var (planned, applied) = ((await planning).Status, (await applying).Status);
            ((planned, applied) is (201, 409) or (400, 200)).ShouldBeTrue($"{planned} {applied}");
            (await host.StateOf(at)).Taken.ShouldBe(applied is 200 ? 1 : 0);
        }
    }
}
