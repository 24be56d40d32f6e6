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
public sealed record FilterFacts(string Name, FilterKind Kind, IReadOnlyList<string> Choices);
