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

    private Task RunDueEverywhere() => Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Services.GetRequiredService<JobRunner>().RunDue(CancellationToken.None)));

    public sealed class BusyHost : TestHost
    {
        internal Counter Counter { get; } = new();

        protected override void Add(IServiceCollection services)
        {
            services.AddSingleton(Counter);
            services.AddJob<FailingJob>("test.failing", TimeSpan.FromMinutes(5));
            services.AddJob<CountingJob>("test.counting", TimeSpan.FromMinutes(5));
        }
    }

    internal sealed class Counter
    {
        private int runs, failures;

        public int Runs => runs;

        public int Failures => failures;

        public void Ran() => Interlocked.Increment(ref runs);

        public void Failed() => Interlocked.Increment(ref failures);
    }

    internal sealed class CountingJob(Counter counter) : IJob
    {
        public Task Run(IServiceProvider services, CancellationToken cancel)
        {
            counter.Ran();
            return Task.Delay(50, cancel);
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
