using System.Collections.Concurrent;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Staffing;

/// <summary>Workers who apply for shifts and accept them one after the other, and workers who clock in: each request under a key of its own, and asked again under it until it is answered.</summary>
internal sealed class MarketplaceLoad
{
    private const int Workers = 6;
    private const int DaysOfRound = 12;
    private const int MostBusy = 3;

    /// <summary>As many requests are there for each round at most.</summary>
    public const int StepsOfRound = Workers * DaysOfRound * 2;

    private readonly List<Queue<Step>> appliers = [];
    private readonly List<List<Queue<Step>>> clockIns = [];
    private readonly ConcurrentBag<Step> done = [];
    private int answered;
    private int unanswered;
    private HttpClient http = null!;
    private Client owner = null!;

    /// <summary>The manager who is told.</summary>
    public Client Owner => owner.Over(http);

    public int Answered => answered;

    /// <summary>Requests of the last round that the host took with it.</summary>
    public int Unanswered => unanswered;

    public IReadOnlyCollection<string> Applied => Of("apply", "applicationId");

    public IReadOnlyCollection<string> Accepted => Of("accept", "assignmentId");

    public IReadOnlyCollection<string> ClockedIn => Of("clock-in", "sessionId");

    public IReadOnlyCollection<string> Overridden => [.. done.Where(s => s.Path.EndsWith("clock-in", StringComparison.Ordinal) && s.Answer!["overrideUsed"].GetBoolean()).Select(s => s.Answer!.Body.Str("sessionId")!)];

    /// <summary>Shifts and workers, put there by a host that is gone when the load begins.</summary>
    public static async Task<MarketplaceLoad> Prepare(string database, int rounds, int clockInsOfRound)
    {
        var (load, host) = (new MarketplaceLoad(), new PreparingHost(database));
        await host.InitializeAsync();
        await using var disposed = host;
        var market = await Marketplace.Open(host);
        load.owner = market.Owner;
        // Who is to be told at night, too.
        (await market.Owner.Patch("/notification-api/preferences", new { quietHours = (object?)null })).Should(200);
        var hub = await market.PlaceHub(host);
        var days = new List<Placed>();
        for (var day = 0; day < rounds * DaysOfRound; day++) days.Add(await market.Place(host, host.Clock.Now.AddDays(10 + day), hours: 2, places: Workers + 1, hub: hub));
        for (var worker = 0; worker < Workers; worker++)
        {
            var (client, _) = await market.Worker($"Ana {worker}");
            load.appliers.Add(new(days.SelectMany(day => new[] { new Step(client, day.Path("apply"), new { roleId = day.Role }), new Step(client, day.Path("accept"), new { }) })));
        }

        // Soon enough to clock in, and nobody is late before the load is over.
        var today = await market.Place(host, host.Clock.Now.AddMinutes(14), hours: 12, places: rounds * clockInsOfRound, hub: hub);
        for (var round = 0; round < rounds; round++)
        {
            var those = new List<Queue<Step>>();
            for (var worker = 0; worker < clockInsOfRound; worker++)
            {
                var (client, staff) = await market.Worker($"Ben {round} {worker}");
                (await market.Book(host, today.Role, staff)).ShouldNotBeNull();
                // Every other one is not where they should be, and says why: their manager hears of it.
                var isThere = worker % 2 == 0;
                those.Add(new([new Step(client, "/staff/clock-in", new { shiftId = today.Shift, sourceType = "GEO", latitude = isThere ? 37.4221 : 37.5, longitude = -122.0841, accuracyMeters = 10, overrideReason = isThere ? null : "The gate is shut." })]));
            }
            load.clockIns.Add(those);
        }
        return load;
    }

    public void Ask(HttpClient killed) => http = killed;

    /// <summary>Goes on with what the rounds before have left, until there is nothing more for this one or the host is gone.</summary>
    public async Task Round(int round, CancellationToken stop)
    {
        unanswered = 0;
        var before = answered;
        var left = (Math.Max(0, clockIns.Count - 1 - round)) * DaysOfRound * 2;
        await Task.WhenAll([
            .. appliers.Select(worker => Go(worker, left, stop)),
            .. clockIns.Take(round).SelectMany(those => those).Select(worker => Go(worker, 0, stop)),
            .. clockIns[round].Select(async (worker, i) =>
            {
                // Each at another moment of the round.
                while (answered < before + (i + 1) * 6 && !stop.IsCancellationRequested) await Task.Delay(5, CancellationToken.None);
                await Go(worker, 0, stop);
            }),
        ]);
    }

    /// <summary>The same, for what is left of all rounds; of the appliers what they have begun.</summary>
    public Task Finish() => Task.WhenAll([
        .. appliers.Select(worker => Go(worker, worker.Count / 2 * 2 is var whole && whole < worker.Count ? whole : Math.Max(0, worker.Count - 2), CancellationToken.None)),
        .. clockIns.SelectMany(those => those).Select(worker => Go(worker, 0, CancellationToken.None)),
    ]);

    public async Task ShouldBeAnsweredTheSameAgain()
    {
        foreach (var step in done.Where((_, i) => i % 5 == 0))
        {
            var again = (await step.Send(http)).Should(200);
            again.Text.ShouldBe(step.Answer!.Text);
            again.Headers["Idempotency-Replayed"].ShouldBe("true");
        }
    }

    private async Task Go(Queue<Step> steps, int until, CancellationToken stop)
    {
        while (steps.Count > until && !stop.IsCancellationRequested)
        {
            var step = steps.Peek();
            if (await step.Send(http).UnlessKilled() is not { } answer)
            {
                Interlocked.Increment(ref unanswered);
                return;
            }
            // Another is said to be at it: whoever died with it in hand.
            if (answer.Status == 409 && answer["code"].GetString() == "IDEMPOTENCY_IN_PROGRESS") continue;
            // Who died held what this one waits for; it is told to try again, and nothing of it stands.
            if (answer.Status == 503 && ++step.Busy <= MostBusy) continue;
            step.Answer = answer.Should(200);
            done.Add(steps.Dequeue());
            Interlocked.Increment(ref answered);
        }
    }

    private List<string> Of(string verb, string field) => [.. done.Where(s => s.Path.EndsWith($"/{verb}", StringComparison.Ordinal)).Select(s => s.Answer!.Body.Str(field)!)];

    private sealed class Step(Client who, string path, object body)
    {
        private readonly string key = Guid.NewGuid().ToString();

        public string Path => path;

        public Reply? Answer { get; set; }

        /// <summary>How often it was told that it is too busy.</summary>
        public int Busy { get; set; }

        public Task<Reply> Send(HttpClient http) => who.Over(http).Do("POST", path, body, key);
    }

    /// <summary>On a database that another host gets, at the time that it really is.</summary>
    private sealed class PreparingHost : TestHost
    {
        private readonly string database;

        public PreparingHost(string database)
        {
            this.database = database;
            var now = TimeProvider.System.GetUtcNow();
            Clock.Now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        }

        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;

        protected override Task<string> Database() => Task.FromResult(database);
    }
}
