using Microsoft.EntityFrameworkCore;
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

/// <summary>Pages of lists that have an order of their own, and no filters but what their use case reads.</summary>
public static class Page
{
    /// <param name="ordered">To the last key.</param>
    public static async Task<Page<T>> Read<T>(IQueryable<T> ordered, RowWindow window, CancellationToken cancel)
    {
        var rows = await ordered.Skip(window.Skipped).Take(window.Most).ToListAsync(cancel);
        // A page that is not full is the last one, which tells the total without counting.
        var isLast = rows.Count < window.Most && (rows.Count > 0 || window.Skipped == 0);
        return new(rows, window, isLast ? window.Skipped + rows.Count : await ordered.CountAsync(cancel));
    }

    /// <summary>Of a short list that is at hand as a whole.</summary>
    public static Page<T> Of<T>(IReadOnlyCollection<T> all, RowWindow window) => new([.. all.Skip(window.Skipped).Take(window.Most)], window, all.Count);
}

/// <summary>A <see cref="Page{T}"/> of whatever.</summary>
public interface IPage
{
    IReadOnlyList<object?> Rows { get; }
    RowWindow Window { get; }
    int TotalRowCount { get; }
}
