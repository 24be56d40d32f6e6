using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>Two hosts on one database: who has a job keeps it while it lives, and gives it up when it stops, dies or is taken for dead.</summary>
public sealed class JobLeaseTests : IAsyncLifetime
{
    private const string Job = "test.long";
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(3);
    private readonly FirstHost one = new();
    private OtherHost other = null!;

    public async ValueTask InitializeAsync()
    {
        await one.InitializeAsync();
        other = new OtherHost(one);
        await other.InitializeAsync();
        // All that is due at the first look is over before a test begins.
        one.Runs.Finishes = true;
        await RunDue(one);
        one.Runs.Finishes = false;
        one.Runs.Reset();
        Advance(TimeSpan.FromMinutes(5));
    }

    public async ValueTask DisposeAsync()
    {
        await other.DisposeAsync();
        await one.DisposeAsync();
    }

    [Fact]
    public async Task A_stop_in_the_middle_of_a_job_leaves_it_to_the_next_host_at_once()
    {
        using var stop = new CancellationTokenSource();
        var running = await Begin(one, stop.Token);
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(60));

        other.Runs.Finishes = true;
        await RunDue(other);
        other.Runs.Begun.ShouldBe(1);
        (await Holder()).ShouldBeNull();
    }

    [Fact]
    public async Task A_run_that_lives_keeps_its_lease_however_long_it_takes()
    {
        using var stop = new CancellationTokenSource();
        var running = await Begin(one, stop.Token);
        for (var beat = 0; beat < 3; beat++)
        {
            Advance(Lease * 0.8);
            for (var tries = 0; tries < 200 && await LeasedUntil() < one.Clock.Now + Lease; tries++) await Task.Delay(50);
            await RunDue(other);
            other.Runs.Begun.ShouldBe(0);
        }
        await stop.CancelAsync();
        await running.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_host_that_died_is_followed_by_another_within_its_lease()
    {
        await Execute($"UPDATE kernel.jobs SET holder = gen_random_uuid(), leased_until = '{one.Clock.Now + Lease:O}' WHERE name = '{Job}'");
        other.Runs.Finishes = true;
        await RunDue(other);
        other.Runs.Begun.ShouldBe(0);

        Advance(Lease + TimeSpan.FromMilliseconds(1));
        await RunDue(other);
        other.Runs.Begun.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_host_that_died_had_begun_is_due_again_and_not_only_at_its_next_time()
    {
        await Execute($"UPDATE kernel.jobs SET next_run_at = '{one.Clock.Now.AddDays(1):O}', holder = gen_random_uuid(), leased_until = '{one.Clock.Now + Lease:O}' WHERE name = '{Job}'");
        other.Runs.Finishes = true;
        Advance(Lease + TimeSpan.FromMilliseconds(1));
        await RunDue(other);
        await RunDue(other);
        other.Runs.Begun.ShouldBe(1);
    }

    [Fact]
    public async Task A_host_that_lost_its_lease_breaks_off_and_leaves_the_other_ones_alone()
    {
        var running = await Begin(one, CancellationToken.None);
        var until = one.Clock.Now + TimeSpan.FromHours(1);
        await Execute($"UPDATE kernel.jobs SET holder = '{Guid.Empty}', leased_until = '{until:O}' WHERE name = '{Job}'");

        await running.WaitAsync(TimeSpan.FromSeconds(60));
        one.Runs.BrokenOff.ShouldBe(1);
        (await Holder()).ShouldBe(Guid.Empty);
        (await LeasedUntil()).ShouldBe(until);
    }

    [Fact]
    public async Task A_signal_makes_a_job_due_once_for_all_hosts()
    {
        other.Runs.Finishes = one.Runs.Finishes = true;
        await RunDue(one);
        other.Runs.Begun.ShouldBe(0);
        one.Runs.Begun.ShouldBe(1);

        // Both hosts listen before the signal counts.
        for (var tries = 0; tries < 200 && await Listening() < 2; tries++) await Task.Delay(50);
        await Task.Delay(200);
        Advance(TimeSpan.FromSeconds(1));
        await Execute("SELECT pg_notify('workforceos', 'test.wanted:')");
        for (var tries = 0; tries < 200 && one.Runs.Begun + other.Runs.Begun < 2; tries++)
        {
            Advance(TimeSpan.FromMilliseconds(10));
            await Task.WhenAll(RunDue(one), RunDue(other));
            await Task.Delay(20);
        }
        for (var looks = 0; looks < 10; looks++) await RunDue(looks % 2 == 0 ? one : other);
        (one.Runs.Begun + other.Runs.Begun).ShouldBe(2);
    }

    private static async Task RunDue(TestHost host) => await Task.WhenAll(await Runner(host).StartDue(CancellationToken.None).ToListAsync());

    private static JobRunner Runner(TestHost host) => host.Services.GetRequiredService<JobRunner>();

    private void Advance(TimeSpan by) => one.Clock.Advance(by);

    /// <summary>Starts what is due and waits until the job is in the middle.</summary>
    private static async Task<Task> Begin(FirstHost host, CancellationToken stop)
    {
        var before = host.Runs.Begun;
        var begun = await Runner(host).StartDue(stop).ToListAsync(CancellationToken.None);
        for (var tries = 0; tries < 500 && host.Runs.Begun == before; tries++) await Task.Delay(20, CancellationToken.None);
        host.Runs.Begun.ShouldBe(before + 1);
        return Task.WhenAll(begun);
    }

    private async Task<Guid?> Holder() => await Read("holder") is Guid holder ? holder : null;

    private async Task<DateTimeOffset> LeasedUntil() => new((DateTime)(await Read("leased_until"))!);

    private Task<object?> Read(string column) => Execute($"SELECT {column} FROM kernel.jobs WHERE name = '{Job}'");

    private async Task<long> Listening() => (long)(await Execute("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN workforceos'"))!;

    private async Task<object?> Execute(string sql)
    {
        await using var connection = new NpgsqlConnection(one.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    internal sealed class FirstHost : TestHost
    {
        public RunCount Runs { get; } = new();

        protected override Dictionary<string, string?> Settings => SecondHost.SharedSecret;

        protected override void Add(IServiceCollection services) => AddLongJob(services, Runs);
    }

    internal sealed class OtherHost(TestHost first) : SecondHost(first)
    {
        public RunCount Runs { get; } = new();

        protected override void Add(IServiceCollection services) => AddLongJob(services, Runs);
    }

    private static void AddLongJob(IServiceCollection services, RunCount runs)
    {
        services.AddSingleton(runs);
        services.AddJob<LongJob>(Job, TimeSpan.FromMinutes(5), Lease, wakeOn: "test.wanted");
    }

    internal sealed class RunCount
    {
        private int begun, brokenOff;

        public int Begun => begun;

        public int BrokenOff => brokenOff;

        public bool Finishes { get; set; }

        public void Reset() => begun = 0;

        public void Begin() => Interlocked.Increment(ref begun);

        public void BreakOff() => Interlocked.Increment(ref brokenOff);
    }

    private sealed class LongJob(RunCount runs) : IJob
    {
        public async Task Run(IServiceProvider services, CancellationToken cancel)
        {
            runs.Begin();
            if (runs.Finishes) return;
            try
            {
                await Task.Delay(Timeout.Infinite, cancel);
            }
            catch (OperationCanceledException)
            {
                runs.BreakOff();
                throw;
            }
        }
    }
}
