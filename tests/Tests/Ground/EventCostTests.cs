using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What a request asks of the database, its events included.</summary>
public sealed class EventCostTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData(1, 16)]
    [InlineData(36, 16)]
    public async Task A_shift_for_many_asks_hardly_more_than_a_shift_for_one(int people, int most)
    {
        var company = await TestCompany.Found(host);
        var crew = new List<Client>();
        for (var i = 0; i < people; i++) crew.Add(await company.Hire());
        object Shift(string day) => new { shiftDate = day, startTime = "09:00", endTime = "17:00", assignedUserIds = crew.Select(c => c.UserId) };
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", Shift("2026-03-04"))).Should(201);

        using var counter = new StatementCounter(host.ConnectionString);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", Shift("2026-03-05"))).Should(201);
        List<string> asked = [.. counter.Commands];
        // Some of many are left to the worker.
        await host.DeliverOutbox();
        foreach (var person in crew) (await person.Get("/notification-api/notifications?kind=shiftAssigned")).Should(200)["notifications"].GetArrayLength().ShouldBe(2);
        asked.Count.ShouldBeLessThanOrEqualTo(most, string.Join('\n', asked));
    }
}
