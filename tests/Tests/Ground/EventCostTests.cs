using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What a request asks of the database, its events included.</summary>
public sealed class EventCostTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData(1, 1, 14)]
    [InlineData(36, 1, 14)]
    // What each of them is told becomes one with what they were told before.
    [InlineData(36, 4, 14)]
    public async Task A_shift_for_many_asks_hardly_more_than_a_shift_for_one(int people, int before, int most)
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var i = 0; i < people; i++) crew.Add(await company.Hire());
        object Shift(string day) => new { shiftDate = day, startTime = "09:00", endTime = "17:00", assignedUserIds = crew.Select(c => c.UserId) };
        for (var day = 1; day <= before; day++) (await company.Owner.Post("/scheduleManagement-api/v1/shifts", Shift($"2026-03-0{day + 3}"))).Should(201);

        using var counter = new StatementCounter(host.ConnectionString);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", Shift("2026-03-09"))).Should(201);
        List<string> asked = [.. counter.Commands];
        foreach (var person in crew) (await person.Get("/notification-api/notifications?kind=shiftAssigned")).Should(200)["notifications"].GetArrayLength().ShouldBe(before == 1 ? 2 : 1);
        asked.Count.ShouldBeLessThanOrEqualTo(most, string.Join('\n', asked));
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(30, 12)]
    public async Task A_check_in_asks_little_and_one_that_is_late_not_much_more(int minutesLate, int most)
    {
        var company = await TestCompany.Found(host);
        var (mona, anna) = (await company.Hire("Mona"), await company.Hire("Anna"));
        await company.Profile(anna, mona, 3000);
        object At(int shift) => new { shiftDate = host.Clock.Now.AddDays(shift).ToString("yyyy-MM-dd", null), startTime = "12:00", endTime = "17:00", assignedUserIds = new[] { anna.UserId } };
        var shifts = new List<Guid>();
        for (var day = 0; day < 2; day++) shifts.Add((await company.Owner.Post("/scheduleManagement-api/v1/shifts", At(day))).Should(201)["shift"].Id());
        var starts = new List<DateTimeOffset>();
        foreach (var id in shifts) starts.Add((await company.Owner.Get($"/scheduleManagement-api/v1/shifts/{id}")).Should(200)["shift"].GetProperty("startsAt").GetDateTimeOffset());
        var before = host.Clock.Now;
        host.Clock.Now = starts[0].AddMinutes(minutesLate);
        var first = (await anna.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shifts[0] })).Should(201)["attendanceRecord"].Id();
        (await anna.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = first })).Should(200);
        host.Clock.Now = starts[1].AddMinutes(minutesLate);

        using var counter = new StatementCounter(host.ConnectionString);
        (await anna.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shifts[1] })).Should(201);
        List<string> asked = [.. counter.Commands];
        host.Clock.Now = before;
        asked.Count.ShouldBeLessThanOrEqualTo(most, string.Join('\n', asked));
    }

    [Fact]
    public async Task A_check_out_asks_little()
    {
        var company = await TestCompany.Found(host);
        var (first, anna) = (await company.Hire(), await company.Hire("Anna"));
        var today = host.Clock.Now.ToString("yyyy-MM-dd", null);
        var shift = (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = today, startTime = "12:00", endTime = "17:00", assignedUserIds = new[] { first.UserId, anna.UserId } })).Should(201)["shift"];
        var before = host.Clock.Now;
        host.Clock.Now = shift.GetProperty("startsAt").GetDateTimeOffset();
        async Task<Guid> CheckIn(Client who) => (await who.Post("/attendanceManagement-api/v1/check-in", new { shiftId = shift.Id() })).Should(201)["attendanceRecord"].Id();
        var records = (await CheckIn(first), await CheckIn(anna));
        host.Clock.Now = shift.GetProperty("endsAt").GetDateTimeOffset();
        // Whoever comes first has the host read the company's rules.
        (await first.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = records.Item1 })).Should(200);

        using var counter = await StatementCounter.Of(anna, host.ConnectionString);
        (await anna.Post("/attendanceManagement-api/v1/check-out", new { attendanceRecordId = records.Item2 })).Should(200);
        List<string> asked = [.. counter.Commands];
        host.Clock.Now = before;
        // The record with the version of the rules; what is saved; the event taken; reports that it concerns.
        asked.Count.ShouldBeLessThanOrEqualTo(4, string.Join('\n', asked));
    }
}
