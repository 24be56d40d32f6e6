using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Kernel.Lists;

/// <summary>What a filter's values are; decides how they parse, and how OpenAPI shows them.</summary>
public enum FilterKind
{
    Id,
    Ids,
    Text,
    Choice,
    Flag,
    Day,
    Instant,
    Number,
}

/// <summary>One filter of a list, as documentation needs it.</summary>
/// <param name="Choices">The enum whose values it takes, where it does.</param>
public sealed record FilterFacts(string Name, FilterKind Kind, Type? Choices);

/// <summary>Filters of whichever row.</summary>
public interface IFilters
{
    IReadOnlyList<FilterFacts> Facts { get; }

    /// <summary>What the rows look like to the caller.</summary>
    void ShownAs(Type view);

    /// <returns>A <see cref="ListOf{T}"/>.</returns>
    (object? List, Problem? Problem) Read(IReadOnlyDictionary<string, IReadOnlyList<string>> query, Reading reading);
}
