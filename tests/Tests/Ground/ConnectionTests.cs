using WorkforceOS.Kernel.Api;
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Surfaces.Company;
using WorkforceOS.Tests.Kit;
using WorkforceOS.Tests.Wire;

namespace WorkforceOS.Tests.Ground;

/// <summary>Whose a connection is, however the one who had it before left it, and what it costs to say so.</summary>
public sealed class ConnectionTests(ConnectionTests.FewConnections host) : IClassFixture<ConnectionTests.FewConnections>
{
    private static readonly CompanyId One = new(Guid.Parse("01900000-0000-7000-8000-0000000000a1"));
    private static readonly CompanyId Other = new(Guid.Parse("01900000-0000-7000-8000-0000000000a2"));

    /// <summary>So few that each unit of work gets the one that another has just given back.</summary>
    public sealed class FewConnections : ProbeHost
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            foreach (var company in new[] { One, Other }) await Scopes.Run(Caller.Platform(company, "test"), services => AddThing(services, company), CancellationToken.None);
        }

        internal Scopes Scopes => Services.GetRequiredService<Scopes>();

        protected override async Task<string> Database() => new NpgsqlConnectionStringBuilder(await Cluster.NewDatabase()) { MaxPoolSize = 3 }.ConnectionString;

        protected override void Map(Kernel.Api.ApiMap api)
        {
            base.Map(api);
            api.Company("probe", "thing", "things").Get("sleep", "/v1/sleep", Sleep).Public();
        }

        private static async Task<Result<Saying>> Sleep(Scope scope, CancellationToken cancel)
        {
            await using var transaction = await scope.Begin(cancel);
            await using var sleep = new NpgsqlCommand("SET LOCAL statement_timeout = 50; SELECT pg_sleep(5)", scope.Connection);
            await sleep.ExecuteNonQueryAsync(cancel);
            return new Saying("slept");
        }

        private static async Task AddThing(IServiceProvider services, CompanyId company)
        {
            var db = services.GetRequiredService<ProbeDb>();
            db.Things.Add(new Thing { Id = NewId.At<ThingId>(TimeProvider.System), CompanyId = company, Name = "thing", Day = new DateOnly(2026, 3, 2) });
            await db.SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_rolled_back_transaction_does_not_bring_back_the_company_before()
    {
        await Repeat(async company => await In(company, async (scope, db) =>
        {
            await using (await scope.Begin(CancellationToken.None)) (await Seen(db)).ShouldBe([company]);
            (await Seen(db)).ShouldBe([company]);
        }));
    }

    [Fact]
    public async Task A_first_statement_that_fails_does_not_bring_back_the_company_before()
    {
        await Repeat(async company => await In(company, async (_, db) =>
        {
            await Should.ThrowAsync<PostgresException>(() => db.Database.SqlQuery<int>($"SELECT 1 / (extract(epoch FROM now()) * 0)::int AS \"Value\"").ToListAsync());
            (await Seen(db)).ShouldBe([company]);
        }));
    }

    [Fact]
    public async Task Sql_of_one_s_own_as_the_first_statement_sees_the_company_too()
    {
        await Repeat(async company => await In(company, async (scope, _) =>
        {
            await using var command = new NpgsqlCommand("SELECT string_agg(DISTINCT company_id::text, ',') FROM probe.things", scope.Connection);
            (await command.ExecuteScalarAsync()).ShouldBe(company.Value.ToString());
        }));
    }

    [Fact]
    public async Task Who_entered_a_company_from_all_of_them_leaves_no_trace_of_it()
    {
        for (var round = 0; round < 6; round++)
        {
            await In(null, async (scope, db) =>
            {
                (await Seen(db)).ShouldBe([One, Other]);
                await scope.Enter(Other, CancellationToken.None);
                (await Seen(db)).ShouldBe([Other]);
                if (round % 2 == 0) return;
                await using var cutOff = await scope.Begin(CancellationToken.None);
                (await Seen(db)).ShouldBe([Other]);
            });
        }
    }

    [Fact]
    public async Task A_read_tells_the_company_in_the_same_round_trip()
    {
        await In(One, (_, db) => Seen(db));
        var sent = await Statements(() => In(One, async (_, db) =>
        {
            await Seen(db);
            await Seen(db);
        }));
        sent.ShouldBe(2);
    }

    [Fact]
    public async Task Statements_are_prepared_once_for_all_companies()
    {
        for (var round = 0; round < 12; round++) await In(new CompanyId(NewId.At(TimeProvider.System)), (_, db) => Seen(db));
        await In(One, async (scope, _) =>
        {
            await using var command = new NpgsqlCommand("SELECT count(*) FILTER (WHERE statement LIKE '%app.company_id%'), count(*) FILTER (WHERE statement LIKE '%probe.things%') FROM pg_prepared_statements", scope.Connection);
            await using var row = await command.ExecuteReaderAsync();
            await row.ReadAsync();
            (row.GetInt64(0), row.GetInt64(1) > 0).ShouldBe((1, true));
        });
    }

    [Fact]
    public async Task What_waits_too_long_for_a_lock_is_refused_and_holds_nobody_up()
    {
        var firm = await host.Firm;
        var thing = (await firm.Owner.Post("/probe-api/v1/things", new { name = "wanted", day = "2026-03-02" })).Should(201)["thing"].Id();
        await using var holder = new NpgsqlConnection(host.ConnectionString);
        await holder.OpenAsync();
        await using (await holder.BeginTransactionAsync())
        {
            await using (var hold = new NpgsqlCommand($"SELECT 1 FROM probe.things WHERE id = '{thing}' FOR UPDATE", holder)) await hold.ExecuteNonQueryAsync();
            (await firm.Owner.Patch($"/probe-api/v1/things/{thing}", new { name = "changed" })).ShouldRefuse(409, "ChangedMeanwhile");
        }
        (await firm.Owner.Patch($"/probe-api/v1/things/{thing}", new { name = "changed" })).Should(200);
    }

    [Fact]
    public async Task What_takes_too_long_is_refused_with_a_sentence_and_not_taken_for_a_lost_database() =>
        (await host.Visitor().Get("/probe-api/v1/sleep")).ShouldRefuse(503, "TookTooLong");

    [Fact]
    public async Task A_save_that_failed_leaves_no_version_no_line_in_the_trail_and_no_signal_for_the_next()
    {
        var heard = new ConcurrentQueue<string>();
        using var listening = host.Services.GetRequiredService<Signals>().On("test.failed", heard.Enqueue);
        await In(One, async (_, db) =>
        {
            var thing = new Thing { Id = NewId.At<ThingId>(TimeProvider.System), CompanyId = One, Name = "twice", Day = new DateOnly(2026, 3, 2) };
            db.Things.Add(thing);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();

            var mine = await db.Things.SingleAsync(t => t.Id == thing.Id);
            mine.Name = "thing";
            db.Signal("test.failed", "never");
            await Should.ThrowAsync<DbUpdateException>(() => db.SaveChangesAsync());
            mine.Name = "once";
            db.Signal("test.failed", "saved");
            await db.SaveChangesAsync();

            mine.RecordVersion.ShouldBe(2);
            // Things are not on the trail's list of kinds; what is not saved must not be there of any kind.
            db.ChangeTracker.Entries<Change>().Where(c => c.State is EntityState.Added).ShouldBeEmpty();
        });
        for (var wait = 0; heard.IsEmpty && wait < 200; wait++) await Task.Delay(20);
        heard.Where(h => h is not "").ShouldBe(["saved"]);
    }

    private static async Task Repeat(Func<CompanyId, Task> work)
    {
        for (var round = 0; round < 6; round++) await work(round % 2 == 0 ? One : Other);
    }

    private Task In(CompanyId? company, Func<Scope, ProbeDb, Task> work) => host.Scopes.Run(company is { } one ? Caller.Platform(one, "test") : Caller.System("test"),
        services => work(services.GetRequiredService<Scope>(), services.GetRequiredService<ProbeDb>()), CancellationToken.None);

    /// <summary>Without the product's own filter: what the connection shows.</summary>
    private static Task<List<CompanyId>> Seen(ProbeDb db) => db.Things.IgnoreQueryFilters([ModuleDb.TenantFilter]).Where(t => t.CompanyId == One || t.CompanyId == Other).Select(t => t.CompanyId).Distinct().OrderBy(c => c).ToListAsync();

    /// <summary>How often this host went to the database.</summary>
    private async Task<int> Statements(Func<Task> work)
    {
        var (count, database) = (0, new NpgsqlConnectionStringBuilder(host.ConnectionString).Database);
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Value as string == database)) Interlocked.Increment(ref count);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await work();
        return count;
    }
}
