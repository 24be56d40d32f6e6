using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Kernel.Jobs;

/// <summary>Work that comes round again. Runs on one host at a time; finding nothing to do, or being run twice, does no harm.</summary>
public interface IJob
{
    /// <param name="services">A unit of work across companies; open one of a company with <see cref="Scopes"/>.</param>
    /// <param name="cancel">The host stops, or another one has taken over.</param>
    Task Run(IServiceProvider services, CancellationToken cancel);
}

/// <summary>Work that comes round at each company's own local time. As <see cref="IJob"/>, once for each company and day.</summary>
public interface ICompanyJob
{
    /// <param name="services">A unit of work of the company.</param>
    Task Run(CompanyTurn turn, IServiceProvider services, CancellationToken cancel);
}

/// <summary>A company's turn of a job.</summary>
/// <param name="Day">The company's day whose time has come. After a downtime the latest such day, once.</param>
/// <param name="Since">The day of the turn before; what lies between was missed.</param>
public sealed record CompanyTurn(CompanyId Company, DateOnly Day, DateOnly Since);

/// <param name="Name">Its row in <c>kernel.jobs</c>.</param>
/// <param name="Every">From the start of one run to the start of the next; null where it runs at a <paramref name="Time"/>.</param>
/// <param name="Time">In UTC.</param>
/// <param name="Lease">Renewed while it runs; so long after a crash another host takes over.</param>
/// <param name="WakeOn">The signal that makes it due at once.</param>
/// <param name="WakeAfter">So long after the signal.</param>
public sealed record JobPlan(string Name, TimeSpan? Every, CalendarTime? Time, TimeSpan Lease, Type Job, string? WakeOn = null, TimeSpan WakeAfter = default)
{
    /// <summary>A run that failed comes again after so long at the latest.</summary>
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(5);

    /// <summary>The run after one that starts now.</summary>
    internal DateTimeOffset NextAfter(DateTimeOffset now) => Every is { } every ? now + every : Time!.NextAfter(now, NodaTime.DateTimeZone.Utc);

    internal static DateTimeOffset RetryAt(DateTimeOffset now) => now + RetryAfter;
}

public static class JobWiring
{
    /// <summary>What a host that died had in hand goes on elsewhere within half a minute. Renewed each third of it, so that two renewals may fail.</summary>
    public static readonly TimeSpan DefaultLease = TimeSpan.FromSeconds(20);

    /// <summary>A job that runs at intervals, the first time at once.</summary>
    /// <param name="wakeOn">A signal that makes it due at once, or <paramref name="wakeAfter"/> it; <paramref name="every"/> then only says how late it may be where the signal is lost.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, TimeSpan every, TimeSpan? lease = null, string? wakeOn = null, TimeSpan wakeAfter = default) where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobPlan(name, every, null, lease ?? DefaultLease, typeof(TJob), wakeOn, wakeAfter));
    }

    /// <summary>A job that runs at a time of day, UTC. A run that a downtime swallowed is made up for once.</summary>
    /// <param name="at"><c>daily 03:00</c> or <c>Monday 02:00</c>, see <see cref="CalendarTime.Parse"/>.</param>
    public static IServiceCollection AddJob<TJob>(this IServiceCollection services, string name, string at, TimeSpan? lease = null) where TJob : class, IJob
    {
        services.AddScoped<TJob>();
        return services.AddSingleton(new JobPlan(name, null, CalendarTime.Parse(at), lease ?? DefaultLease, typeof(TJob)));
    }

    /// <summary>A job that runs for each company when its own clock shows that time; see <see cref="CompanyTurns{TJob}"/> for what holds.</summary>
    /// <param name="at"><c>daily 03:00</c> or <c>Monday 02:00</c>, see <see cref="CalendarTime.Parse"/>.</param>
    public static IServiceCollection AddCompanyJob<TJob>(this IServiceCollection services, string name, string at) where TJob : class, ICompanyJob
    {
        services.AddScoped<TJob>();
        services.AddSingleton(new CompanySchedule<TJob>(name, CalendarTime.Parse(at)));
        return services.AddJob<CompanyTurns<TJob>>(name, TimeSpan.FromMinutes(1));
    }
}
