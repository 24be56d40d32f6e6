using Npgsql;
using WorkforceOS.Notifications.Inbox;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Notifications;

public class StreamHost : TestHost
{
    protected override Dictionary<string, string?> Settings => new() { ["Streams:HeartbeatSeconds"] = "1", ["Identity:KeyEncryptionSecret"] = "the secret of all hosts of this test" };
}

public sealed class StreamTests(StreamHost host) : IClassFixture<StreamHost>
{
    private const string Stream = "/notification-api/stream";

    [Fact]
    public async Task What_happens_is_streamed_as_it_happens()
    {
        var (company, person) = await Somebody();
        using var stream = await Follow(person);
        await host.Happen(company, null, Happenings.Assigned(person));

        var told = await stream.Next();
        told.Name.ShouldBe("notification");
        told.Data.Str("kind").ShouldBe("shiftAssigned");
        told.Data.GetProperty("kind_idx").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Who_comes_back_gets_what_they_missed_and_goes_on_live()
    {
        var (company, person) = await Somebody();
        string last;
        using (var first = await EventStream.Open(host, person, Stream)) last = (await first.Next()).Id;
        await host.Happen(company, null, Happenings.Assigned(person, day: 4), Happenings.Assigned(person, day: 5));

        using var stream = await Follow(person, last);
        await host.Happen(company, null, Happenings.Assigned(person, day: 6));
        var texts = new[] { await stream.Next(), await stream.Next(), await stream.Next() }.Select(e => e.Data.Str("text")!.Split(' ')[7]);
        texts.ShouldBe(["4", "5", "6"]);
    }

    [Fact]
    public async Task Of_a_hundred_that_commit_at_once_none_is_missed_and_they_come_in_order()
    {
        var (company, person) = await Somebody();
        using var stream = await Follow(person);
        var happening = Task.WhenAll(Enumerable.Range(0, 100).Select(_ => host.Happen(company, null, Happenings.Assigned(person))));

        var events = new List<Streamed>();
        do events.Add(await stream.Next());
        while (events[^1].Data.Str("title") != "You are on 100 new shifts");
        await happening;
        await host.Happen(company, null, new Contracts.Payroll.PayrollReady(new(Guid.CreateVersion7()), new(person.UserId), new DateOnly(2026, 2, 1), new DateOnly(2026, 2, 28)));
        (await stream.Next()).Data.Str("kind").ShouldBe("payrollReady", "nothing comes twice");
        events.Select(e => long.Parse(e.Id, null)).ShouldBeInOrder();
        events.Select(e => e.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_person_connected_to_another_host_hears_it_too()
    {
        var (company, person) = await Somebody();
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        using var stream = await EventStream.Open(other, person, Stream);
        await stream.Next();
        await host.Happen(company, null, Happenings.Assigned(person));

        (await stream.Next()).Data.Str("kind").ShouldBe("shiftAssigned");
    }

    [Fact]
    public async Task What_happens_while_signals_are_cut_off_comes_when_they_are_back()
    {
        var (company, person) = await Somebody();
        using var stream = await Follow(person);
        await CutSignals();
        await host.Happen(company, null, Happenings.Assigned(person));

        (await stream.Next()).Data.Str("kind").ShouldBe("shiftAssigned");
    }

    [Fact]
    public async Task A_quiet_stream_says_that_it_is_still_there()
    {
        var (_, person) = await Somebody();
        using var stream = await Follow(person);

        string? line;
        do line = await stream.Line();
        while (line is "");
        line.ShouldStartWith(":");
    }

    [Fact]
    public async Task A_stream_ends_with_its_session_and_nothing_is_told_after()
    {
        var (company, person) = await Somebody();
        using var stream = await Follow(person);
        (await person.Post("/auth-api/logout")).Should(200);
        await host.Happen(company, null, Happenings.Assigned(person));

        await Should.ThrowAsync<EndOfStreamException>(stream.Next());
    }

    [Fact]
    public async Task Streams_end_on_every_host_with_the_session_the_key_or_its_time()
    {
        var (company, person) = await Somebody();
        var colleague = await company.Hire();
        var key = (await colleague.Post("/auth-api/v1/apikeys", new { name = "Listener" })).Should(201)["apiKey"];
        await using var other = new SecondHost(host);
        await other.InitializeAsync();
        using var ofSession = await EventStream.Open(other, person, Stream);
        using var ofKey = await EventStream.Open(other, colleague.WithToken(key.Str("key")), Stream);
        using var ofColleague = await EventStream.Open(other, colleague, Stream);
        foreach (var stream in new[] { ofSession, ofKey, ofColleague }) (await stream.Next()).Name.ShouldBe("ready");

        (await person.Post("/auth-api/logout")).Should(200);
        await Should.ThrowAsync<EndOfStreamException>(ofSession.Next());
        (await colleague.Delete($"/auth-api/v1/apikeys/{key.Id()}")).Should(200);
        await Should.ThrowAsync<EndOfStreamException>(ofKey.Next());
        (await ofColleague.Line()).ShouldNotBeNull();

        other.Clock.Advance(TimeSpan.FromDays(365));
        await Should.ThrowAsync<EndOfStreamException>(ofColleague.Next());
    }

    [Fact]
    public async Task A_session_that_ended_while_signals_were_cut_off_ends_its_stream_when_they_are_back()
    {
        var (company, person) = await Somebody();
        using var stream = await Follow(person);
        await Ask($"UPDATE identity.sessions SET ended_at = now(), ended_because = 'logout' WHERE user_id = '{person.UserId}'");
        await CutSignals();

        await Should.ThrowAsync<EndOfStreamException>(stream.Next());
    }

    [Fact]
    public async Task A_quiet_stream_asks_the_database_nothing()
    {
        var (_, person) = await Somebody();
        using var stream = await Follow(person);
        // Where signals were just interrupted, as tests beside this one do it, each stream looks once whether it may go on.
        var asked = int.MaxValue;
        for (var tries = 0; tries < 3 && asked > 0; tries++) asked = await AskedWhile(stream, beats: 12);

        asked.ShouldBe(0);
    }

    [Fact]
    public async Task Nobody_hears_what_another_is_told()
    {
        var (company, person) = await Somebody();
        var colleague = await company.Hire();
        using var stream = await Follow(colleague);
        await host.Happen(company, null, Happenings.Assigned(person, place: "Not yours"));
        await host.Happen(company, null, Happenings.Assigned(colleague, place: "Yours"));

        (await stream.Next()).Data.Str("text")!.ShouldContain("Yours");
        (await host.Visitor(company.Codename).Get(Stream)).ShouldRefuse(401, "LoginRequired");
    }

    [Fact]
    public async Task One_person_has_a_handful_of_streams_and_a_closed_one_makes_room()
    {
        var (_, person) = await Somebody();
        var open = new List<EventStream>();
        for (var i = 0; i < InboxSignals.MostOfOne; i++) open.Add(await Follow(person));
        (await person.Get(Stream)).ShouldRefuse(429, "TooManyStreams");

        open[0].Dispose();
        EventStream again;
        var patience = DateTimeOffset.UtcNow.AddSeconds(10);
        while ((again = await EventStream.Open(host, person, Stream)).Status is 429 && DateTimeOffset.UtcNow < patience) await Task.Delay(50);
        again.Status.ShouldBe(200);
        foreach (var stream in open.Append(again)) stream.Dispose();
    }

    [Fact]
    public async Task A_place_to_resume_from_that_never_was_is_refused_or_means_now()
    {
        var (company, person) = await Somebody();
        using (var refused = await EventStream.Open(host, person, Stream, "yesterday")) refused.Status.ShouldBe(400);

        using var stream = await Follow(person, "999999");
        await host.Happen(company, null, Happenings.Assigned(person));
        (await stream.Next()).Data.Str("kind").ShouldBe("shiftAssigned");
    }

    private async Task<(TestCompany Company, Client Person)> Somebody()
    {
        var company = await TestCompany.Found(host);
        return (company, await company.Hire());
    }

    private async Task CutSignals() =>
        ((long)(await Ask("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND (query ILIKE 'LISTEN%' OR query = 'SELECT 1')"))!).ShouldBeGreaterThanOrEqualTo(1L);

    private async Task<object?> Ask(string sql)
    {
        await using var database = new NpgsqlConnection(host.ConnectionString);
        await database.OpenAsync();
        await using var command = new NpgsqlCommand(sql, database);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>How often the database was asked for a session while the stream said so often that it is there; twelve seconds are longer than a session is remembered.</summary>
    private async Task<int> AskedWhile(EventStream stream, int beats)
    {
        using var counter = new StatementCounter(host.ConnectionString);
        while (beats > 0)
        {
            if ((await stream.Line())!.StartsWith(':')) beats--;
        }
        return counter.Commands.Count(c => c.Contains("identity.sessions", StringComparison.Ordinal));
    }

    private async Task<EventStream> Follow(Client person, string? after = null)
    {
        var stream = await EventStream.Open(host, person, Stream, after);
        stream.Status.ShouldBe(200);
        (await stream.Next()).Name.ShouldBe("ready");
        return stream;
    }

    private sealed class SecondHost(StreamHost first) : StreamHost
    {
        protected override Task<string> Database() => Task.FromResult(first.ConnectionString);
    }
}
