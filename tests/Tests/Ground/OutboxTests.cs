using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;
using WorkforceOS.Notifications;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>What happens to an event whose subscribers fail, are slow, or are asked twice.</summary>
public sealed class OutboxTests(OutboxTests.ListeningHost host) : IClassFixture<OutboxTests.ListeningHost>
{
    private readonly CompanyId company = new(NewId.At(TimeProvider.System));

    [Fact]
    public async Task An_event_is_heard_before_the_unit_of_work_is_over()
    {
        await Publish(1);
        host.Ear.Heard(company).ShouldBe([1]);
        (await Waiting()).ShouldBe(0);
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(TaskCanceledException))] // how a client says that nobody answered in time
    public async Task A_subscriber_that_fails_hears_again_later_and_one_that_heard_does_not(Type how)
    {
        host.Ear.FailFor(company, times: 2, how);
        await Publish(7);
        host.Ear.Heard(company).ShouldBeEmpty();
        host.Ear.HeardBySecond(company).ShouldBeEmpty("Those behind it wait, so that all hear or none is lost.");
        (await Waiting()).ShouldBe(1);

        await Later(TimeSpan.FromSeconds(5));
        host.Ear.Heard(company).ShouldBeEmpty();
        await Later(TimeSpan.FromSeconds(10));
        host.Ear.Heard(company).ShouldBe([7]);
        host.Ear.HeardBySecond(company).ShouldBe([7]);
        (await Waiting()).ShouldBe(0);

        await Later(TimeSpan.FromDays(1));
        host.Ear.Heard(company).ShouldBe([7]);
    }

    [Fact]
    public async Task Events_about_one_thing_keep_their_order_and_others_pass()
    {
        host.Ear.FailFor(company, times: 1);
        var thing = NewId.At(host.Clock);
        await Publish(1, thing);
        await Publish(2, thing);
        await Publish(3, NewId.At(host.Clock));
        host.Ear.Heard(company).ShouldBe([3]);

        for (var i = 0; i < 5; i++) await Later(TimeSpan.FromSeconds(20));
        host.Ear.Heard(company).ShouldBe([3, 1, 2]);
    }

    [Fact]
    public async Task What_never_succeeds_becomes_a_dead_letter_that_shows_and_stands_in_nobodys_way()
    {
        var thing = NewId.At(host.Clock);
        host.Ear.FailFor(company, times: OutboxDelivery.MostAttempts);
        await Publish(1, thing);
        for (var i = 0; i < OutboxDelivery.MostAttempts; i++) await Later(TimeSpan.FromHours(2));

        var dead = (await host.Visitor().Get("/readyz"))["outbox"].GetProperty("dead").GetInt32();
        dead.ShouldBeGreaterThanOrEqualTo(1);
        await Publish(2, thing);
        host.Ear.Heard(company).ShouldBe([2]);
    }

    [Fact]
    public async Task An_event_that_was_rolled_back_is_not_heard()
    {
        await host.Services.GetRequiredService<Scopes>().Run(Caller.Platform(company, "test"), async services =>
        {
            await using var transaction = await services.GetRequiredService<Scope>().Begin(CancellationToken.None);
            await Save(services, 1, NewId.At(host.Clock));
        }, CancellationToken.None);
        host.Ear.Heard(company).ShouldBeEmpty();
        (await Waiting()).ShouldBe(0);
    }

    [Fact]
    public async Task Many_workers_at_once_deliver_each_event_once()
    {
        host.Ear.FailFor(company, times: 200);
        for (var i = 0; i < 200; i++) await Publish(i);
        host.Ear.FailFor(company, times: 0);
        host.Clock.Advance(TimeSpan.FromMinutes(5));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.DeliverOutbox()));
        host.Ear.Heard(company).Order().ShouldBe(Enumerable.Range(0, 200));
        (await Waiting()).ShouldBe(0);
    }

    private Task Publish(int number, Guid? about = null) => host.Services.GetRequiredService<Scopes>()
        .Run(Caller.Platform(company, "test"), services => Save(services, number, about ?? NewId.At(host.Clock)), CancellationToken.None);

    private static async Task Save(IServiceProvider services, int number, Guid about)
    {
        var db = services.GetRequiredService<NotificationsDb>();
        db.Publish(new Rang(number), about);
        await db.SaveChangesAsync();
    }

    private async Task Later(TimeSpan by)
    {
        host.Clock.Advance(by);
        await host.DeliverOutbox();
    }

    private async Task<long> Waiting()
    {
        await using var connection = await host.Services.GetRequiredService<Database>().OpenFor(company, CancellationToken.None);
        await using var count = new Npgsql.NpgsqlCommand("SELECT count(*) FROM kernel.outbox WHERE delivered_at IS NULL", connection);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    public sealed class ListeningHost : TestHost
    {
        internal Ear Ear { get; } = new();

        protected override void Add(IServiceCollection services)
        {
            services.AddSingleton(Ear);
            services.When<Rang, FirstListener>();
            services.When<Rang, SecondListener>();
        }
    }

    internal sealed record Rang(int Number) : IEvent
    {
        public static string Name => "test.rang";
    }

    internal sealed class FirstListener(Ear ear, Caller caller) : ISubscriber<Rang>
    {
        public Task Hear(Rang rang, CancellationToken cancel) => ear.HearFirst(caller.Company, rang.Number);
    }

    internal sealed class SecondListener(Ear ear, Caller caller) : ISubscriber<Rang>
    {
        public Task Hear(Rang rang, CancellationToken cancel) => ear.HearSecond(caller.Company, rang.Number);
    }

    /// <summary>Remembers what was heard, and fails where it is told to.</summary>
    internal sealed class Ear
    {
        private readonly ConcurrentQueue<(CompanyId Company, int Number)> first = new();
        private readonly ConcurrentQueue<(CompanyId Company, int Number)> second = new();
        private readonly ConcurrentDictionary<CompanyId, int> failures = new();
        private Type failure = typeof(InvalidOperationException);

        public void FailFor(CompanyId company, int times, Type? how = null) => (failures[company], failure) = (times, how ?? typeof(InvalidOperationException));

        public IEnumerable<int> Heard(CompanyId company) => first.Where(h => h.Company == company).Select(h => h.Number);

        public IEnumerable<int> HeardBySecond(CompanyId company) => second.Where(h => h.Company == company).Select(h => h.Number);

        public Task HearFirst(CompanyId company, int number)
        {
            if (failures.AddOrUpdate(company, -1, (_, left) => left - 1) >= 0) throw (Exception)Activator.CreateInstance(failure, "Not now.")!;
            first.Enqueue((company, number));
            return Task.CompletedTask;
        }

        public Task HearSecond(CompanyId company, int number)
        {
            second.Enqueue((company, number));
            return Task.CompletedTask;
        }
    }
}
