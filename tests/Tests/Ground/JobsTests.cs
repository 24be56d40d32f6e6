using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Jobs;
using WorkforceOS.Tests.Kit;

namespace WorkforceOS.Tests.Ground;

/// <summary>A job comes round on one host at a time.</summary>
public sealed class JobsTests(JobsTests.BusyHost host) : IClassFixture<JobsTests.BusyHost>
{
    [Fact]
    public async Task Of_many_runners_at_once_one_runs_what_is_due_and_it_comes_round_again()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = host.Counter.Runs;
        await RunDueEverywhere();
        host.Counter.Runs.ShouldBe(before + 1);
        await RunDueEverywhere();
        host.Counter.Runs.ShouldBe(before + 1);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunDueEverywhere();
        host.Counter.Runs.ShouldBe(before + 2);
    }

    [Fact]
    public async Task A_job_that_fails_comes_round_again_and_keeps_no_other_waiting()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = (host.Counter.Runs, host.Counter.Failures);
        await RunDueEverywhere();
        (host.Counter.Runs, host.Counter.Failures).ShouldBe((before.Runs + 1, before.Failures + 1));

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunDueEverywhere();
        host.Counter.Failures.ShouldBe(before.Failures + 2);
    }

    [Fact]
    public async Task A_job_that_gives_up_waiting_for_somebody_comes_round_again_as_any_other()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        host.Counter.GivesUp = true;
        var before = host.Counter.Runs;
        await RunDueEverywhere();
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await RunDueEverywhere();
        host.Counter.GivesUp = false;
        host.Counter.Runs.ShouldBe(before + 2);
    }

    [Fact]
    public async Task A_job_that_takes_long_keeps_no_other_waiting_and_is_not_begun_twice()
    {
        host.Clock.Advance(TimeSpan.FromMinutes(5));
        var before = (host.Counter.Runs, host.Counter.Failures);
        var hold = host.Counter.Hold = new TaskCompletionSource();
        var begun = await Jobs.StartDue(CancellationToken.None).ToListAsync();
        for (var tries = 0; tries < 500 && (host.Counter.Runs == before.Runs || begun.Count(job => !job.IsCompleted) > 1); tries++) await Task.Delay(20);

        host.Clock.Advance(TimeSpan.FromMinutes(5));
        await Task.WhenAll(await Jobs.StartDue(CancellationToken.None).ToListAsync());
        (host.Counter.Runs, host.Counter.Failures).ShouldBe((before.Runs + 1, before.Failures + 2));

        host.Counter.Hold = null;
        hold.SetResult();
        await Task.WhenAll(begun);
    }

    private JobRunner Jobs => host.Services.GetRequiredService<JobRunner>();

    private Task RunDueEverywhere() => Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => await Task.WhenAll(await Jobs.StartDue(CancellationToken.None).ToListAsync())));

    public sealed class BusyHost : TestHost
    {
        internal Counter Counter { get; } = new();

        protected override void Add(IServiceCollection services)
        {
            services.AddSingleton(Counter);
            services.AddJob<FailingJob>("test.failing", TimeSpan.FromMinutes(5));
            // The clock jumps by minutes, and the lease is renewed in real time.
            services.AddJob<CountingJob>("test.counting", TimeSpan.FromMinutes(5), lease: TimeSpan.FromMinutes(30));
        }
    }

    internal sealed class Counter
    {
        private int runs, failures;

        public int Runs => runs;

        public int Failures => failures;

        /// <summary>Until when it takes.</summary>
        public TaskCompletionSource? Hold { get; set; }

        /// <summary>As an HTTP or mail client does that was not answered in time.</summary>
        public bool GivesUp { get; set; }

        public void Ran() => Interlocked.Increment(ref runs);

        public void Failed() => Interlocked.Increment(ref failures);
    }

    internal sealed class CountingJob(Counter counter) : IJob
    {
        public Task Run(IServiceProvider services, CancellationToken cancel)
        {
            counter.Ran();
            if (counter.GivesUp) throw new TaskCanceledException("Nobody answered in time.");
            return counter.Hold?.Task ?? Task.Delay(50, cancel);
        }
    }

    internal sealed class FailingJob(Counter counter) : IJob
    {
        public Task Run(IServiceProvider services, CancellationToken cancel)
        {
            counter.Failed();
            throw new InvalidOperationException("Always.");
        }
    }
}
