using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Fleet;

/// <summary>Two hosts behind a real balancer, over one database: what the fleet has said yes to stays, whatever happens to one of its parts.</summary>
public sealed class FleetTests : IAsyncLifetime
{
    private const string Stream = "/notification-api/stream";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(90);
    private readonly List<HostProcess> hosts = [];
    private readonly Stopwatch time = Stopwatch.StartNew();
    private WeakLine line = null!;
    private HaProxy proxy = null!;
    private HttpClient http = null!;
    private string database = "";

    public async ValueTask InitializeAsync()
    {
        database = await Cluster.NewDatabase();
        var direct = new NpgsqlConnectionStringBuilder(database);
        line = WeakLine.To(direct.Port);
        var settings = new Dictionary<string, string>
        {
            ["ConnectionStrings__Database"] = new NpgsqlConnectionStringBuilder(database) { Host = "127.0.0.1", Port = line.Port }.ConnectionString,
            ["Identity__KeyEncryptionSecret"] = "the secret of all hosts of this fleet",
            ["Proxies__Known__0"] = "127.0.0.1",
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
        foreach (var host in hosts) await host.DisposeAsync();
        await line.DisposeAsync();
    }

    [Fact]
    public async Task One_of_two_hosts_is_killed_under_load_and_nobody_misses_anything()
    {
        var company = await TestCompany.Found(http);
        var people = new[] { await company.Hire("Ada"), await company.Hire("Ben"), await company.Hire("Cleo") };
        using var listening = new CancellationTokenSource();
        var heard = new ConcurrentDictionary<Guid, bool>();
        var ready = new TaskCompletionSource();
        var ear = Listen(people[0], heard, ready, listening.Token);
        await Task.WhenAny(ready.Task, ear);
        var load = new Load(company);
        var working = people.Select((person, i) => load.Plan(person, 1000 * i)).ToList();

        await load.Reaches(20);
        await hosts[0].Kill();
        var killed = await Now();
        await load.Reaches(60);
        load.Stop();
        await Task.WhenAll(working);

        await load.EverythingIsThereOnce(people);
        load.Bugs.ShouldBeEmpty();

        // The worker that is left does what both did, also what the other had begun.
        await Until(async () => await Count("SELECT count(*) FROM kernel.jobs WHERE name LIKE 'notifications.%Mails' AND last_run_at > $1", killed) == 2, "The jobs do not go on.");
        foreach (var person in people) await Until(async () => await Told(person) >= load.Of(person), "Events are left lying.");
        await Until(() => Task.FromResult(heard.Count >= load.Of(people[0])), "The stream does not resume.");
        await listening.CancelAsync();
        await ear;
        heard.Count.ShouldBe(load.Of(people[0]));
    }

    [Fact]
    public async Task The_database_is_cut_off_for_half_a_minute_and_all_goes_on()
    {
        var company = await TestCompany.Found(http);
        var people = new[] { await company.Hire("Ada"), await company.Hire("Ben") };
        var load = new Load(company);
        var working = people.Select((person, i) => load.Plan(person, 1000 * i)).ToList();

        await load.Reaches(10);
        line.GoSilent();
        await Task.Delay(TimeSpan.FromSeconds(30));
        (await hosts[0].Http.GetAsync("/health")).IsSuccessStatusCode.ShouldBeTrue("A host without its database lives.");
        line.Mend();
        var before = load.Done;
        var mended = time.Elapsed;
        await load.Reaches(before + 10);
        (time.Elapsed - mended).ShouldBeLessThan(TimeSpan.FromSeconds(60));
        load.Stop();
        await Task.WhenAll(working);

        await load.EverythingIsThereOnce(people);
        load.Bugs.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_newer_build_changes_the_schema_and_the_old_hosts_go_on()
    {
        var company = await TestCompany.Found(http);
        var person = await company.Hire("Ada");
        var load = new Load(company);
        var working = load.Plan(person, 0);

        await load.Reaches(5);
        // What the next version's first host would do before it starts.
        await Scalar<int>("""
            ALTER TABLE scheduling.shifts ADD COLUMN of_the_next_version text;
            CREATE TABLE kernel.of_the_next_version (company_id uuid NOT NULL, id uuid NOT NULL, PRIMARY KEY (company_id, id));
            INSERT INTO public.schema_history (number, name, checksum) VALUES (9999, '9999_kernel_next_version.sql', 'of the next version');
            SELECT 1
            """);
        await load.Reaches(load.Done + 5);
        foreach (var host in hosts) (await host.Http.GetAsync("/readyz")).IsSuccessStatusCode.ShouldBeTrue(host.Output());
        load.Stop();
        await working;

        await load.EverythingIsThereOnce([person]);
        load.Bugs.ShouldBeEmpty();
    }

    private async Task Listen(Client person, ConcurrentDictionary<Guid, bool> heard, TaskCompletionSource ready, CancellationToken stop)
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
                    if (next.Name is "notification" && next.Data.Str("kind") is "shiftAssigned") heard.TryAdd(next.Data.Id(), true).ShouldBeTrue("Once is enough.");
                }
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or OperationCanceledException or ObjectDisposedException or System.Text.Json.JsonException)
            {
                // As a browser does: again, from where it was.
            }
        }
    }

    private static async Task<int> Told(Client person) => (await person.Get("/notification-api/notifications?kind=shiftAssigned&pageRowCount=1")).Should(200)["paging"].GetProperty("totalRowCount").GetInt32();

    private async Task<DateTimeOffset> Now() => new(await Scalar<DateTime>("SELECT now()"));

    private Task<long> Count(string sql, DateTimeOffset since) => Scalar<long>(sql, since);

    private async Task<T> Scalar<T>(string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters) command.Parameters.Add(new() { Value = parameter });
        return (T)(await command.ExecuteScalarAsync())!;
    }

    private static async Task Until(Func<Task<bool>> holds, string otherwise)
    {
        for (var waited = Stopwatch.StartNew(); !await holds(); await Task.Delay(200)) waited.Elapsed.ShouldBeLessThan(Longest, otherwise);
    }

    /// <summary>Managers who plan shift after shift, each under a key of its own, and ask again with it until they have an answer.</summary>
    private sealed class Load(TestCompany company)
    {
        private readonly ConcurrentDictionary<Guid, Guid> acknowledged = new();
        private readonly CancellationTokenSource stop = new();

        /// <summary>Answers that no cut excuses.</summary>
        public ConcurrentQueue<string> Bugs { get; } = new();

        public int Done => acknowledged.Count;

        public int Of(Client person) => acknowledged.Values.Count(p => p == person.UserId);

        public void Stop() => stop.Cancel();

        public Task Reaches(int number) => Until(() =>
        {
            Bugs.ShouldBeEmpty();
            return Task.FromResult(Done >= number);
        }, $"The load does not get through: {Done} of {number}.");

        public async Task Plan(Client person, int firstDay)
        {
            for (var day = firstDay; !stop.IsCancellationRequested; day++)
            {
                var key = $"{person.UserId}-{day}";
                for (var waited = Stopwatch.StartNew(); ; await Task.Delay(200))
                {
                    waited.Elapsed.ShouldBeLessThan(2 * Longest, "Nobody answers.");
                    if (await Ask(person, day, key) is not { } reply) continue;
                    if (reply.Status is 201 && acknowledged.TryAdd(reply["shift"].Id(), person.UserId)) break;
                    // The balancer without a host, or a host without its database.
                    if (reply.Status is not (502 or 503 or 504)) Bugs.Enqueue($"{reply.Status} {reply.Text}");
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

        private async Task<Reply?> Ask(Client person, int day, string key)
        {
            try
            {
                var shift = JsonContent.Create(new { shiftDate = new DateOnly(2030, 1, 1).AddDays(day).ToString("yyyy-MM-dd"), startTime = "09:00", endTime = "17:00", status = "scheduled", assignedUserIds = new[] { person.UserId } });
                return await company.Owner.Send(HttpMethod.Post, "/scheduleManagement-api/v1/shifts", shift, ("Idempotency-Key", key));
            }
            catch (Exception gone) when (gone is HttpRequestException or IOException or TaskCanceledException)
            {
                return null;
            }
        }
    }
}
