using System.Collections.Concurrent;

namespace WorkforceOS.StripeStandIn;

/// <summary>What goes wrong on the way.</summary>
public enum Fault
{
    /// <summary>The work is done, and the answer is a 500.</summary>
    ErrorAfterwards,

    /// <summary>The work is done, and the line is cut before the answer.</summary>
    CutAfterwards,

    /// <summary>Nothing is done, and the answer is a 500.</summary>
    ErrorBefore,

    /// <summary>Nothing is done: too many requests.</summary>
    TooMany,
}

/// <summary>What is to go wrong, for so many requests of an operation.</summary>
public sealed class Faults
{
    private readonly ConcurrentDictionary<string, (Fault Fault, int Left)> planned = new();
    private readonly ConcurrentDictionary<string, (Func<Task>? Before, Func<Task>? After)> hooks = new();
    private readonly ConcurrentDictionary<string, int> asked = new();

    /// <param name="operation">Such as <c>PaymentIntentConfirm</c>; <c>*</c> for all.</param>
    public void Plan(string operation, Fault fault, int times = int.MaxValue) => planned[operation] = (fault, times);

    public void None()
    {
        planned.Clear();
        hooks.Clear();
    }

    /// <summary>What others do at the moment of a request: just before its work, or after it and before its answer.</summary>
    public void Meanwhile(string operation, Func<Task>? before = null, Func<Task>? after = null) => hooks[operation] = (before, after);

    /// <summary>How often an operation was asked for.</summary>
    public int Asked(string operation) => asked.GetValueOrDefault(operation);

    internal Task Before(string operation)
    {
        asked.AddOrUpdate(operation, 1, (_, times) => times + 1);
        return hooks.GetValueOrDefault(operation).Before?.Invoke() ?? Task.CompletedTask;
    }

    internal Task After(string operation) => hooks.GetValueOrDefault(operation).After?.Invoke() ?? Task.CompletedTask;

    internal Fault? Take(string operation)
    {
        foreach (var name in new[] { operation, "*" })
        {
            if (!planned.TryGetValue(name, out var plan) || plan.Left <= 0) continue;
            planned[name] = plan with { Left = plan.Left - 1 };
            return plan.Fault;
        }
        return null;
    }
}
