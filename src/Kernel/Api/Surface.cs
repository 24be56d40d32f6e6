namespace WorkforceOS.Kernel.Api;

/// <summary>
/// A set of operations that are offered in one way: where they stand, how values are spelled, what a repeated request gets, who is let
/// in. What it answers with, and in which words, is its dialect, which belongs to the host.
/// </summary>
/// <param name="Name">Stable: the name of its document, and of its idempotency keys.</param>
/// <param name="PathOf">The path of a route, from the service and the route as the module wrote it.</param>
public sealed record Surface(string Name, Func<string, string, string> PathOf)
{
    public required WireGrammar Grammar { get; init; }

    public required IdempotencyPolicy Idempotency { get; init; }

    /// <summary>Asked in the unit of work before each handler of the surface that does not answer anybody, in order.</summary>
    /// <summary>A session counts only when it is complete: the second factor given where one is wanted, the person let in by an admin where the company wants that.</summary>
    public bool WantsCompleteSignIn { get; init; } = true;

    public IReadOnlyList<Guard> Guards { get; init; } = [];

    /// <summary>Which status a success has where the use case does not say.</summary>
    public required Func<Operation, int> StatusOf { get; init; }
}

/// <summary>Lets the caller through to the handler, or says why not. What it has learned of them it leaves in the unit of work's services.</summary>
public delegate ValueTask<Problem?> Guard(IServiceProvider services, Invocation call, CancellationToken cancel);

/// <summary>What a surface promises of requests that are sent again with the same <c>Idempotency-Key</c>.</summary>
public sealed record IdempotencyPolicy
{
    /// <summary>Which operations heed a key. Never those that answer a stream or a file, or hand out a secret once.</summary>
    public required Func<Operation, bool> Heeds { get; init; }

    /// <summary>Which of them refuse to work without one.</summary>
    public Func<Operation, bool> Requires { get; init; } = _ => false;

    /// <summary>A key belongs to a person and an operation; false: to a person, whatever they ask.</summary>
    public bool PerOperation { get; init; }

    /// <summary>Who comes with a key while the first request still runs waits so long for its answer; zero: is refused at once.</summary>
    public TimeSpan Waits { get; init; }

    /// <summary>After so long whoever took a key is taken for dead, and who repeats the request does it; the other, if it lives, commits nothing.</summary>
    public TimeSpan GivesUp { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Refusals that the same request would meet again (4xx) are kept too, and given again.</summary>
    public bool KeepsRefusals { get; init; }

    /// <summary>The body counts by its meaning: order of properties and white space make no other request of it.</summary>
    public bool ByMeaning { get; init; }

    /// <summary>How long an answer is kept.</summary>
    public required TimeSpan Keeps { get; init; }

    /// <summary>The header that says that the answer is a kept one; null where nothing says so.</summary>
    public string? ReplayHeader { get; init; }
}
