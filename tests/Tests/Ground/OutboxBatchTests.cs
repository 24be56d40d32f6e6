using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What one unit of work publishes is delivered together; where that fails each by itself, and what a subscriber writes is written once all the same.</summary>
public sealed class OutboxBatchTests(OutboxBatchTests.WritingHost host) : IClassFixture<OutboxBatchTests.WritingHost>
{
    private readonly CompanyId company = new(NewId.At(TimeProvider.System));

    [Fact]
    public async Task Many_events_of_one_unit_of_work_cost_the_statements_of_one_and_what_each_needs_that_is_told_one_at_a_time()
    {
        using var counter = new StatementCounter(host.ConnectionString);
        await Publish(1);
        var one = counter.Commands.Count;
        await Publish([.. Enumerable.Range(2, 30)]);
        (counter.Commands.Count - one).ShouldBe(one + 29);
        (await Written("many")).Count.ShouldBe(31);
    }

    [Fact]
    public async Task Where_one_fails_the_others_are_heard_once_and_it_comes_again()
    {
        host.FailOnce[(company, 3)] = () => new InvalidOperationException("Not now.");
        await Publish(1, 2, 3, 4, 5);
        (await Written("each")).ShouldBe([1, 2, 4, 5]);
        (await Written("many")).ShouldBe([1, 2, 3, 4, 5], "It had its turn before the one that failed.");

        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.DeliverOutbox();
        (await Written("each")).ShouldBe([1, 2, 4, 5, 3]);
        (await Written("many")).ShouldBe([1, 2, 3, 4, 5]);
        (await Count("kernel.deliveries")).ShouldBe(0, "Who has heard need not be known once all have.");
    }

