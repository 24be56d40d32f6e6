using System.ComponentModel.DataAnnotations;
using System.Threading.RateLimiting;
using WorkforceOS.Kernel;
using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Host.Wire;

/// <summary>How much one caller may ask. Section <c>RateLimits</c>.</summary>
internal sealed record RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Sign-in, registration and code routes, per address and minute.</summary>
    [Range(1, 1_000_000)]
    public int SignInPerMinute { get; init; } = 300;

    /// <summary>Everything else, at once, per session.</summary>
    [Range(1, 1_000_000)]
    public int Burst { get; init; } = 400;

    /// <summary>Everything else, lasting, per session and second.</summary>
    [Range(1, 1_000_000)]
    public int PerSecond { get; init; } = 200;

    /// <summary>Uploads, per person and minute.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; init; } = 20;

    /// <summary>Companies, tokens and keys that do not exist, per address and minute; then only what is remembered is answered.</summary>
    [Range(1, 1_000_000)]
    public int UnknownPerMinute { get; init; } = 300;

    /// <summary>Requests of one session that are worked on at the same moment; further ones wait.</summary>
    [Range(1, 1_000_000)]
    public int AtOncePerSession { get; init; } = 8;

    /// <summary>Requests at one company that are worked on at the same moment; further ones wait.</summary>
    [Range(1, 1_000_000)]
    public int AtOncePerCompany { get; init; } = 20;

    /// <summary>So many requests of one session, and ten times as many at one company, may wait.</summary>
    [Range(1, 1_000_000)]
    public int MostWaiting { get; init; } = 400;

    /// <summary>So long may one wait.</summary>
    [Range(1, 300)]
    public int LongestWaitSeconds { get; init; } = 10;
}

/// <summary>Counts calls, in this host. Several hosts count each for itself.</summary>
internal sealed class RateLimits(RateLimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> signIn = PerMinute(options.SignInPerMinute);
    private readonly PartitionedRateLimiter<string> uploads = PerMinute(options.UploadsPerMinute);
    private readonly PartitionedRateLimiter<string> unknown = PerMinute(options.UnknownPerMinute);
    private readonly PartitionedRateLimiter<string> lookUps = ConcurrencyLimits.AtOnce(8, 10_000);
    private readonly PartitionedRateLimiter<string> ordinary = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
    {
        TokenLimit = options.Burst,
        TokensPerPeriod = options.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    }));

    /// <summary>What is known of a request before anything is looked up: its address.</summary>
    /// <returns>A refusal when that has asked too much.</returns>
    public Problem? CountAddress(Operation operation, HttpContext http) => operation.Limit is Limit.SignIn ? Count(signIn, Address(http)) : null;

    /// <summary>What is counted by who asks.</summary>
    public Problem? CountCaller(ApiCall call) => call.Operation.Limit switch
    {
        Limit.SignIn => null,
        Limit.Upload => Count(uploads, call.Who?.User.ToString() ?? Address(call.Http)),
        _ => Count(ordinary, Caller(call)),
    };

    /// <summary>A page or an endpoint that is no operation.</summary>
    public Problem? CountOther(HttpContext http) => Count(ordinary, Address(http));

    /// <summary>Looks for a company or a person in the database on behalf of an address, a few at a time, as long as it has not asked for too many that do not exist.</summary>
    public async ValueTask<(T? Found, Problem? Refusal)> LookUp<T>(HttpContext http, Func<ValueTask<T?>> look) where T : class
    {
        var address = Address(http);
        using var place = await lookUps.AcquireAsync(address, 1, http.RequestAborted);
        if (!place.IsAcquired) return (null, Refusal(place));
        using (var left = unknown.AttemptAcquire(address, 0))
        {
            if (!left.IsAcquired) return (null, Refusal(left));
        }
        var found = await look();
        if (found is null) unknown.AttemptAcquire(address).Dispose();
        return (found, null);
    }

    /// <summary>Whoever is counted as one: a session, a key's person, or an address.</summary>
    public static string Caller(ApiCall call) => call.Who is { } who ? who.Session?.ToString() ?? who.User.ToString() : Address(call.Http);

    public void Dispose()
    {
        signIn.Dispose();
        uploads.Dispose();
        unknown.Dispose();
        lookUps.Dispose();
        ordinary.Dispose();
    }

    private static string Address(HttpContext http) => CallerAddress.Counted(CallerAddress.Written(http.Connection.RemoteIpAddress));

    private static Problem? Count(PartitionedRateLimiter<string> limiter, string who)
    {
        using var lease = limiter.AttemptAcquire(who);
        return lease.IsAcquired ? null : Refusal(lease);
    }

    private static Problem Refusal(RateLimitLease lease) => Problem.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));

    private static PartitionedRateLimiter<string> PerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    }));
}

/// <summary>
/// Lets each caller and each company have no more than its share of what works at the same moment, and so of the connections to the
/// database, whatever it sends. Who waits holds none.
/// </summary>
internal sealed class ConcurrencyLimits(RateLimitOptions options) : IDisposable
{
    private static readonly Problem TooLong = Problem.TooManyRequests(TimeSpan.FromSeconds(1));
    private readonly PartitionedRateLimiter<string> callers = AtOnce(options.AtOncePerSession, options.MostWaiting);
    private readonly PartitionedRateLimiter<string> companies = AtOnce(options.AtOncePerCompany, 10 * options.MostWaiting);

    /// <returns>The places, to be given back; or the refusal.</returns>
    public async Task<(IDisposable? Places, Problem? Refusal)> Enter(ApiCall call, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(options.LongestWaitSeconds));
        RateLimitLease? own = null;
        try
        {
            own = await callers.AcquireAsync(RateLimits.Caller(call), 1, patience.Token);
            if (!own.IsAcquired) return (null, TooLong);
            var shared = await companies.AcquireAsync(call.Company!.Codename, 1, patience.Token);
            if (!shared.IsAcquired)
            {
                own.Dispose();
                return (null, TooLong);
            }
            return (new Places(own, shared), null);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            own?.Dispose();
            return (null, TooLong);
        }
        catch
        {
            own?.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        callers.Dispose();
        companies.Dispose();
    }

    public static PartitionedRateLimiter<string> AtOnce(int permits, int waiting) => PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetConcurrencyLimiter(who, _ => new()
    {
        PermitLimit = permits,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    }));

    private sealed class Places(RateLimitLease own, RateLimitLease shared) : IDisposable
    {
        public void Dispose()
        {
            shared.Dispose();
            own.Dispose();
        }
    }
}
