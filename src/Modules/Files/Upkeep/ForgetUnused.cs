using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Deletes what was uploaded and never referred to, a few at a time; their objects and thumbnails follow. Who keeps one at that moment is waited for, and keeps it.</summary>
internal sealed class ForgetUnused(FileSettings settings, TimeProvider clock) : IJob
{
    public const string Name = "files.forgetUnused";
    private const int AtOnce = 1000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var scope = services.GetRequiredService<Scope>();
        while (await ForgetSome(scope, clock.GetUtcNow().AddDays(-settings.KeepUnusedDays), cancel) == AtOnce) { }
    }

    private static async Task<int> ForgetSome(Scope scope, DateTimeOffset before, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await using var forget = new NpgsqlCommand("""
            DELETE FROM files.stored_files WHERE unused_since < @before AND (company_id, id) IN (SELECT company_id, id FROM files.stored_files WHERE unused_since < @before ORDER BY unused_since LIMIT @most)
            """, scope.Connection);
        forget.Parameters.AddWithValue("before", before);
        forget.Parameters.AddWithValue("most", AtOnce);
        var gone = await forget.ExecuteNonQueryAsync(cancel);
        await transaction.Commit(cancel);
        return gone;
    }
}
