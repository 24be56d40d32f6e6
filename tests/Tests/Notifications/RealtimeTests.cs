using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

/// <summary>Pages hear that something has changed, and nothing else of it.</summary>
public sealed class RealtimeTests(RealtimeTests.TwoHosts hosts) : IClassFixture<RealtimeTests.TwoHosts>
{
    [Fact]
    public async Task A_change_on_another_host_is_hinted_at_without_saying_which_within_two_seconds()
    {
        var company = await TestCompany.Found(hosts.First);
        using var stream = await EventStream.Open(hosts.Second.Http, company.Owner.Over(hosts.Second.Http), "/realtime-api/stream?objects=shift");
        (await stream.Next()).Name.ShouldBe("ready");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Not asked for" })).Should(201);
        (await company.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-05", startTime = "09:00", endTime = "17:00" })).Should(201);

        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        var hint = await stream.Next();
        System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds.ShouldBeLessThan(10, "the machine of a test may be slow");
        (hint.Name, hint.Data.ToString()).ShouldBe(("changed", """{"objects":["shift"]}"""));
    }

    [Fact]
    public async Task Nobody_hears_of_objects_that_they_may_not_list_nor_of_another_company()
    {
        var (company, stranger) = (await TestCompany.Found(hosts.First), await TestCompany.Found(hosts.First));
        var person = await company.Hire();
        using var stream = await EventStream.Open(hosts.First, person, "/realtime-api/stream");
        await stream.Next();
        (await stranger.Owner.Post("/scheduleManagement-api/v1/shifts", new { shiftDate = "2026-03-05", startTime = "09:00", endTime = "17:00" })).Should(201);
        await company.Hire("Nora New");
        (await company.Owner.Post("/auth-api/v1/usergroups", new { groupName = "Everybody lists it" })).Should(201);

        (await stream.Next()).Data.ToString().ShouldBe("""{"objects":["userGroup"]}""");
        (await person.Get("/realtime-api/stream?objects=user")).Should(400).Message.ShouldBe("errMsg_objectsIsNotAValidEnumValue");
        (await person.Get("/realtime-api/stream?objects=gossip")).Should(400);
    }

    [Fact]
    public async Task The_eleventh_stream_of_one_person_is_refused()
    {
        var person = await (await TestCompany.Found(hosts.First)).Hire();
        var open = new List<EventStream>();
        for (var i = 0; i < 10; i++) open.Add(await EventStream.Open(hosts.First, person, "/realtime-api/stream"));

        (await person.Get("/realtime-api/stream")).ShouldRefuse(429, "TooManyStreams");
        foreach (var stream in open) stream.Dispose();
    }

    public sealed class TwoHosts : IAsyncLifetime
    {
        public TestHost First { get; } = new FirstHost();

        public TestHost Second { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            await First.InitializeAsync();
            Second = new SecondHost(First);
            await Second.InitializeAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await Second.DisposeAsync();
            await First.DisposeAsync();
        }

        private sealed class FirstHost : TestHost
        {
            protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;
        }
    }
}
