using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Npgsql;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Schema;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Notifications;

namespace WorkforceOS.Tests.Fleet;

/// <summary>
/// Two hosts behind a real balancer, and behind them a real pooler and one database: what the fleet has said yes to stays and is there once,
/// nobody is told of a bug, streams miss nothing, and jobs go on within half a minute, whatever happens to one of its parts.
/// </summary>
public sealed class FleetTests : IAsyncLifetime
{
    private const string Stream = "/notification-api/stream";
    private const int SessionsOfThePooler = 10;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);

    /// <summary>They come round every few seconds.</summary>
    private static readonly string[] Jobs = ["notifications.sendMails", "notifications.bundleMails", "payroll.finishRuns"];

    private readonly List<HostProcess> hosts = [];
    private readonly List<WeakLine> lines = [];
    private PgBouncer pooler = null!;
    private HaProxy proxy = null!;
    private HttpClient http = null!;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await Cluster.NewDatabase();
        pooler = await PgBouncer.Start(database, SessionsOfThePooler);
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Database"] = OverALine(pooler.ConnectionString),
            ["ConnectionStrings__Direct"] = OverALine(database),
            ["Identity__KeyEncryptionSecret"] = "the secret of all hosts of this fleet",
            ["Proxies__Known__0"] = "127.0.0.1",
            // Twice as long as the balancer needs to see it.
            ["Stop__DrainSeconds"] = "3",
        };
        hosts.AddRange([new HostProcess(settings), new HostProcess(settings)]);
        foreach (var host in hosts) await host.Start();
        proxy = await HaProxy.Start([.. hosts.Select(h => h.Address)]);
        http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = proxy.Address, Timeout = TimeSpan.FromSeconds(100) };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await proxy.DisposeAsync();
        await Task.WhenAll(hosts.Select(host => host.DisposeAsync().AsTask()));
        foreach (var line in lines) await line.DisposeAsync();
        await pooler.DisposeAsync();
    }

    [Fact]
    public Task One_of_two_hosts_is_killed_under_load_and_nobody_misses_anything() => Through(async load =>
    {
        await load.Reaches(20);
        await hosts[0].Kill();
        var killed = await Now();
        // At the worst all jobs were in its hands, just begun.
        await Scalar<long>("WITH held AS (UPDATE kernel.jobs SET holder = gen_random_uuid(), claimed_at = now(), leased_until = now() + $1 RETURNING 1) SELECT count(*) FROM held", JobWiring.DefaultLease);
        await JobsGoOn(since: killed);
        await load.Reaches(load.Done + 20);
    });

    [Fact]
    public Task The_database_is_cut_off_for_half_a_minute_and_all_goes_on() => Through(async load =>
    {
        await load.Reaches(10);
        foreach (var line in lines) line.GoSilent();
        await Task.Delay(TimeSpan.FromSeconds(30));
        foreach (var host in hosts) (await host.Http.GetAsync("/health")).IsSuccessStatusCode.ShouldBeTrue("A host without its database lives.");
        foreach (var line in lines) line.Mend();
        var (mended, before) = (await Now(), load.Done);
        await Task.WhenAll(JobsGoOn(since: mended), load.Reaches(before + 10, within: Soon));

        // No host remembers that it still works on what it lost.
        foreach (var host in hosts) await load.AnswersStand(host.Http);
    });

    [Fact]
    public Task An_upgrade_changes_the_schema_and_hosts_are_renewed_one_by_one_and_nobody_notices() => Through(async load =>
    {
        await load.Reaches(5);
        await Migrator.Run(database, [.. Migration.Embedded(), ("9999_kernel_of_the_next_build.sql", """
            ALTER TABLE scheduling.shifts ADD COLUMN of_the_next_build text NOT NULL DEFAULT 'nothing';
            ALTER TABLE kernel.outbox ADD COLUMN of_the_next_build int;
            CREATE TABLE kernel.of_the_next_build (company_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (company_id, id));
            CREATE INDEX shifts_of_the_next_build ON scheduling.shifts (company_id, of_the_next_build);
            """)], log: null, CancellationToken.None);
        await load.Reaches(load.Done + 5);

        // Half of the fleet is of the next build, and an old host has to start once more.
        foreach (var host in hosts)
        {
            (await host.Stop()).ShouldBe(0, host.Output());
            await host.Start();
            await Until(async () => (await host.Http.GetAsync("/readyz")).IsSuccessStatusCode, "An old host does not work on the new schema.");
            await load.Reaches(load.Done + 5);
        }
        await JobsGoOn(since: await Now());
        load.Unavailable.ShouldBeEmpty();
    });

    /// <summary>People work and one of them listens, while <paramref name="happens"/>; then all that was said must be true.</summary>
    private async Task Through(Func<Load, Task> happens)
    {
        var company = await TestCompany.Found(http);
        var people = new[] { await company.Hire("Ada"), await company.Hire("Ben"), await company.Hire("Cleo") };
        using var listening = new CancellationTokenSource();
        var heard = new ConcurrentDictionary<string, string>();
        var ready = new TaskCompletionSource();
        var ear = Listen(people[0], heard, ready, listening.Token);
        (await Task.WhenAny(ready.Task, ear)).ShouldBe(ready.Task);

        var load = new Load(company, () => string.Join('\n', hosts.SelectMany(h => h.Output().Split('\n')).Where(line => line.Contains("Exception", StringComparison.Ordinal)).TakeLast(5)));
        var working = people.Select((person, i) => load.Plan(person, 1000 * i)).ToList();
        await happens(load);
        load.Stop();
        await Task.WhenAll(working);

        load.Bugs.ShouldBeEmpty();
        await load.EverythingIsThereOnce(people);
        foreach (var person in people)
        {
            await Until(async () => await person.ToldShifts() >= load.Of(person), "Events are left lying.", Soon);
            (await person.ToldShifts()).ShouldBe(load.Of(person), "Somebody was told twice.");
        }
        // What grew while nobody listened is heard as it is now: nothing that lies in the inbox is missing.
        var inbox = (await people[0].Get("/notification-api/notifications?kind=shiftAssigned&pageRowCount=500")).Should(200)["notifications"].EnumerateArray().Select(Said).ToList();
        inbox.ShouldNotBeEmpty();
        await Until(() => Task.FromResult(ear.IsCompleted || !inbox.Except(heard.Values).Any()), "The stream does not resume.", Soon);
        await listening.CancelAsync();
        await ear;
        inbox.Except(heard.Values).ShouldBeEmpty();
    }

    private Task JobsGoOn(DateTimeOffset since) =>
        Until(async () => await Scalar<long>("SELECT count(*) FROM kernel.jobs WHERE name = ANY($1) AND last_run_at > $2", Jobs, since) == Jobs.Length, "The jobs do not go on.", Soon);

    private async Task Listen(Client person, ConcurrentDictionary<string, string> heard, TaskCompletionSource ready, CancellationToken stop)
    {
        string? last = null;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var stream = await EventStream.Open(http, person, Stream, last);
                await using var leave = stop.Register(stream.Dispose);
                while (!stop.IsCancellationRequested)
                {
                    var next = await stream.Next();
                    last = next.Id;
                    if (next.Name is "ready") ready.TrySetResult();
                    if (next.Name is "notification" && next.Data.Str("kind") is "shiftAssigned") heard.TryAdd(next.Id, Said(next.Data)).ShouldBeTrue("Once is enough.");
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException)
            {
                // As a browser does: again after a moment, from where it was.
                await Task.Delay(500, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The hosts' way to a server, which can be cut.</summary>
    private string OverALine(string connectionString)
    {
        var server = new NpgsqlConnectionStringBuilder(connectionString);
        var line = WeakLine.To(server.Port);
        lines.Add(line);
        return new NpgsqlConnectionStringBuilder(connectionString) { Host = "127.0.0.1", Port = line.Port, Timeout = 5 }.ConnectionString;
    }

    private static string Said(JsonElement notification) => $"{notification.Id()} {notification.Str("text")}";

    private async Task<DateTimeOffset> Now() => new(await Scalar<DateTime>("SELECT now()"));

    private async Task<T> Scalar<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Until(Func<Task<bool>> holds, string otherwise, TimeSpan? within = null)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(200)) waited.Elapsed.ShouldBeLessThan(within ?? Longest, otherwise);
    }

    /// <summary>Managers who plan shift after shift, each under a key of its own, lose patience, and ask again with it until they have an answer.</summary>
    /// <param name="complaints">What the hosts last said of failures.</param>
    private sealed class Load(TestCompany company, Func<string> complaints)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

        /// <summary>A fast machine would plan more than one page of them.</summary>
        private static readonly TimeSpan BetweenShifts = TimeSpan.FromMilliseconds(200);

        private readonly ConcurrentDictionary<Guid, PlannedShift> acknowledged = new();
        private readonly ConcurrentBag<PlannedShift> repeated = [];
        private readonly CancellationTokenSource stop = new();

        /// <summary>Answers that no cut excuses.</summary>
        public ConcurrentQueue<string> Bugs { get; } = new();

        /// <summary>Answers that a cut excuses, and broken connections.</summary>
        public ConcurrentQueue<string> Unavailable { get; } = new();

        public int Done => acknowledged.Count;

        public int Of(Client person) => acknowledged.Values.Count(planned => planned.For == person.UserId);

        public void Stop() => stop.Cancel();

        public Task Reaches(int number, TimeSpan? within = null) => Until(() =>
        {
            if (!Bugs.IsEmpty) Bugs.ShouldBeEmpty(complaints());
            return Task.FromResult(Done >= number);
        }, $"The load does not get through to {number}.", within);

        public async Task Plan(Client person, int firstDay)
        {
            for (var day = firstDay; !stop.IsCancellationRequested; day++)
            {
                await Task.Delay(BetweenShifts);
                var planned = new PlannedShift(person.UserId, new DateOnly(2030, 1, 1).AddDays(day));
                for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
                {
                    waited.Elapsed.ShouldBeLessThan(2 * Longest, $"Nobody answers: {string.Join('\n', Unavailable.TakeLast(5))}");
                    using var patience = new CancellationTokenSource(Patience);
                    var reply = await Ask(company.Owner, planned, patience.Token);
                    if (reply?.Status is 201 && acknowledged.TryAdd(reply["shift"].Id(), planned)) break;
                    repeated.Add(planned);
                    // The balancer without a host, a host without its database, or a key of a host that is not given up yet.
                    if (reply is null or { Status: 502 or 503 or 504 } or { Status: 409, ErrCode: "IdempotencyKeyInUse" }) Unavailable.Enqueue($"{day} {waited.Elapsed} {reply?.Status} {reply?.Text}");
                    else Bugs.Enqueue($"{reply.Status} {reply.Text}");
                    if (Bugs.Count > 10) return;
                }
            }
        }

        /// <summary>Nothing acknowledged is lost, and nothing was done twice.</summary>
        public async Task EverythingIsThereOnce(IEnumerable<Client> people)
        {
            var there = new List<Guid>();
            foreach (var person in people)
            {
                var page = (await person.Get("/scheduleManagement-api/v1/shifts?pageRowCount=500")).Should(200);
                page["paging"].GetProperty("pageCount").GetInt32().ShouldBeLessThanOrEqualTo(1, "The load outgrew what is looked at.");
                there.AddRange(page["shifts"].EnumerateArray().Select(row => row.Id()));
            }
            there.ShouldBe(acknowledged.Keys, ignoreOrder: true);
        }

        /// <summary>Whatever had to be asked for more than once is answered by this host as it was answered.</summary>
        public async Task AnswersStand(HttpClient host)
        {
            var owner = company.Owner.Over(host);
            var shifts = acknowledged.ToDictionary(known => known.Value, known => known.Key);
            foreach (var planned in repeated.Distinct().Where(shifts.ContainsKey)) (await Ask(owner, planned, CancellationToken.None))!.Should(201)["shift"].Id().ShouldBe(shifts[planned]);
        }

        private static async Task<Reply?> Ask(Client owner, PlannedShift planned, CancellationToken cancel)
        {
            try
            {
                var shift = JsonContent.Create(new { shiftDate = planned.Day.ToString("yyyy-MM-dd"), startTime = "09:00", endTime = "17:00", status = "scheduled", assignedUserIds = new[] { planned.For } });
                return await owner.Send(HttpMethod.Post, "/scheduleManagement-api/v1/shifts", shift, [("Idempotency-Key", $"{planned.For}-{planned.Day:yyyyMMdd}")], cancel);
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException)
            {
                return null;
            }
        }

        private sealed record PlannedShift(Guid For, DateOnly Day);
    }
}
