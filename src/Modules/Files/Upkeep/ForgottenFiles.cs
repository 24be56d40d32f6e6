using Npgsql;
using WorkforceOS.Kernel.Data;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Deletes files that nobody is to have any more, a few at a time, the oldest first; their objects and thumbnails follow.</summary>
internal static class ForgottenFiles
{
    private const int AtOnce = 1000;

    /// <param name="which">The condition, in SQL; asked again of each as it is deleted, so that who keeps one at that moment is waited for, and keeps it.</param>
    /// <param name="since">The column that says how old they are.</param>
    /// <param name="before">Those from before it go; <c>@before</c>, for the condition.</param>
    /// <param name="category"><c>@category</c>, for the condition.</param>
    public static async Task Delete(Scope scope, string which, string since, DateTimeOffset before, CancellationToken cancel, string? category = null)
    {
        while (await DeleteSome(scope, $"{which} AND {since} < @before", since, before, category, cancel) == AtOnce) { }
    }

    private static async Task<int> DeleteSome(Scope scope, string which, string since, DateTimeOffset before, string? category, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await using var forget = new NpgsqlCommand($"""
            DELETE FROM files.stored_files WHERE {which} AND (company_id, id) IN (SELECT company_id, id FROM files.stored_files WHERE {which} ORDER BY {since} LIMIT @most)
            """, scope.Connection);
        forget.Parameters.AddWithValue("before", before);
        forget.Parameters.AddWithValue("most", AtOnce);
        if (category is not null) forget.Parameters.AddWithValue("category", category);
        var gone = await forget.ExecuteNonQueryAsync(cancel);
        await transaction.Commit(cancel);
        return gone;
    }
}
