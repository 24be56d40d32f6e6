using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using WorkforceOS.Kernel.Data;
using WorkforceOS.Kernel.Jobs;

namespace WorkforceOS.Files.Upkeep;

/// <summary>Deletes evidence that is older than its category is kept, a few at a time; their objects follow.</summary>
internal sealed class ForgetOldEvidence(FileSettings settings, TimeProvider clock) : IJob
{
    public const string Name = "files.forgetOldEvidence";
    private const int AtOnce = 1000;

    public async Task Run(IServiceProvider services, CancellationToken cancel)
    {
        var scope = services.GetRequiredService<Scope>();
        foreach (var (category, days) in settings.Kept)
        {
            while (await ForgetSome(scope, category, clock.GetUtcNow().AddDays(-days), cancel) == AtOnce) { }
        }
    }

    private static async Task<int> ForgetSome(Scope scope, string category, DateTimeOffset before, CancellationToken cancel)
    {
        await using var transaction = await scope.Begin(cancel);
        await using var forget = new NpgsqlCommand("""
            DELETE FROM files.stored_files WHERE (company_id, id) IN (SELECT company_id, id FROM files.stored_files WHERE bucket = 'evidence' AND category = @category AND created_at < @before LIMIT @most)
            """, scope.Connection);
        forget.Parameters.AddWithValue("category", category);
        forget.Parameters.AddWithValue("before", before);
        forget.Parameters.AddWithValue("most", AtOnce);
        var gone = await forget.ExecuteNonQueryAsync(cancel);
        await transaction.Commit(cancel);
        return gone;
    }
}
