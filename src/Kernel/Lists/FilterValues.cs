using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Kernel.Lists;

/// <summary>The values given for one filter, and what relative dates are relative to.</summary>
internal sealed record FilterValues(IReadOnlyList<string> Given, string? Operator, Reading Reading);

/// <summary>Holds a value where EF looks for parameters. Not inside Filters: its types would be bound to the row's as well.</summary>
internal sealed class Box<TValue>(TValue value)
{
    public readonly TValue Value = value;
}