    [Fact]
    public async Task A_subscriber_of_many_that_fails_is_told_one_at_a_time()
    {
        host.FailOnce[(company, -3)] = () => new InvalidOperationException("Not with these.");
        await Publish(1, 2, 3);
        (await Written("many")).ShouldBe([1, 2, 3]);
        (await Written("each")).ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("40001")]
    [InlineData("40P01")]
    [InlineData("")]
    public async Task A_subscriber_that_loses_a_race_tries_again_before_the_answer(string state)
    {
        host.FailOnce[(company, 2)] = () => state is "" ? new DbUpdateConcurrencyException("Somebody was faster.") : new PostgresException("Lost.", "ERROR", "ERROR", state);
        await Publish(1, 2);
        (await Written("each")).ShouldBe([1, 2]);
        (await Written("many")).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task What_subscribers_publish_is_heard_before_the_answer_too()
    {
        await Publish(100);
        (await Written("each")).ShouldBe([100, 1100]);
    }

    [Fact]
    public async Task Workers_and_the_request_at_once_write_each_once()
    {
        var thing = NewId.At(host.Clock);
        for (var round = 0; round < 5; round++)
        {
            for (var i = 0; i < 20; i++) host.FailOnce[(company, round * 20 + i)] = () => new InvalidOperationException("Not now.");
            await Publish(i => i % 2 == 0 ? thing : NewId.At(host.Clock), [.. Enumerable.Range(round * 20, 20)]);
        }
        // Of one thing each fails in its turn, and those behind it wait.
        for (var i = 0; i < 250 && (await Written("each")).Count < 100; i++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(2));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => host.DeliverOutbox()));
        }
        (await Written("each")).Order().ShouldBe(Enumerable.Range(0, 100));
        (await Written("many")).Order().ShouldBe(Enumerable.Range(0, 100));
        (await Written("each")).Where(i => i % 2 == 0).ShouldBeInOrder();
    }

    [Fact]
    public async Task The_sweep_forgets_what_is_delivered_and_not_who_has_heard_of_what_is_not()
    {
        host.FailOnce[(company, 7)] = () => new InvalidOperationException("Not now.");
        await Publish(7);
        await host.Execute($"""
            INSERT INTO kernel.outbox (company_id, id, name, key, payload, created_at, next_try_at, delivered_at)
            SELECT '{company.Value}', gen_random_uuid(), 'test.wrote', gen_random_uuid(), '{"{}"}', now(), now(), '{host.Clock.Now:O}' FROM generate_series(1, 4100)
            """);
        host.Clock.Advance(TimeSpan.FromDays(8));
        await host.RunJob("kernel.sweepOutbox");
        (await Count("kernel.outbox")).ShouldBe(1);
        await host.DeliverOutbox();
        (await Written("many")).ShouldBe([7]);
        (await Written("each")).ShouldBe([7]);
    }

    private Task Publish(params int[] numbers) => Publish(_ => NewId.At(host.Clock), numbers);

    private Task Publish(Func<int, Guid> about, int[] numbers) => host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(company, "test"), async services =>
    {
        var db = services.GetRequiredService<NotificationsDb>();
        foreach (var number in numbers) db.Publish(new Wrote(number), about(number));
        await db.SaveChangesAsync();
    }, CancellationToken.None);

    private async Task<List<int>> Written(string by)
    {
        await using var connection = await host.Services.GetRequiredService<Database>().OpenFor(company, CancellationToken.None);
        await using var command = new NpgsqlCommand("SELECT number FROM public.written WHERE company_id = $1 AND subscriber = $2 ORDER BY nr", connection) { Parameters = { new() { Value = company.Value }, new() { Value = by } } };
        var numbers = new List<int>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync()) numbers.Add(reader.GetInt32(0));
        return numbers;
    }

    private async Task<long> Count(string table) => (long)(await host.Execute($"SELECT count(*) FROM {table} WHERE company_id = '{company.Value}'"))!;

    public sealed class WritingHost : TestHost
    {
        /// <summary>By company and number: how to fail, the first time. A negative number is that of events told at once.</summary>
        internal ConcurrentDictionary<(CompanyId, int), Func<Exception>> FailOnce { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            await Execute("CREATE TABLE public.written (nr bigint GENERATED ALWAYS AS IDENTITY, company_id uuid, subscriber text, number int); GRANT ALL ON public.written TO workforceos_app, workforceos_system");
        }

        internal async Task<object?> Execute(string sql)
        {
            await using var connection = new NpgsqlConnection(ConnectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            return await command.ExecuteScalarAsync();
        }

        internal void FailWhereTold(CompanyId company, int number)
        {
            if (FailOnce.TryRemove((company, number), out var failure)) throw failure();
        }

        protected override void Add(IServiceCollection services)
        {
            services.AddSingleton(this);
            services.When<Wrote, WriterOfMany>();
            services.When<Wrote, WriterOfEach>();
        }
    }

    internal sealed record Wrote(int Number) : IEvent
    {
        public static string Name => "test.wrote";
    }

    private sealed class WriterOfMany(WritingHost host, Scope scope) : ISubscriberOfMany<Wrote>
    {
        public async Task Hear(IReadOnlyList<Wrote> events, CancellationToken cancel)
        {
            await Write(scope, "many", [.. events.Select(e => e.Number)], cancel);
            if (events.Count > 1) host.FailWhereTold(scope.Caller.Company, -events.Count);
        }
    }

    private sealed class WriterOfEach(WritingHost host, Scope scope, NotificationsDb db) : ISubscriber<Wrote>
    {
        public async Task Hear(Wrote wrote, CancellationToken cancel)
        {
            await Write(scope, "each", [wrote.Number], cancel);
            host.FailWhereTold(scope.Caller.Company, wrote.Number);
            if (wrote.Number != 100) return;
            db.Publish(new Wrote(wrote.Number + 1000), scope.Caller.Company.Value);
            await db.SaveChangesAsync(cancel);
        }
    }

    private static async Task Write(Scope scope, string by, int[] numbers, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("INSERT INTO public.written (company_id, subscriber, number) SELECT $1, $2, n FROM unnest($3) WITH ORDINALITY AS u (n, i) ORDER BY i", scope.Connection)
        {
            Parameters = { new() { Value = scope.Caller.Company.Value }, new() { Value = by }, new() { Value = numbers } },
        };
        await command.ExecuteNonQueryAsync(cancel);
    }
}
