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

    /// <summary>Uploads, per session and minute.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; init; } = 20;
}

/// <summary>Counts calls, in this host. Several hosts count each for itself.</summary>
internal sealed class RateLimits(RateLimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> signIn = Window(options.SignInPerMinute);
    private readonly PartitionedRateLimiter<string> uploads = Window(options.UploadsPerMinute);
    private readonly PartitionedRateLimiter<string> ordinary = PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetTokenBucketLimiter(who, _ => new()
    {
        TokenLimit = options.Burst,
        TokensPerPeriod = options.PerSecond,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
    }));

    /// <returns>A refusal when the caller has asked too much.</returns>
    public Problem? Count(Call call)
    {
        var (limiter, who) = call.Operation.Limit switch
        {
            Limit.SignIn => (signIn, call.Address ?? ""),
            Limit.Upload => (uploads, Session(call)),
            _ => (ordinary, Session(call)),
        };
        using var lease = limiter.AttemptAcquire(who);
        if (lease.IsAcquired) return null;
        return Problem.TooManyRequests(lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.FromSeconds(1));
    }

    public void Dispose()
    {
        signIn.Dispose();
        uploads.Dispose();
        ordinary.Dispose();
    }

    private static string Session(Call call) => call.Who is { } who ? who.Session?.ToString() ?? who.User.ToString() : call.Address ?? "";

    private static PartitionedRateLimiter<string> Window(int perMinute) => PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.GetSlidingWindowLimiter(who, _ => new()
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = 6,
    }));
}
