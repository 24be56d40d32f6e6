using System.Collections.Concurrent;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Ground;

/// <summary>The host is killed while it works; it comes back by itself, with everything it has said yes to.</summary>
public sealed class CrashTests
{
    private static readonly int Kills = Sizes.Of("WORKFORCEOS_KILLS", 6);
    private const int People = 4;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_every_event_arrives_however_often_the_host_is_killed_under_load()
    {
        await using var host = new HostProcess();
        await host.Start();
        var company = await TestCompany.Found(host.Http);
        var people = new List<Client>();
        for (var i = 0; i < People; i++) people.Add(await company.Hire($"Person {i}"));

        var acknowledged = new ConcurrentBag<Guid>();
        var day = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var stop = new CancellationTokenSource();
            var load = people.Select(person => Plan(company, person, () => Interlocked.Increment(ref day), acknowledged, stop.Token)).ToList();
            // Not before the load gets through, and then at another moment of it each time.
            for (var (before, waits) = (acknowledged.Count, 0); acknowledged.Count < before + People && waits < 400; waits++) await Task.Delay(25);
            await Task.Delay(kill * 7);
            await host.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(load);
            await host.Start();
        }

        acknowledged.Count.ShouldBeGreaterThan(Kills, "The load never got through, so nothing was proved.");
        var shifts = new Dictionary<Guid, HashSet<Guid>>();
        foreach (var person in people) shifts[person.UserId] = await All(person, "/scheduleManagement-api/v1/shifts?", "shifts", "id");
        acknowledged.Except(shifts.Values.SelectMany(s => s)).ShouldBeEmpty("Acknowledged shifts are gone.");

        // What a crash left half delivered is taken up after its lease.
        var until = TimeProvider.System.GetUtcNow().AddSeconds(90);
        foreach (var person in people)
        {
            int told;
            while ((told = await person.ToldShifts()) != shifts[person.UserId].Count)
            {
                TimeProvider.System.GetUtcNow().ShouldBeLessThan(until, $"{person.Email} has {shifts[person.UserId].Count} shifts and heard of {told}.");
                await Task.Delay(500);
            }
        }
    }

    [Fact]
    public async Task A_stop_lets_running_requests_finish_and_the_next_start_is_quick()
    {
        await using var host = new HostProcess();
        await host.Start();
        var company = await TestCompany.Found(host.Http);
        var person = await company.Hire();

        var requests = Enumerable.Range(1, 30).Select(day => Shift(company, person, day)).ToList();
        await Task.Delay(30);
        var code = await host.Stop();
        code.ShouldBe(0);

        // Each was either answered whole or never taken up; none was cut off after it was saved.
        var answered = (await Task.WhenAll(requests)).Where(r => r?.Status == 201).Select(r => r!["shift"].Id()).ToHashSet();
        (await host.Start()).ShouldBeLessThan(TimeSpan.FromSeconds(20));
        (await All(person, "/scheduleManagement-api/v1/shifts?", "shifts", "id")).ShouldBe(answered, ignoreOrder: true);
    }

    private static async Task Plan(TestCompany company, Client person, Func<int> nextDay, ConcurrentBag<Guid> acknowledged, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            if (await Shift(company, person, nextDay()) is { Status: 201 } made) acknowledged.Add(made["shift"].Id());
            else return;
        }
    }

    private static Task<Reply?> Shift(TestCompany company, Client person, int day) => company.Owner.Post("/scheduleManagement-api/v1/shifts", new
    {
        shiftDate = new DateOnly(2030, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), startTime = "09:00", endTime = "17:00", status = "scheduled", assignedUserIds = new[] { person.UserId },
    }).UnlessKilled();

    /// <summary>One field of every row of a list, over all its pages. A row twice fails.</summary>
    private static async Task<HashSet<Guid>> All(Client person, string list, string dataName, string field)
    {
        var all = new HashSet<Guid>();
        for (var page = 1; ; page++)
        {
            var rows = (await person.Get($"{list}pageRowCount=500&pageNumber={page}")).Should(200)[dataName];
            foreach (var row in rows.EnumerateArray()) all.Add(row.Id(field)).ShouldBeTrue("Once is enough.");
            if (rows.GetArrayLength() < 500) return all;
        }
    }
}
