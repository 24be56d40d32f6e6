using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>Jobs at a time of day: in UTC, and by each company's own clock, over clock changes, downtimes and two hosts.</summary>
public sealed class JobTimesTests : IAsyncLifetime
{
    private readonly ClockHost one = new();
    private readonly ConcurrentQueue<(string Job, CompanyTurn Turn, DateTimeOffset At)> turns = new();
    private OtherHost other = null!;

    public async ValueTask InitializeAsync()
    {
        one.Turns = turns;
        await one.InitializeAsync();
        other = new OtherHost(one, turns);
        await other.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task Each_company_has_one_turn_a_day_at_its_own_time_also_when_its_clock_changes()
    {
        var berlin = await Found("Europe/Berlin");
        var newYork = await Found("America/New_York");

        // Berlin has no 02:30 on 29 March.
        await Walk("2026-03-27T12:00Z", "2026-03-30T12:00Z", NightlyJob.Name);
        Days(berlin, NightlyJob.Name).ShouldBe(["2026-03-28 at 2026-03-28 01:30", "2026-03-29 at 2026-03-29 01:30", "2026-03-30 at 2026-03-30 00:30"]);
        Days(newYork, NightlyJob.Name).ShouldBe(["2026-03-28 at 2026-03-28 06:30", "2026-03-29 at 2026-03-29 06:30", "2026-03-30 at 2026-03-30 06:30"]);

        // It has two on 25 October.
        turns.Clear();
        await Walk("2026-10-24T12:00Z", "2026-10-26T12:00Z", NightlyJob.Name);
        Days(berlin, NightlyJob.Name)[^2..].ShouldBe(["2026-10-25 at 2026-10-25 00:30", "2026-10-26 at 2026-10-26 01:30"]);
    }

    [Fact]
    public async Task What_a_downtime_swallowed_is_made_up_for_once_and_says_since_when()
    {
        var company = await Found("Asia/Kolkata");
        Set("2026-03-02T12:00Z");
        await RunDueEverywhere();
        turns.ShouldBeEmpty("A company is counted from when it is first seen.");

        Set("2026-03-25T12:00Z");
        await RunDueEverywhere();
        await RunDueEverywhere();
        turns.Where(t => t.Turn.Company == company && t.Turn.Day == new DateOnly(2026, 3, 25)).Single().Turn.Since.ShouldBe(new DateOnly(2026, 3, 2));
        var weekly = turns.Single(t => t.Turn.Company == company && t.Turn.Day == new DateOnly(2026, 3, 23)).Turn;
        weekly.Since.ShouldBe(new DateOnly(2026, 3, 2));
        turns.Count(t => t.Turn.Company == company).ShouldBe(2);
    }

    [Fact]
    public async Task A_company_that_moves_its_clock_has_no_day_twice()
    {
        var company = await Found("Asia/Kolkata");
        await Walk("2026-03-03T12:00Z", "2026-03-04T04:00Z", NightlyJob.Name);
        Days(company, NightlyJob.Name).ShouldBe(["2026-03-04 at 2026-03-03 21:00"]);

        (await owner!.Patch($"/auth-api/v1/companies/{company.Value}", new { timezone = "America/New_York" })).Should(200);
        await Walk("2026-03-04T04:00Z", "2026-03-05T12:00Z", NightlyJob.Name);
        Days(company, NightlyJob.Name).ShouldBe(["2026-03-04 at 2026-03-03 21:00", "2026-03-05 at 2026-03-05 07:30"]);
    }

    [Fact]
    public async Task A_company_where_it_fails_keeps_no_other_waiting_and_has_its_turn_again()
    {
        var (bad, good) = (await Found("UTC"), await Found("UTC"));
        Set("2026-03-02T12:00Z");
        await RunDueEverywhere();
        one.FailFor = other.FailFor = bad;
        Set("2026-03-03T12:00Z");
        await RunDueEverywhere();
        Days(good, NightlyJob.Name).Count.ShouldBe(1);
        Days(bad, NightlyJob.Name).ShouldBeEmpty();

        one.FailFor = other.FailFor = null;
        Set("2026-03-03T12:10Z");
        await RunDueEverywhere();
        Days(bad, NightlyJob.Name).Count.ShouldBe(1);
        Days(good, NightlyJob.Name).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_at_a_time_of_day_waits_for_it_and_a_downtime_costs_it_one_run()
    {
        Set("2026-03-02T12:00Z");
        await RunDueEverywhere();
        (one.Runs + other.Runs).ShouldBe(0);
        Set("2026-03-03T02:59Z");
        await RunDueEverywhere();
        (one.Runs + other.Runs).ShouldBe(0);
        Set("2026-03-03T03:00Z");
        await RunDueEverywhere();
        await RunDueEverywhere();
        (one.Runs + other.Runs).ShouldBe(1);

        Set("2026-03-09T11:00Z");
        await RunDueEverywhere();
        await RunDueEverywhere();
        (one.Runs + other.Runs).ShouldBe(2);
        Set("2026-03-10T03:00Z");
        await RunDueEverywhere();
        (one.Runs + other.Runs).ShouldBe(3);
    }

    [Theory]
    [InlineData("daily 3:00")]
    [InlineData("monday 03:00")]
    [InlineData("daily 24:00")]
    [InlineData("daily")]
    public void A_time_that_nobody_understands_is_refused_at_wiring(string at)
    {
        Should.Throw<FormatException>(() => CalendarTime.Parse(at));
    }

    private Client? owner;

    private async Task<CompanyId> Found(string zone)
    {
        owner = (await TestCompany.Found(one, zone)).Owner;
        return new((await owner.Get("/auth-api/v1/companies"))["company"].Id());
    }

    /// <summary>Half an hour at a time, now this host and now the other.</summary>
    private async Task Walk(string from, string to, string job)
    {
        var step = 0;
        for (var now = DateTimeOffset.Parse(from); now <= DateTimeOffset.Parse(to); now += TimeSpan.FromMinutes(30))
        {
            one.Clock.Now = now;
            await (step++ % 2 == 0 ? one : (TestHost)other).RunJob(job);
        }
    }

    private void Set(string now) => one.Clock.Now = DateTimeOffset.Parse(now);

    private Task RunDueEverywhere() => Task.WhenAll(new TestHost[] { one, other, one, other }.Select(async host =>
        await Task.WhenAll(await host.Services.GetRequiredService<JobRunner>().StartDue(CancellationToken.None).ToListAsync())));

    private List<string> Days(CompanyId company, string job) => [.. turns.Where(t => t.Turn.Company == company && t.Job == job).Select(t => $"{t.Turn.Day:yyyy-MM-dd} at {t.At:yyyy-MM-dd HH:mm}")];

    internal class ClockHost : TestHost
    {
        private int runs;

        internal ConcurrentQueue<(string Job, CompanyTurn Turn, DateTimeOffset At)> Turns { get; set; } = new();

        internal CompanyId? FailFor { get; set; }

        internal int Runs => runs;

        internal void Ran() => Interlocked.Increment(ref runs);

        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;

        protected override void Add(IServiceCollection services)
        {
            services.AddSingleton(this);
            services.AddJob<DailyJob>("test.daily", "daily 03:00");
            services.AddCompanyJob<NightlyJob>(NightlyJob.Name, "daily 02:30");
            services.AddCompanyJob<WeeklyJob>(WeeklyJob.Name, "Monday 02:00");
        }
    }

    internal sealed class OtherHost : ClockHost
    {
        private readonly TestHost first;

        public OtherHost(ClockHost first, ConcurrentQueue<(string Job, CompanyTurn Turn, DateTimeOffset At)> turns) => (this.first, Turns, Clock) = (first, turns, first.Clock);

        protected override Task<string> Database() => Task.FromResult(first.ConnectionString);
    }

    internal sealed class DailyJob(ClockHost host) : IJob
    {
        public Task Run(IServiceProvider services, CancellationToken cancel)
        {
            host.Ran();
            return Task.CompletedTask;
        }
    }

    internal sealed class NightlyJob(ClockHost host, TimeProvider clock) : ICompanyJob
    {
        public const string Name = "test.nightly";

        public Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
        {
            if (host.FailFor == turn.Company) throw new InvalidOperationException("Not here.");
            host.Turns.Enqueue((Name, turn, clock.GetUtcNow()));
            return Task.CompletedTask;
        }
    }

    internal sealed class WeeklyJob(ClockHost host, TimeProvider clock) : ICompanyJob
    {
        public const string Name = "test.weekly";

        public Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel)
        {
            host.Turns.Enqueue((Name, turn, clock.GetUtcNow()));
            return Task.CompletedTask;
        }
    }
}
