namespace WorkforceOS.Kernel.Lists;

/// <summary>One page of a list, and how long the whole list is.</summary>
/// <param name="PageNumber">From 1.</param>
/// <param name="TotalRowCount">Rows that match and that the caller may see.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, int PageNumber, int PageRowCount, int TotalRowCount) : IPage
{
    public int PageCount => (TotalRowCount + PageRowCount - 1) / PageRowCount;

    // Each as what it is: a page of views may hold richer ones, which a list of the plain type would cut short.
    IEnumerable<object?> IPage.Rows => Rows.Select(row => (object?)row).ToList();

    public Page<TOther> Select<TOther>(Func<T, TOther> turn) => new([.. Rows.Select(turn)], PageNumber, PageRowCount, TotalRowCount);
}

/// <summary>A <see cref="Page{T}"/> of whatever.</summary>
public interface IPage
{
    IEnumerable<object?> Rows { get; }
    int PageNumber { get; }
    int PageRowCount { get; }
    int TotalRowCount { get; }
    int PageCount { get; }
}
