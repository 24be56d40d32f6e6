using WorkforceOS.Kernel.Api;

namespace WorkforceOS.Kernel.Lists;

/// <summary>A part of a list, and how long the whole list is.</summary>
/// <param name="Window">Which rows were asked for.</param>
/// <param name="TotalRowCount">Rows that match and that the caller may see.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, RowWindow Window, int TotalRowCount) : IPage
{
    // Each as what it is: a page of views may hold richer ones, which a list of the plain type would cut short.
    IReadOnlyList<object?> IPage.Rows => [.. Rows.Select(row => (object?)row)];

    public Page<TOther> Select<TOther>(Func<T, TOther> turn) => new([.. Rows.Select(turn)], Window, TotalRowCount);
}

/// <summary>A <see cref="Page{T}"/> of whatever.</summary>
public interface IPage
{
    IReadOnlyList<object?> Rows { get; }
    RowWindow Window { get; }
    int TotalRowCount { get; }
}
