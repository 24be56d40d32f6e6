using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Outbox;

namespace WorkforceOS.Kernel.Api;

/// <summary>Who calls which operation with what.</summary>
/// <param name="Arguments">As <see cref="HandlerPlan.Read"/> gave them.</param>
public sealed record Invocation(Operation Operation, object?[] Arguments, Caller Caller)
{
    /// <summary>For the few handlers that set cookies or look at headers; they can be called over HTTP only.</summary>
    public HttpContext? Http { get; init; }

    /// <summary>Where the request may be sent again; it wants <see cref="Render"/>.</summary>
    public IdempotencyKey? Key { get; init; }

    /// <summary>How the surface writes an answer, for it to be kept.</summary>
    public Func<object?, RenderedAnswer>? Render { get; init; }

    /// <summary>How it writes a refusal, where those are kept too.</summary>
    public Func<Problem, RenderedAnswer>? RenderRefusal { get; init; }

    /// <summary>The version that the change is meant for; null: whichever stands.</summary>
    public ExpectedVersion? Expected { get; init; }

    /// <summary>Does everything and undoes it: tells what would come of it.</summary>
    public bool DryRun { get; init; }
}

/// <summary>What came of it.</summary>
/// <param name="Value">The handler's answer; a <see cref="RenderedAnswer"/> where it is or was kept for a key.</param>
/// <param name="IsRepeated">The answer is an earlier one.</param>
/// <param name="Events">Which events were published, by name, in order; after a dry run, which would be.</param>
public sealed record Outcome(object? Value, Problem? Problem, bool IsRepeated = false, IReadOnlyList<string>? Events = null)
{
    /// <summary>The refusal stands under its key already, with what was kept although it was refused.</summary>
    internal bool IsKept { get; init; }

    public static implicit operator Outcome(Problem problem) => new(null, problem);
}

/// <summary>
/// Runs operations, whoever asks: HTTP in any dialect, a tool, a job, the demo. Role, unit of work, guards, handler, retry of lost races,
/// constraints as refusals, idempotency, dry run, and the delivery of events before it answers.
/// </summary>
public sealed class Executor
{
    private static readonly Problem NoDryRun = Problem.Rule("DryRunNotPossible", "This works in steps that stand each for itself, and cannot be tried without being done.");
    private readonly IServiceScopeFactory factory;
    private readonly ApiMap api;
    private readonly OutboxDelivery outbox;
    private readonly IdempotencyKeys keys;

    internal Executor(IServiceScopeFactory factory, ApiMap api, OutboxDelivery outbox, IdempotencyKeys keys) => (this.factory, this.api, this.outbox, this.keys) = (factory, api, outbox, keys);

    public async Task<Outcome> Run(Invocation call, CancellationToken cancel)
    {
        if (!call.Operation.Admits(call.Caller)) return Problem.RoleRequired(call.Operation.Roles);
        if (call.DryRun) return call.Operation.CanDryRun ? await Perform(call, null, cancel) : NoDryRun;
        if (call.Key is null) return await Perform(call, null, cancel);

        var (turn, earlier, refusal) = await keys.Take(call.Key, call.Operation, call.Caller, cancel);
        if (refusal is not null) return refusal;
        return turn is null ? new Outcome(earlier, null, IsRepeated: true) : await PerformOnce(call, turn, cancel);
    }

    private async Task<Outcome> PerformOnce(Invocation call, IdempotencyTurn turn, CancellationToken cancel)
    {
        var isKept = false;
        try
        {
            var outcome = await Perform(call, turn, cancel);
            isKept = outcome.Problem is null || outcome.IsKept;
            if (!isKept && Refusal(call, outcome.Problem!) is { } refusal)
            {
                await keys.Keep(turn, refusal);
                isKept = true;
            }
            return outcome;
        }
        finally
        {
            try
            {
                if (!isKept) await keys.Release(turn);
            }
            finally
            {
                // Also where the database could not be told: its row is given up by itself, and what this host knows is not.
                keys.Done(turn);
            }
        }
    }

    /// <summary>As it is kept for a key; null where whoever was refused is to ask again: who lost a race may win the next.</summary>
    private static RenderedAnswer? Refusal(Invocation call, Problem problem) =>
        problem is { Status: < 500 and not 429, Kind: not ProblemKind.ChangedMeanwhile } && call.Operation.Surface.Idempotency.KeepsRefusals ? call.RenderRefusal!(problem) : null;

    private async Task<Outcome> Perform(Invocation call, IdempotencyTurn? turn, CancellationToken cancel)
    {
        try
        {
            return await DatabaseFailures.RetryLostRaces(() => Try(call, turn, cancel), cancel);
        }
        catch (StaleVersionException)
        {
            return Problem.ChangedMeanwhile(await Current(call, cancel));
        }
        catch (Exception lost) when (lost.IsLostRace() || DatabaseFailures.IsLockTimeout(lost))
        {
            return Problem.Busy;
        }
        catch (Exception refused) when (DatabaseFailures.TakenBy(refused) is { } constraint)
        {
            return Problem.Duplicate(constraint);
        }
        catch (Exception refused) when (DatabaseFailures.LockedBy(refused) is { } locked)
        {
            return locked;
        }
    }

    private async Task<Outcome> Try(Invocation call, IdempotencyTurn? turn, CancellationToken cancel)
    {
        await using var services = factory.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(call.Caller, cancel);
        scope.Expected = call.Expected;

        // Around all of it only where all of it is to stand or fall with something more: the answer that is kept, or the wish to undo it.
        var around = call.DryRun || (turn is not null && !call.Operation.IsInSteps) ? await scope.BeginUnsaid(cancel) : null;
        Outcome outcome;
        await using (around)
        {
            outcome = await Handle(call, turn, around, scope, services.ServiceProvider, cancel);
        }
        await scope.DisposeAsync();
        // After a refusal too: what the use case has committed stands.
        if (call.DryRun) return outcome;
        if (outcome.Problem is { } problem && scope.KeptAlthoughRefused is { } keep) outcome = await Keep(keep, problem, call, turn, cancel);
        await outbox.DeliverNow(scope.Published);
        return outcome;
    }

    /// <summary>What stands although it was refused, and the refusal under its key: both or neither, so that one that is asked again after a crash stands once.</summary>
    private async Task<Outcome> Keep(Func<IServiceProvider, CancellationToken, Task> keep, Problem problem, Invocation call, IdempotencyTurn? turn, CancellationToken cancel)
    {
        await using var services = factory.CreateAsyncScope();
        var scope = services.ServiceProvider.GetRequiredService<Scope>();
        await scope.Open(call.Caller, cancel);
        var refusal = turn is null ? null : Refusal(call, problem);
        await using (var both = await scope.Begin(cancel))
        {
            await keep(services.ServiceProvider, cancel);
            if (refusal is not null && !await IdempotencyKeys.Keep(scope.Connection, turn!, refusal, cancel)) return Problem.Busy;
            await both.Commit(cancel);
        }
        await scope.DisposeAsync();
        await outbox.DeliverNow(scope.Published);
        return new Outcome(null, problem) { IsKept = refusal is not null };
    }

    private async Task<Outcome> Handle(Invocation call, IdempotencyTurn? turn, ScopeTransaction? around, Scope scope, IServiceProvider services, CancellationToken cancel)
    {
        foreach (var guard in call.Operation.AskedBefore)
        {
            if (await guard(services, call, cancel) is { } stopped) return stopped;
        }
        var result = await call.Operation.Plan.Call(call.Arguments, call.Http, services, cancel);
        if (result.Problem is { } problem) return problem;
        if (call.DryRun) return new Outcome(call.Render is null ? result.Value : call.Render(result.Value), null, Events: Names(scope));

        var value = result.Value;
        if (turn is not null)
        {
            var rendered = call.Render!(value);
            if (!await (around is null ? keys.Keep(turn, rendered) : IdempotencyKeys.Keep(scope.Connection, turn, rendered, cancel))) return Problem.Busy;
            value = rendered;
        }
        if (around is not null) await around.Commit(cancel);
        return new Outcome(value, null, Events: Names(scope));
    }

    /// <summary>The object as it is now, where the surface has an operation that gets it and the caller may call it.</summary>
    private async Task<object?> Current(Invocation call, CancellationToken cancel)
    {
        var (surface, pattern) = (call.Operation.Surface, call.Operation.Pattern);
        if (api.On(surface).FirstOrDefault(o => o.Method is "GET" && o.Pattern.Equals(pattern, StringComparison.OrdinalIgnoreCase)) is not { } get) return null;
        var path = new Queue<object?>(call.Operation.Plan.Parameters.Zip(call.Arguments).Where(p => p.First.Source is Source.Path).Select(p => p.Second));
        if (get.Plan.Parameters.Any(p => p.Source is Source.Input or Source.List or Source.Http)) return null;
        object?[] arguments = [.. get.Plan.Parameters.Select(p => p.Source is Source.Path ? path.Dequeue() : null)];
        var outcome = await Run(new Invocation(get, arguments, call.Caller), cancel);
        return outcome.Value is IAnswer answer ? answer.Data : outcome.Value;
    }

    private static string[] Names(Scope scope) => [.. scope.Saved.Select(message => message.Name)];
}
